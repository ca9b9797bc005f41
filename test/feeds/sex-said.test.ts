import {expect, test} from 'vitest';
import {loadText} from './support.ts';

const MAPPING = `key: Ref
people:
  child: {name: Child}
  other: {name: Other, sex: Sex}
ties:
  - {from: other, to: child, kind: Rel}
  - {from: other, to: child, kind: Also}
  - {from: child, to: other, kind: {column: What, map: {}}}
`;

/** Sex of the child and of the other, as the row gives them. */
async function sexes(cells: string): Promise<string> {
  const {rows, refused} = await loadText(
    `Ref,Child,Other,Sex,Rel,Also,What\n1,Alex Osei,Ashley Osei,${cells}\n`,
    MAPPING,
  );
  expect(refused).toEqual([]);
  const {mentions} = rows[0]!;
  return ['child', 'other'].map((slot) => mentions.find(({source}) => source.slot === slot)!.sex).join(' ');
}

test.each([
  ['a mother is a woman', ',Mother,,', 'unknown female'],
  ['an uncle is a man', ',Maternal uncle,,', 'unknown male'],
  ["a mother's partner may be either", ",Mum's partner,,", 'unknown unknown'],
  ["a mother's boyfriend is a man", ",Mother's boyfriend,,", 'unknown male'],
  ['a partner of the mother may be either', ',Partner of mother,,', 'unknown unknown'],
  ['a word about the other end says nothing of this one', ',,,Daughter', 'female unknown'],
  ['what the row records counts for more', 'F,Father,,', 'unknown female'],
  ['two words that differ say nothing', ',Mother,Uncle,', 'unknown unknown'],
])('%s', async (_, cells, expected) => {
  expect(await sexes(cells)).toBe(expected);
});

test('a mapping may say which parent somebody is', async () => {
  const {rows} = await loadText(
    'Ref,Child,Other\n1,Alex Osei,Ashley Osei\n',
    `key: Ref
people: {child: {name: Child}, other: {name: Other}}
ties: [{from: other, to: child, kind: parent, detail: {constant: mother}}]
`,
  );
  expect(rows[0]!.mentions.find(({source}) => source.slot === 'other')!.sex).toBe('female');
});
