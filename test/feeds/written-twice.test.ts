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

describe('a parent who is suspected', () => {
  const FORM = `key: Ref
notifications: {n: {kind: {constant: domestic-abuse}, at: {constant: '2021-03-04'}}}
people:
  child: {role: subject, lifeStage: child, name: Child, birth: Born}
  parent: {repeat: 1..2, role: parent, name: 'Parent {n}', birth: 'Parent {n} born'}
  suspect: {role: suspect, name: Suspect, birth: Suspect born, sex: Sex}
ties:
  - {from: parent, to: child, kind: parent}
  - {from: suspect, to: child, kind: Rel}
`;
  test.each([
    ['is written twice', 'Ella Osei,,Ada Osei,,Kofi OSEI,01/02/1980,Kofi Osei,01/02/1980,M,', ['parent2 suspect']],
    ['is the father both times', 'Ella Osei,,Ada Osei,,Kofi OSEI,01/02/1980,Kofi Osei,,M,Father', ['parent2 suspect']],
    [
      'is so with a slip in a birth date',
      'Ella Osei,,Ada Osei,,Kofi OSEI,01/02/1980,Kofi Osei,02/01/1980,M,Father',
      ['parent2 suspect'],
    ],
    ['may be his grown son', 'Ella Osei,,Ada Osei,,Kofi OSEI,01/02/1980,Kofi Osei,,M,Brother', []],
    ['is not his son of one name', 'Ella Osei,,Ada Osei,,Kofi OSEI,01/02/1980,Kofi Osei,01/02/2002,M,', []],
    ['is not the child of one name', 'Kofi Osei,01/02/2002,Ada Osei,,Kwame Osei,,Kofi Osei,,M,', []],
    ['is neither of two of the name', 'Ella Osei,,Kofi Osei,,Kofi OSEI,,Kofi Osei,,M,Father', []],
  ])('%s', async (_, cells, expected) => {
    const head = 'Ref,Child,Born,Parent 1,Parent 1 born,Parent 2,Parent 2 born,Suspect,Suspect born,Sex,Rel';
    const {rows} = await loadText(`${head}\n1,${cells}\n`, FORM);
    const slot = new Map(rows[0]!.mentions.map(({id, source}) => [id, source.slot]));
    const found = rows[0]!.ties.filter(({kind}) => kind === 'self');
    const pairs = found.map(({from, to}) => new Set([slot.get(from), slot.get(to)]));
    expect(pairs).toEqual(expected.map((pair) => new Set(pair.split(' '))));
  });
});

test('the name of the mother in one column and her number in another are one mother, unless two are named', async () => {
  const yaml = `key: Ref
people:
  patient: {name: Patient}
  with: {name: With}
  other: {name: Other}
  mother: {identifiers: {nhs: Mother No}, sex: female}
ties:
  - {from: with, to: patient, kind: Rel}
  - {from: other, to: patient, kind: Rel}
  - {from: mother, to: patient, kind: parent, detail: {constant: mother}}
`;
  const selfTies = async (cells: string): Promise<number> => {
    const {rows} = await loadText(`Ref,Patient,With,Other,Mother No,Rel\n1,Ella Osei,${cells}\n`, yaml);
    return rows[0]!.ties.filter(({kind}) => kind === 'self').length;
  };
  expect(await selfTies('Mrs A Osei,,999 000 0018,mother')).toBe(1);
  expect(await selfTies('Mrs A Osei,,999 000 0018,aunt')).toBe(0);
  expect(await selfTies('Mrs A Osei,Ama Addo,999 000 0018,mother')).toBe(0);
  expect(await selfTies('Mrs A Osei,,,mother')).toBe(0);
});
