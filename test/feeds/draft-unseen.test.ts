import {describe, expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {parseMapping} from '../../src/feeds/language/mapping-file.ts';
import {load, write} from './support.ts';

/** Layouts under headers of which no word is known: what is read of them is read from their cells. */

const NAMES = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const given = (at: number): string => GIVEN[at % GIVEN.length]!;
const family = (at: number): string => NAMES[at % NAMES.length]!;
const rows = (count: number, row: (at: number) => readonly string[]): string[] =>
  Array.from({length: count}, (_, at) =>
    row(at)
      .map((cell) => (/[",\n]/.test(cell) ? `"${cell}"` : cell))
      .join(','),
  );

async function drafted(header: string, lines: readonly string[], name = 'extract.csv') {
  const path = write(name, [header, ...lines, ''].join('\n'));
  const {yaml, questions} = await draftMapping(path, {area: 'BRE', agency: 'police'});
  const {rows: read, refused} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-01-01'});
  return {yaml, questions, read, refused, mapping: parseMapping(yaml, 'draft.yaml')};
}

describe('people in cells', () => {
  test('"KHAN, Amina (F) b. 12/03/1985" gives a name, a sex and a birth date', async () => {
    const {read} = await drafted(
      'Ref,Reported,Victim',
      rows(40, (at) => [
        `O${1000 + at}`,
        '05/03/2024',
        `${family(at).toUpperCase()}, ${given(at)} (F) b. 12/03/19${60 + (at % 30)}`,
      ]),
    );
    expect(read[0]!.mentions[0]).toMatchObject({
      names: [{given: 'Amina', family: 'KHAN'}],
      sex: 'female',
      birth: {from: '1960-03-12'},
    });
  });

  test('"Name (son, 5)" gives an age and what somebody is, in either order of the two', async () => {
    for (const about of ['son, 5', '5, son']) {
      const {read} = await drafted(
        'Tenancy,Updated,Lead Tenant,Household',
        rows(40, (at) => [
          `T${1000 + at}`,
          '05/03/2024',
          `${given(at)} ${family(at)}`,
          `Yusuf ${family(at)} (${about}) / Leila ${family(at)} (daughter, 3)`,
        ]),
      );
      const [{mentions, ties}] = read as [(typeof read)[number]];
      expect(mentions.map(({names}) => names[0]!.given)).toEqual(['Amina', 'Yusuf', 'Leila']);
      expect(mentions[1]!.birth?.from.slice(0, 4)).toBe('2018');
      expect(ties.map(({kind}) => kind)).toEqual(['parent', 'parent']);
    }
  });

  test('"Dr Bell, The Corner Surgery" names a doctor, and no practice', async () => {
    const {read} = await drafted(
      'Ref,Attended,Patient,DOB,GP',
      rows(40, (at) => [
        `E${1000 + at}`,
        '05/03/2024',
        `${given(at)} ${family(at)}`,
        '01/02/2015',
        'Dr Anil Patel, The Corner Surgery',
      ]),
    );
    const staff = read[0]!.mentions.filter((mention) => mention.staff);
    expect(staff.map(({names}) => names[0]!.family)).toEqual(['Patel']);
  });

  test('a surname that looks like a word for kin stands in no draft', async () => {
    const {yaml} = await drafted(
      'Ref,Received,Child Name',
      rows(40, (at) => [`R${1000 + at}`, '05/03/2024', at % 4 === 0 ? 'GRANT, Amina' : `${family(at)}, ${given(at)}`]),
    );
    expect(yaml.toLowerCase()).not.toContain('grant');
  });

  test('the birth date beside "A & B" is the first one’s, and never both’s', async () => {
    const {read} = await drafted(
      'Account,Updated,Tenant(s),Lead DOB',
      rows(40, (at) => [
        `A${1000 + at}`,
        '05/03/2024',
        at % 3 === 0 ? `${given(at)} ${family(at)}` : `${given(at)} ${family(at)} & Leila ${family(at)}`,
        '01/02/1980',
      ]),
    );
    expect(read[1]!.mentions.map(({birth}) => birth?.from)).toEqual(['1980-02-01', undefined]);
    expect(read[0]!.mentions).toHaveLength(1);
  });
});

describe('columns whose headers say nothing', () => {
  test('people under one unknown word are one person, and what they are to the first is asked', async () => {
    const {read, questions} = await drafted(
      'WF_ID,LOG_DT,SU_SURNAME,SU_FORENAME,SU_DT_BIRTH,ZQX_SURNAME,ZQX_FORENAME,ZQX_DT_BIRTH',
      rows(40, (at) => [
        `W${1000 + at}`,
        '05/03/2024',
        family(at),
        given(at),
        '01/02/2015',
        family(at + 3),
        given(at + 1),
        '03/04/1985',
      ]),
    );
    expect(read[0]!.mentions.map(({names, birth}) => [names[0]!.family, birth?.from])).toEqual([
      ['Khan', '2015-02-01'],
      ['Nowak', '1985-04-03'],
    ]);
    expect(questions.join('\n')).toMatch(/who is zqx \(“ZQX_SURNAME”\) to/);
  });

  test('a mark of protection in an abbreviation closes the address, and one in codes closes it until somebody says which do', async () => {
    const header = (mark: string): string => `Ref,Received,Child Name,Child Address,${mark}`;
    const lines = (mark: (at: number) => string): string[] =>
      rows(40, (at) => [
        `R${1000 + at}`,
        '05/03/2024',
        `${given(at)} ${family(at)}`,
        `${at + 1} High Road, NW10 4AB`,
        mark(at),
      ]);
    const isClosed = ({read}: Awaited<ReturnType<typeof drafted>>): boolean[] =>
      read.slice(0, 3).map(({mentions}) => mentions[0]!.address!.protected);
    expect(
      isClosed(
        await drafted(
          header('ADDR_SENS_FLG'),
          lines((at) => (at % 2 === 0 ? 'Y' : '')),
        ),
      ),
    ).toEqual([true, false, true]);
    expect(
      isClosed(
        await drafted(
          header('OK to disclose address?'),
          lines((at) => (at % 2 === 0 ? 'No' : 'Yes')),
        ),
      ),
    ).toEqual([true, false, true]);
    const coded = await drafted(
      header('Disclosure code'),
      lines((at) => ['S1', 'S2', 'None'][at % 3]!),
    );
    expect(isClosed(coded)).toEqual([true, true, false]);
    expect(coded.questions[0]).toContain('which texts of “Disclosure code” close an address?');
    const placed = await drafted(
      header('Type of placement'),
      lines((at) => (at % 2 === 0 ? 'Refuge' : 'Hostel')),
    );
    expect(isClosed(placed)).toEqual([true, false, true]);
  });

  test('two columns of numbers with a word for kin between them are a file of ties', async () => {
    const {read} = await drafted(
      'LinkNo,FromKey,ToKey,LinkType',
      rows(40, (at) => [
        String(at),
        String(700_000 + (at % 20)),
        String(700_010 + (at % 20)),
        at % 2 === 0 ? 'Mother' : 'Aunt',
      ]),
    );
    expect(read[0]!.ties.map(({kind}) => kind)).toEqual(['parent']);
  });

  test('a column that holds people, days or addresses and is not read is named and asked about', async () => {
    const {questions, yaml} = await drafted(
      'Ref,Received,Child Name,Child DOB,Meeting,Review',
      rows(40, (at) => [
        `R${1000 + at}`,
        '05/03/2024',
        `${given(at)} ${family(at)}`,
        '01/02/2015',
        '06/04/2024',
        '07/05/2024',
      ]),
    );
    expect(questions).toContain('unread: “Review” seems to hold dates. Whose, or of what?');
    expect(yaml).toContain('Review  (seems to hold dates');
  });
});

test('rows that are counted within an event make one notification, in which all take part', async () => {
  const parts = ['VICTIM', 'SUSPECT', 'WITNESS'];
  const {read} = await drafted(
    'OccNo,Seq,Occ Type,Reported,Role,Nominal,DOB',
    rows(150, (at) => [
      `9${1000 + Math.floor(at / 3)}`,
      String((at % 3) + 1),
      'ASSAULT',
      '05/03/2024',
      parts[at % 3]!,
      `${family(at)}, ${given(at)}`,
      '01/02/1985',
    ]),
  );
  expect(read.slice(0, 3).map(({notifications}) => notifications.length)).toEqual([1, 0, 0]);
  expect(new Set(read.slice(0, 3).flatMap(({involvements}) => involvements.map((one) => one.notification))).size).toBe(
    1,
  );
  expect(read.slice(0, 3).flatMap(({involvements}) => involvements.map((one) => one.role))).toEqual([
    'victim',
    'suspect',
    'witness',
  ]);
});
