import {describe, expect, test} from 'vitest';
import {loadText} from './support.ts';

const MAPPING = `key: Ref
notifications: {n: {kind: {constant: child-concern}, at: {constant: '2021-03-04'}}}
people:
  child: {role: subject, name: {given: Given, family: Family}, birth: Born}
  parent: {role: parent, name: {given: ParentGiven, family: ParentFamily}}
  referrer: {role: referrer, name: {given: ByGiven, family: ByFamily}}
`;
const HEAD = 'Ref,Given,Family,Born,ParentGiven,ParentFamily,ByGiven,ByFamily';

/** Slots that are one person by a tie of the row, as "referrer parent". */
async function same(cells: string): Promise<string[]> {
  const {rows, refused} = await loadText(`${HEAD}\n1,${cells}\n`, MAPPING);
  expect(refused).toEqual([]);
  const [{mentions, ties}] = rows as [(typeof rows)[number]];
  const slot = new Map(mentions.map(({id, source}) => [id, source.slot]));
  return ties.filter(({kind}) => kind === 'self').map(({from, to}) => `${slot.get(from)} ${slot.get(to)}`);
}

describe('who refers and is named again in the row', () => {
  test.each([
    ['is the parent of that name', 'Ella,Osei,2015-04-02,Ada,OSEI,Ada,Osei', ['referrer parent']],
    ['is nobody else of another name', 'Ella,Osei,2015-04-02,Ada,Osei,Ama,Osei', []],
    ['is nobody by half a name', 'Ella,Osei,2015-04-02,,Osei,,Osei', []],
    ['is not the child that is named after them', 'Ada,Osei,2015-04-02,Ama,Osei,Ada,Osei', []],
    ['may be the grown subject', 'Ada,Osei,1985-04-02,Ama,Osei,Ada,Osei', ['referrer child']],
    ['is neither of two of the name', 'Ada,Osei,1985-04-02,Ada,Osei,Ada,Osei', []],
  ])('%s', async (_, cells, expected) => {
    expect(await same(cells)).toEqual(expected);
  });
});
