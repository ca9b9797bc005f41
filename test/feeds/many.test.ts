import {expect, test} from 'vitest';
import {loadText} from './support.ts';

/** Slots and forenames of the people of a row whose one cell holds several. */
async function people(cell: string, mapping: string): Promise<string[]> {
  const {rows, refused} = await loadText(`Ref,With\n1,"${cell}"\n`, `key: Ref\npeople:\n${mapping}`);
  expect(refused).toEqual([]);
  return rows[0]!.mentions.map(({source, names}) => `${source.slot} ${names[0]!.given}`);
}

test('a cell that is not to be cut is one piece', async () => {
  const mapping = `  partner: {many: {column: With, max: 1, pattern: '^Partner: (?<name>[^/]+)'}, name: $name}\n`;
  expect(await people('Partner: Ada Osei / 2 children', mapping)).toEqual(['partner Ada']);
});

test('a part of a cell is kept before it is cut', async () => {
  const mapping = `  child: {many: {column: With, match: 'Children: (.*)$', split: ',', pattern: '^(?<name>.+?) \\d+$'}, name: $name}\n`;
  expect(await people('Partner: Ada Osei / Children: Kofi Osei 4, Ama Osei 9', mapping)).toEqual([
    'child1 Kofi',
    'child2 Ama',
  ]);
  expect(await people('Partner: Ada Osei', mapping)).toEqual([]);
});

test('several values name one list together', async () => {
  const {rows} = await loadText(
    'Ref,Who,School,Year\n1,Ada Osei,North,2021\n2,Ama Osei,North,2022\n3,Esi Osei,,\n',
    `key: Ref\npeople: {who: {name: Who, register: [School, Year]}}\n`,
  );
  expect(rows.map(({mentions}) => mentions[0]!.register)).toEqual(['North 2021', 'North 2022', null]);
});
