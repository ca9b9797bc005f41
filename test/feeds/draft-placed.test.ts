import {expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {load, write} from './support.ts';

/** Where people were placed and found, and when the hub knew of it. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const name = (at: number): string => `${GIVEN[at % 7]!} ${FAMILY[at % 10]!}`;
const street = (at: number): string => `${at + 1} Cedar Road, NW1 ${at % 9}AB`;

async function drafted(file: string, header: string, row: (at: number) => readonly string[]) {
  const lines = Array.from({length: 60}, (_, at) => row(at).join(';'));
  const path = write(file, [header, ...lines, ''].join('\n'));
  const {yaml, questions} = await draftMapping(path, {area: 'BRE'});
  const {rows} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-12-31'});
  return {rows, yaml, questions: questions.join('\n')};
}

test('a household is placed with who applied for it, and a refuge is closed', async () => {
  const {rows} = await drafted(
    'homelessness placements.csv',
    'Case Ref;Decision Date;Applicant;DOB;Household;Placed At;Placement Type;Placed From;Placed To',
    (at) => [
      `HL${3000 + at}`,
      '05/03/2024',
      name(at),
      `1${at % 9}/03/1985`,
      at % 2 === 0 ? `${name(at + 1)}, 14/10/2016, child | ${name(at + 2)}, 12/11/2014, child` : '',
      street(at),
      ['Hostel', 'Refuge', 'Nightly paid'][at % 3]!,
      '01/03/2024',
      '',
    ],
  );
  const staysOf = (at: number) => rows[at]!.stays.map(({kind, address}) => [kind, address.text, address.protected]);
  const placed = (at: number, kind: string, isClosed: boolean) => [kind, street(at).split(',')[0], isClosed];
  const texts = (at: number) =>
    staysOf(at).map(([kind, text, isClosed]) => [kind, String(text).split(',')[0], isClosed]);
  expect(texts(0)).toEqual([placed(0, 'hostel', false), placed(0, 'hostel', false), placed(0, 'hostel', false)]);
  expect(texts(1)).toEqual([placed(1, 'refuge', true)]);
  expect(texts(2)).toEqual(Array.from({length: 3}, () => placed(2, 'temporary', false)));
  expect(texts(4)[0]).toEqual(placed(4, 'refuge', true));
});

test('with whom a child is placed lives where the child does', async () => {
  const {rows} = await drafted(
    'LAC episodes.csv',
    'Episode;Child No;Child;Child DoB;Type;Began;Placed with;Placement;Keyed',
    (at) => [
      `LAC${6000 + at}`,
      String(7016000 + at),
      name(at),
      `1${at % 9}/03/2014`,
      'Looked After',
      '05/03/2024',
      name(at + 3),
      street(at),
      '06/03/2024',
    ],
  );
  const [{mentions, stays}] = rows as [(typeof rows)[number]];
  expect(stays.map(({mention, kind}) => [mentions.findIndex(({id}) => id === mention), kind])).toEqual([
    [0, 'placement'],
    [1, 'home'],
  ]);
});

test('where a missing child was found is a place of that child, also of one who was only absent', async () => {
  const {rows} = await drafted(
    'misper.csv',
    'Misper ID;Surname;Forename;Date of birth;Category;Last seen;Reported;Located;Located at',
    (at) => [
      `MP${7000 + at}`,
      FAMILY[at % 10]!,
      GIVEN[at % 7]!,
      `1${at % 9}/03/2010`,
      at % 4 === 1 ? 'No apparent risk' : 'Missing',
      '03/03/2024',
      '04/03/2024',
      '05/03/2024',
      at % 3 === 0 ? '' : street(at),
    ],
  );
  expect(rows[1]!.notifications[0]!.kind).toBe('missing');
  expect(rows[1]!.stays).toMatchObject([{kind: 'found-at', start: '2024-03-05'}]);
  expect(rows[0]!.stays).toEqual([]);
});

test('the hub knows of a sentence from that day on, and of whom an agency registers from then', async () => {
  const sentenced = await drafted(
    'Delius caselist.csv',
    'EVENT_NO;CRN;NAME;BORN;OFFENCE;OFFENCE_DATE;SENTENCED',
    (at) => [
      `EV${20000 + at}`,
      `X${880000 + at}`,
      name(at),
      `1${at % 9}/03/1985`,
      'Common assault',
      '03/01/2024',
      '05/03/2024',
    ],
  );
  expect(sentenced.rows[0]!.notifications).toMatchObject([{eventAt: '2024-01-03', receivedAt: '2024-03-05'}]);
  const listed = await drafted('CHIS list.csv', 'reg_id;date_registered;surname;forename;dob;home_address', (at) => [
    `R${20000 + at}`,
    '05/03/2024',
    FAMILY[at % 10]!,
    GIVEN[at % 7]!,
    `1${at % 9}/03/2015`,
    street(at),
  ]);
  expect(listed.rows[0]!.mentions[0]!.receivedAt).toBe('2024-03-05');
  expect(listed.questions).toContain('does the hub know a row from the day in “date_registered” on?');
});

test('mother and baby are discharged to one address; of an applicant’s family the dependants live with that person', async () => {
  const births = await drafted(
    'births.csv',
    'Delivery ID;Baby NHS;Baby surname;Baby forename;Birth;Sex;Mother surname;Mother forename;Mother DOB;Discharge address',
    (at) => [
      `DL0${7000 + at}`,
      '',
      FAMILY[at % 10]!,
      'Baby',
      '05/03/2024',
      'M',
      FAMILY[at % 10]!,
      GIVEN[at % 7]!,
      `1${at % 9}/03/1990`,
      at === 5 ? 'Confidential' : street(at),
    ],
  );
  const homesIn = ({mentions}: (typeof births.rows)[number]) =>
    mentions.map(({address}) => address && [address.text.split(',')[0], address.protected]);
  expect(homesIn(births.rows[0]!)).toEqual([
    ['1 Cedar Road', false],
    ['1 Cedar Road', false],
  ]);
  expect(homesIn(births.rows[5]!).filter((home) => home?.[1] === false)).toEqual([]);
  const cases = await drafted(
    'nrpf.csv',
    'Case;Opened;Main applicant;Applicant DOB;Partner;Address;Dependant 1 name;Dependant 1 DOB;Dependant 2 name;Dependant 2 DOB',
    (at) => [
      `NR${45000 + at}`,
      '05/03/2024',
      name(at),
      `1${at % 9}/03/1985`,
      name(at + 1),
      street(at),
      name(at + 2),
      `1${at % 9}/03/2015`,
      at % 2 === 0 ? name(at + 3) : '',
      at % 2 === 0 ? `1${at % 9}/03/2017` : '',
    ],
  );
  const homes = homesIn(cases.rows[0]!);
  expect(homes.filter((home) => home !== null)).toHaveLength(3);
  expect(cases.rows[0]!.mentions.map(({address}, at) => address === null && at)).toContain(1);
});

test('of two days on which a row may have been told, it is not the one before which people of it were not born', async () => {
  const index = async (bornLater: number) => {
    const {rows} = await drafted('index.csv', 'Person Number;Name;Date Of Birth;Recorded On;Extract Date', (at) => [
      String(7004000 + at),
      name(at),
      at < bornLater ? '11/05/2024' : '11/03/2015',
      '05/03/2024',
      '20/12/2024',
    ]);
    return rows.map(({mentions}) => mentions[0]!.receivedAt);
  };
  expect(new Set(await index(0))).toEqual(new Set(['2024-03-05']));
  const told = await index(3);
  expect(told).toHaveLength(60);
  expect(new Set(told)).toEqual(new Set(['2024-12-20']));
});

test('a column that names authorities says whose each row is; one in words that are not understood is asked about', async () => {
  const cases = (authority: (at: number) => string) =>
    drafted('cases.csv', 'LA;Case ID;Name;DOB;Recorded On', (at) => [
      authority(at),
      `EM${5000 + at}`,
      name(at),
      '11/03/2015',
      '05/03/2024',
    ]);
  const known = await cases((at) => (at % 2 === 0 ? 'Newham' : 'Barking and Dagenham'));
  expect(known.rows.slice(0, 2).map(({mentions}) => mentions[0]!.area)).toEqual(['NEW', 'BAD']);
  expect(known.questions).not.toContain('area:');
  const unknown = await cases(() => 'Eastmere');
  expect(unknown.rows[0]!.mentions[0]!.area).toBe('BRE');
  expect(unknown.questions).toContain('which authorities does “LA” name?');
});
