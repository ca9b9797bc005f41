import {expect, test} from 'vitest';
import {loadText} from './support.ts';

const MAPPING = `key: Ref
people:
  mother: {name: Mother, identifiers: {nhs: Mother NHS, local: Mother ref}}
  baby: {name: Baby, identifiers: {nhs: Baby NHS, local: Baby ref}}
ties:
  - {from: mother, to: baby, kind: Rel}
`;

/** Numbers of the mother and of the baby, and what the load warns of. */
async function read(cells: string): Promise<{mother: string[]; baby: string[]; warnings: Record<string, number>}> {
  const {rows, feed} = await loadText(
    `Ref,Mother,Mother NHS,Mother ref,Baby,Baby NHS,Baby ref,Rel\n1,${cells}\n`,
    MAPPING,
  );
  const of = (slot: string): string[] =>
    rows[0]!.mentions.find(({source}) => source.slot === slot)!.identifiers.map(({value}) => value);
  return {mother: of('mother'), baby: of('baby'), warnings: feed.counts.warnings};
}

test("a number that a row gives mother and baby is the mother's, and is counted", async () => {
  const {mother, baby, warnings} = await read('Ada Osei,999 000 0018,M1,Kofi Osei,9990000018,B1,Mother');
  expect(mother).toEqual(['999 000 0018', 'M1']);
  expect(baby).toEqual(['B1']);
  expect(warnings).toEqual({'NUMBER_OF_PARENT nhs': 1});
});

test.each([
  ['a number of its own stays', 'Ada Osei,9990000018,M1,Kofi Osei,9990000026,B1,Mother', ['9990000026', 'B1']],
  [
    'of no parent nobody knows whose it is',
    'Ada Osei,9990000018,M1,Kofi Osei,9990000018,B1,Friend',
    ['9990000018', 'B1'],
  ],
  ["an office's own number is another matter", 'Ada Osei,,F1,Kofi Osei,,F1,Mother', ['F1']],
])('%s', async (_, cells, expected) => {
  expect((await read(cells)).baby).toEqual(expected);
});
