import {describe, expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import type {Mention} from '../../src/model/mention.ts';
import {load, write} from './support.ts';

/** What drafts misread of the extracts of a market town on a border, whose layouts nobody here had made. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const name = (at: number): string => `${GIVEN[at % 7]!} ${FAMILY[at % 10]!}`;
const born = (at: number, year = 2010): string => `1${at % 9}/03/${year + (at % 10)}`;
const home = (at: number): string => `"${1 + at} Mill Lane, Hadnall, SY42 ${1 + (at % 9)}AB"`;

async function drafted(file: string, header: string, row: (at: number) => string, agency = 'social-care') {
  const path = write(file, [header, ...Array.from({length: 60}, (_, at) => row(at)), ''].join('\n'));
  const {yaml} = await draftMapping(path, {area: 'MFD', agency: agency as 'police'});
  const {rows, refused} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-06-01'});
  expect(refused).toEqual([]);
  return {rows, yaml};
}
type Rows = Awaited<ReturnType<typeof drafted>>['rows'];

/** "who kind whom (detail)" of a row, in order. */
function tiesOf({mentions, ties}: Rows[number]): string[] {
  const who = (id: string): string => {
    const {given, family} = mentions.find((one) => one.id === id)!.names[0]!;
    return `${given} ${family}`;
  };
  return ties
    .map(({from, to, kind, detail}) => `${who(from)} ${kind} ${who(to)}${detail ? ` (${detail})` : ''}`)
    .sort();
}
const named = (mentions: readonly Mention[], text: string): Mention =>
  mentions.find(({names}) => `${names[0]!.given} ${names[0]!.family}` === text)!;

describe('what people are to each other', () => {
  test('"Father / Partner" with "Father Role" beside it: a mother’s partner is no father of her child', async () => {
    const {rows} = await drafted(
      'contacts.csv',
      'Contact ID,Contact Date,Subject,DOB,Reason,Mother / Carer,Father / Partner,Father Role',
      (at) =>
        `C${at},0${1 + (at % 9)}/02/2024,${name(at)},${born(at)},Neglect,${name(at + 11)},${name(at + 3)},${['Father', "Mother's partner", ''][at % 3]!}`,
    );
    const kinds = rows.map((row) =>
      tiesOf(row)
        .find((tie) => !tie.includes('carer'))!
        .replace(/^\S+ \S+ (\S+) .*$/, '$1'),
    );
    expect(kinds.slice(0, 3)).toEqual(['parent', 'step-parent', 'parent']);
  });

  test('"Relationship A1 to A2" is of the one adult to the other, and of neither to the children', async () => {
    const {rows} = await drafted(
      'ppn.csv',
      'PPN No,Incident Date,Concern Type,Adult 1 Name,Adult 1 Role,Adult 2 Name,Adult 2 Role,Relationship A1 to A2,Child1 Name,Child1 DOB,Child2 Name,Child2 DOB',
      (at) =>
        `P${at},0${1 + (at % 9)}/02/2024,Domestic abuse,${name(at)},Victim,${name(at + 3)},Suspect,${['partner', 'spouse'][at % 2]!},${name(at + 13)},${born(at)},${name(at + 25)},${born(at + 1)}`,
      'police',
    );
    const partners = tiesOf(rows[0]!).filter((tie) => tie.includes(' partner '));
    expect(partners).toEqual([`${name(0)} partner ${name(3)}`]);
  });
});

describe('homes', () => {
  test('do not begin on the day of an occurrence, of going missing or of an intervention', async () => {
    for (const [header, agency] of [
      ['Occurrence No,Occurred From,Type,Name,DoB,Address,Reported', 'police'],
      ['Ref,Missing From,Type,Young Person,DOB,Address,Logged', 'police'],
      ['Intervention ID,Start,Offence,Name,DOB,Address,Recorded', 'youth-offending'],
    ] as const) {
      const {rows} = await drafted(
        'events.csv',
        header,
        (at) => `E${at},0${1 + (at % 9)}/02/2024,Theft,${name(at)},${born(at)},${home(at)},1${at % 9}/02/2024`,
        agency,
      );
      const stays = rows.flatMap((row) => row.stays);
      expect(stays).not.toEqual([]);
      expect(
        stays.filter(({start}) => start !== null),
        header,
      ).toEqual([]);
    }
  });

  const PLACEMENTS = 'Child ID,Child,DOB,Placement Type,Carer 1,Carer 2,Carer Address,Address Restricted,Start,End';
  const placement = (at: number): string =>
    `${at},${name(at)},${born(at)},${at % 4 === 3 ? 'Adoption placement' : 'Foster placement'},${name(at + 3)},${name(at + 16)},${home(at)},${at % 2 === 0 ? 'Y' : 'N'},0${1 + (at % 9)}/02/2022,`;

  test('"Carer Address" beside "Carer 1" and "Carer 2" is theirs, as closed as the row says, and the child is placed there', async () => {
    const {rows} = await drafted('placements.csv', PLACEMENTS, placement);
    const {mentions, stays} = rows[0]!;
    expect(mentions).toHaveLength(3);
    const at = (text: string) => stays.find(({mention}) => mention === named(mentions, text).id)!;
    for (const carer of [name(3), name(16)]) {
      expect(at(carer)).toMatchObject({kind: 'home', start: null, address: {protected: true}});
    }
    expect(at(name(0))).toMatchObject({kind: 'placement', start: '2022-02-01', address: {protected: true}});
    const open = rows[1]!.stays.map(({address}) => address.protected);
    expect(open).toEqual([false, false, false]);
  });

  test('whoever a child is placed with for adoption is to be its parent under another identity, and no carer', async () => {
    const {rows} = await drafted('placements.csv', PLACEMENTS, placement);
    expect(tiesOf(rows[0]!)).toEqual([name(3), name(16)].map((carer) => `${carer} foster-carer ${name(0)}`).sort());
    expect(tiesOf(rows[3]!)).toEqual(
      [name(6), name(19)].map((carer) => `${carer} adoptive-parent ${name(3)} (placement)`).sort(),
    );
    // Since the placement began: a file without a day of receipt is dated after all that others tell of the child since.
    expect(rows[3]!.ties.map(({start}) => start)).toEqual(['2022-02-04', '2022-02-04']);
  });
});
