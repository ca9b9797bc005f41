import {describe, expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {load, loadText, workbook, write} from './support.ts';

/** Extracts whose rows hang together in ways of their own: headings, forms, second tables, ditto marks, several people or events in a row. */

const NAMES = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes', 'Ahmed'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const given = (at: number): string => GIVEN[at % GIVEN.length]!;
const family = (at: number): string => NAMES[at % NAMES.length]!;
const two = (number: number): string => String(number).padStart(2, '0');
const born = (at: number): string => `${two(1 + (at % 28))}/0${1 + (at % 9)}/20${10 + (at % 9)}`;
const iso = (day: string): string => day.split('/').reverse().join('-');
const home = (at: number): string => `${at + 1} Tanner Road, Brent, NW10 4AB`;
const many = (count: number, row: (at: number) => readonly string[]): string[] =>
  Array.from({length: count}, (_, at) => row(at)).flat();

async function drafted(file: string, content: string | Uint8Array) {
  const path = write(file, content);
  const {yaml, questions} = await draftMapping(path, {area: 'BRE'});
  const {rows, refused} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-12-01'});
  return {yaml, questions: questions.join('\n'), rows: rows.filter(({mentions}) => mentions.length > 0), refused};
}
const csv = (header: string, lines: readonly string[]): string => [header, ...lines, ''].join('\n');

describe('several people of a cell that a comma parts', () => {
  const namesOf = async (header: string, cells: readonly string[]): Promise<string[][]> => {
    const lines = Array.from(
      {length: 60},
      (_, at) => `Ana ${family(at)},${given(at)} Street,"${cells[at % cells.length]!}"`,
    );
    const {rows} = await drafted('centre.csv', csv(`Parent,Street,${header}`, lines));
    return rows
      .slice(0, cells.length)
      .map(({mentions}) => mentions.slice(1).map(({names: [name]}) => `${name!.given} ${name!.family}`.trim()));
  };

  test('are forenames where some cells have three of them, and each is a child', async () => {
    const read = await namesOf('Kids', ['Marian (14), Roxana, Radu', 'Tom (3)', 'Lily, Max', 'Ada, Ben (2), Cara']);
    expect(read).toEqual([['Marian', 'Roxana', 'Radu'], ['Tom'], ['Lily', 'Max'], ['Ada', 'Ben', 'Cara']]);
  });

  test('are one person where a surname stands before it', async () => {
    expect(await namesOf('Children', ['KHAN, Amina', 'BELL, Tom', 'ROE, Max'])).toEqual([
      ['Amina KHAN'],
      ['Tom BELL'],
      ['Max ROE'],
    ]);
  });
});

describe('whose a column is', () => {
  test('whom a school may ring is a contact and no carer, and its parental contact a parent', async () => {
    const {rows} = await drafted(
      'roll.csv',
      csv(
        'Pupil Name,Pupil DOB,UPN,School,Parental Contact,Emergency Contact,Emergency Phone',
        many(20, (at) => [
          `${given(at)} ${family(at)},${born(at)},X${at},Hill School,Ana ${family(at)},Jon ${family(at + 3)},07700 900${100 + at}`,
        ]),
      ),
    );
    const [child, ...others] = rows[0]!.mentions;
    const kinds = others.map(({id}) => rows[0]!.ties.find(({from, to}) => from === id && to === child!.id)?.kind);
    expect(kinds).toEqual(['parent', 'emergency-contact']);
    expect(others[1]!.phones).toEqual(['07700 900100']);
  });

  test('brothers of a pupil are not the pupil, and what stands under "second" is not the first one’s', async () => {
    const {rows} = await drafted(
      'guardians.csv',
      csv(
        'Student: Last name,Student: First name,Student: Date of birth,Primary guardian: Full name,Primary guardian: Mobile,Second guardian: Full name,Second guardian: Relationship,Second guardian: Mobile,Student: Siblings in school',
        many(40, (at) => [
          `${family(at)},${given(at)},${born(at)},Ana ${family(at)},07700 900${100 + at},Jon Roe${'abcdefghij'[at % 10]!},Father,07700 900${500 + at},Ivy ${family(at)} (${1 + (at % 9)})`,
        ]),
      ),
    );
    const [child, first, second, sibling] = rows[0]!.mentions;
    expect(child!.names[0]).toMatchObject({given: 'Amina', family: 'Khan'});
    expect([first!.phones, second!.phones]).toEqual([['07700 900100'], ['07700 900500']]);
    expect(rows[0]!.ties).toContainEqual(expect.objectContaining({from: second!.id, to: child!.id, kind: 'parent'}));
    expect(sibling!.names[0]).toMatchObject({given: 'Ivy', family: 'Khan'});
    // Years of school beside names are no ages.
    expect(sibling!.birth).toBeNull();
  });

  test('what stands behind a partner is of whom the row is about, of whom the header says nothing', async () => {
    const {rows} = await drafted(
      'bookings.csv',
      csv(
        'Hosp No,Surname,Forename,DOB,Booked,EDD,Partner,Partner DOB,Contact no,Addr,PostCode',
        many(40, (at) => [
          `K${500_000 + at},${family(at)},${given(at)},0${1 + (at % 9)}/03/1990,11/0${1 + (at % 6)}/2024,1${at % 9}/10/2024,Jon Roe,01/02/1988,07700 900${100 + at},"${at + 1} Tanner Road",NW10 4AB`,
        ]),
      ),
    );
    const [woman, ...others] = rows[0]!.mentions;
    const [partner, unborn] = [
      others.find(({lifeStage}) => lifeStage !== 'unborn'),
      others.find(({lifeStage}) => lifeStage === 'unborn'),
    ];
    expect(woman).toMatchObject({phones: ['07700 900100'], address: {postcode: 'NW10 4AB'}});
    expect(partner).toMatchObject({phones: [], address: null});
    expect(rows[0]!.ties).toContainEqual(expect.objectContaining({from: woman!.id, to: unborn!.id, kind: 'parent'}));
  });
});

test('answers of a form are read as one row above a line of totals, and birth dates that go in no step are asked about', async () => {
  const answers = many(6, (at) => [
    `FM${700 + at},03/03/2024,Child name,${given(at)} ${family(at)}`,
    `FM${700 + at},03/03/2024,Date of birth,${born(at)}`,
    `FM${700 + at},03/03/2024,Concern,Neglect`,
    `FM${700 + at},03/03/2024,Parent name,Ana ${family(at)}`,
  ]);
  const {rows} = await drafted('forms.csv', csv('Form ID,Completed,Question,Answer', [...answers, 'Total,,,24']));
  expect(rows.map(({mentions}) => mentions.length)).toEqual([2, 2, 2, 2, 2, 2]);
  const {questions} = await drafted(
    'Op Encompass.csv',
    csv(
      'Occ Date,Children,DOBs',
      many(10, (at) => [
        `0${1 + (at % 9)}/03/2024,${given(at)} & Ivy ${family(at)},${born(at)}${at % 2 ? ' & n/k & x' : ` & ${born(at)}`}`,
      ]),
    ),
  );
  expect(questions).toContain('“DOBs” seems to hold dates');
});

describe('people of one cell', () => {
  test('share the surname that follows, and birth dates go in step', async () => {
    const {rows, refused} = await drafted(
      'Op Encompass.csv',
      csv(
        'Occ Date,Child/ren,DOB(s),Circumstances',
        many(40, (at) => [
          at % 2 === 0
            ? `0${1 + (at % 9)}/03/2024,${given(at)} & Ivy ${family(at).toUpperCase()},${born(at)} & ${born(at + 3)},Verbal DA between parents`
            : `0${1 + (at % 9)}/03/2024,${given(at)} ${family(at).toUpperCase()},${born(at)},Verbal DA between parents`,
        ]),
      ),
    );
    expect(refused).toEqual([]);
    expect(rows[0]!.mentions.map(({names, birth}) => [names[0]!.given, names[0]!.family, birth?.from])).toEqual([
      ['Amina', 'KHAN', iso(born(0))],
      ['Ivy', 'KHAN', iso(born(3))],
    ]);
    expect(rows[0]!.notifications).toMatchObject([{kind: 'domestic-abuse'}]);
  });

  test('of three names and two birth dates nobody is given one', async () => {
    const {rows} = await loadText(
      'Names,Born\nTom & Ivy & Zoe Bell,01/02/2010 & 03/04/2012\n',
      "people: {child: {many: {column: Names, split: '\\s+&\\s+', surname: shared, beside: {born: Born}}, name: $part, birth: $born}}",
    );
    expect(rows[0]!.mentions.map(({names, birth}) => [names[0]!.given, names[0]!.family, birth])).toEqual([
      ['Tom', 'Bell', null],
      ['Ivy', 'Bell', null],
      ['Zoe', 'Bell', null],
    ]);
  });

  test('are three where a comma stands before the "and", each with a birth date, and nobody has a surname that none tells', async () => {
    const {rows} = await loadText(
      'Names,Born\n"Tom, Ivy & Zoe Bell","01/02/2010, 03/04/2012 & 05/06/2014"\nTom & Ivy,\n',
      "people: {child: {many: {column: Names, split: '\\s+&\\s+', surname: shared, beside: {born: Born}}, name: $part, birth: $born}}",
    );
    const told = rows.map(({mentions}) =>
      mentions.map(({names, birth}) => [names[0]!.given, names[0]!.family, birth?.from]),
    );
    expect(told).toEqual([
      [
        ['Tom', 'Bell', '2010-02-01'],
        ['Ivy', 'Bell', '2012-04-03'],
        ['Zoe', 'Bell', '2014-06-05'],
      ],
      [
        ['', 'Tom', undefined],
        ['', 'Ivy', undefined],
      ],
    ]);
  });

  test('of a household are to the tenant what the words beside them say', async () => {
    const {rows} = await drafted(
      'tenancies.csv',
      csv(
        'Tenancy Ref,Property,Household',
        many(40, (at) => [
          `T${1000 + at},"${home(at)}","Ana ${family(at)} (tenant) 01/02/1980; Jon Roe (joint tenant) 03/04/1979; ${given(at)} ${family(at)} (son) ${born(at)}"`,
        ]),
      ),
    );
    const [tenant, joint, son] = rows[0]!.mentions.map(({id}) => id);
    expect(rows[0]!.ties.map(({from, to, kind}) => [from, to, kind])).toEqual([
      [joint, tenant, 'household'],
      [tenant, son, 'parent'],
    ]);
  });

  test('in lines are one person with an address, and "[REDACTED]" is nobody', async () => {
    const {rows} = await drafted(
      'MARAC minutes 12 May 2024.csv',
      csv(
        'Case,Victim,Alleged perpetrator',
        many(40, (at) => [
          `${at + 1},"Ana ${family(at).toUpperCase()}\nDOB 0${1 + (at % 9)}/03/1985\n${at + 1} Tanner Road, Brent NW10 4AB${at === 1 ? '\nADDRESS CONFIDENTIAL' : ''}","${at === 2 ? '[REDACTED]' : `Jon ${family(at + 1).toUpperCase()}\nDOB 0${1 + (at % 9)}/04/1984\nNot known`}"`,
        ]),
      ),
    );
    expect(rows[0]!.mentions).toHaveLength(2);
    expect(rows[0]!.mentions[0]).toMatchObject({birth: {from: '1985-03-01'}, address: {protected: false}});
    expect(rows[1]!.mentions[0]!.address).toMatchObject({protected: true});
    expect(rows[2]!.mentions).toHaveLength(1);
    expect(rows[0]!.notifications).toMatchObject([{kind: 'marac-referral', eventAt: '2024-05-12'}]);
  });
});

describe('several events of a row', () => {
  test('have each their own day', async () => {
    const {rows} = await drafted(
      'childview.csv',
      csv(
        'CV ID,Young Person,Date of Birth,Offence 1,Off Date 1,Offence 2,Off Date 2',
        many(40, (at) => [
          `CV${3000 + at},"${family(at)}, ${given(at)}",${born(at)},Robbery,0${1 + (at % 9)}/03/2024,${at % 2 === 0 ? `Criminal damage,1${at % 9}/04/2024` : ','}`,
        ]),
      ),
    );
    expect(rows[0]!.notifications.map(({kind, eventAt}) => [kind, eventAt])).toEqual([
      ['offence-violent', '2024-03-01'],
      ['offence-other', '2024-04-10'],
    ]);
    expect(rows[1]!.notifications).toHaveLength(1);
    expect(rows[0]!.involvements).toHaveLength(2);
  });
});

describe('rows that hang together', () => {
  test('stand below the day that heads them', async () => {
    const days = ['Tuesday 4th May 2024', 'Wednesday 5th May 2024', 'Friday 7th May 2024', 'Monday 10th May 2024'];
    const {rows, questions, refused} = await drafted(
      'calls.csv',
      csv(
        'Child,DOB,Home address,Incident Type',
        many(40, (at) => [
          ...(at % 10 === 0 ? [days[at / 10]!] : []),
          `${given(at)} ${family(at)},${born(at)},"${home(at)}",Neglect`,
        ]),
      ),
    );
    expect(refused).toEqual([]);
    expect(rows).toHaveLength(40);
    expect([rows[0], rows[39]].map((row) => row!.notifications[0]!.eventAt)).toEqual(['2024-05-04', '2024-05-10']);
    expect(questions).toContain('say one thing alone'.replace('say', 'says'));
  });

  test('are the answers of one form', async () => {
    const {rows, questions} = await drafted(
      'forms.csv',
      csv(
        'ResponseID,Completed,Question,Answer',
        many(30, (at) => {
          const said = [
            ['Child name', `${given(at)} ${family(at)}`],
            ['Child date of birth', born(at)],
            ['Home address', home(at)],
            ['Can the address be shared?', at === 3 ? 'No' : 'Yes'],
            ['Concern type', 'Neglect'],
          ];
          return said.map(([question, answer]) => `${8000 + at},0${1 + (at % 9)}/03/2024,${question!},"${answer!}"`);
        }),
      ),
    );
    expect(rows).toHaveLength(30);
    expect(rows.map(({mentions}) => mentions[0]!.address!.protected).indexOf(true)).toBe(3);
    expect(rows.filter(({mentions}) => mentions[0]!.address!.protected)).toHaveLength(1);
    expect(rows[0]!.notifications).toMatchObject([{kind: 'neglect', eventAt: '2024-03-01'}]);
    expect(questions).toContain('the answers of one form');
  });

  test('go on with the row above by ditto marks; a blank among them is a blank', async () => {
    const said = await loadText(
      [
        'No,Name,Home,Mark',
        '1,Ana Bell,1 Tanner Road,Y',
        '",Jon Roe,9 Mill Lane,',
        '",Ivy Roe,as above,',
        '",Zoe Bell,,',
      ].join('\n') + '\n',
      [
        "source: {quote: '', carry: {by: No, columns: [Home, Mark]}}",
        'people: {one: {name: Name, address: {text: Home, protected: {column: Mark, is: Y}}}}',
      ].join('\n'),
    );
    expect(said.refused).toEqual([]);
    expect(said.rows.map(({mentions}) => mentions[0]!.address?.text ?? null)).toEqual([
      '1 Tanner Road',
      '9 Mill Lane',
      '9 Mill Lane',
      null,
    ]);
    // The mark is that of the group, and closes what goes on with it.
    expect(said.rows.slice(0, 3).map(({mentions}) => mentions[0]!.address!.protected)).toEqual([true, true, true]);
  });

  test('of a second table are read with its further columns; its header, and lines that stand alone, are nobody', async () => {
    const row = (at: number): string[] => [`R${1000 + at}`, family(at), given(at), born(at), home(at)];
    const {rows, refused} = await drafted(
      'register.xlsx',
      workbook({
        Register: {
          rows: [
            ['Current'],
            ['Ref', 'Surname', 'Forename', 'DOB', 'Address'],
            ...Array.from({length: 20}, (_, at) => row(at)),
            ['Closed'],
            ['Ref', 'Surname', 'Forename', 'DOB', 'Address', 'Ended On', 'Reason ended'],
            ...Array.from({length: 10}, (_, at) => [...row(at + 20), '01/03/2024', 'Moved']),
            ['Total: 30'],
          ],
        },
      }),
    );
    expect(refused).toEqual([]);
    expect(rows.map(({mentions}) => mentions[0]!.names[0]!.family)).toEqual(many(30, (at) => [family(at)]));
    expect(rows.flatMap(({notifications}) => notifications)).toEqual([]);
  });
});

test('a list of restricted people on another sheet closes their addresses, however it writes their numbers', async () => {
  const nhs = (at: number): string => `999 ${String(100 + at)} ${String(4000 + at)}`;
  const book = workbook({
    Register: {
      rows: [
        ['NHS Number', 'Surname', 'Forename', 'DOB', 'Address'],
        ...Array.from({length: 30}, (_, at) => [nhs(at), family(at), given(at), born(at), home(at)]),
      ],
    },
    'Restricted records': {
      rows: [
        ['NHS Number', 'Surname', 'Reason'],
        [nhs(4).replaceAll(' ', ''), family(4), 'Address must not be shared'],
        [nhs(9).replaceAll(' ', ''), family(9), 'Address must not be shared'],
      ],
    },
  });
  const {rows, questions} = await drafted('register.xlsx', book);
  const closed = rows.flatMap(({mentions: [one]}, at) => (one!.address!.protected ? [at] : []));
  expect(closed).toEqual([4, 9]);
  expect(questions).toContain('is the sheet “Restricted records” the list of whose address nobody may see?');
});

test('in a list of people of all parts the mother is that of each child in it', async () => {
  const lines = many(30, (at) => [
    JSON.stringify({
      referralId: `NS${String(1000 + at)}`,
      receivedOn: `2024-03-${two(1 + (at % 28))}`,
      concern: 'Neglect',
      location: {address: home(at)},
      persons: [
        {role: 'child', given: given(at), family: family(at)},
        ...(at % 2 === 0 ? [{role: 'child', given: 'Ivy', family: family(at)}] : []),
        {role: 'parent', relationship: 'mother', given: 'Ana', family: family(at)},
        {role: 'alleged abuser', relationship: 'stepfather', given: 'Jon', family: 'Roe'},
      ],
    }),
  ]);
  const {rows} = await drafted('referrals.jsonl', `${lines.join('\n')}\n`);
  const {mentions, ties, involvements, notifications} = rows[0]!;
  const id = (name: string): string => mentions.find(({names}) => names[0]!.given === name)!.id;
  const told = ties.map(({from, to, kind}) => `${from} ${kind} ${to}`).sort();
  expect(told).toEqual(
    [
      `${id('Ana')} parent ${id('Amina')}`,
      `${id('Ana')} parent ${id('Ivy')}`,
      `${id('Jon')} step-parent ${id('Amina')}`,
      `${id('Jon')} step-parent ${id('Ivy')}`,
    ].sort(),
  );
  expect(involvements.find(({mention}) => mention === id('Jon'))!.role).toBe('suspect');
  // Where it happened is nobody's home by that.
  expect(mentions.every(({address}) => address === null)).toBe(true);
  expect(notifications[0]!.place?.text).toBe(home(0));
});

test('days written "3rd Mar 21" are read, with a weekday before or a time behind them', async () => {
  const {rows} = await loadText(
    'Name,Day\nAna Bell,3rd Mar 2021\nJon Roe,22nd March 2021 14:05\nIvy Roe,1st Mar 21\n',
    'received: Day\ndates: {formats: [D MMM YYYY, D MMM YY]}\npeople: {one: {name: Name}}',
  );
  expect(rows.map(({mentions}) => mentions[0]!.receivedAt)).toEqual(['2021-03-03', '2021-03-22T14:05', '2021-03-01']);
});

test('"Returned of own accord" is no place where children of many families were found', async () => {
  const {rows} = await drafted(
    'COMPACT misper.csv',
    csv(
      'MP Ref,Misper,DOB,Missing from date,Date found,Location found,Home address',
      many(40, (at) => [
        `MP${1000 + at},${given(at)} ${family(at)},${born(at)},0${1 + (at % 9)}/03/2024,1${at % 9}/03/2024,"${at % 2 === 0 ? 'Returned of own accord' : home(at + 50)}","${home(at)}"`,
      ]),
    ),
  );
  const found = rows.map(({stays}) => stays.filter(({kind}) => kind === 'found-at').length);
  expect(found.slice(0, 4)).toEqual([0, 1, 0, 1]);
  expect(rows.slice(0, 2).map(({notifications}) => notifications[0]!.place?.text ?? null)).toEqual([null, home(51)]);
});
