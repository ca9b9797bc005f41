import {describe, expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {load, write} from './support.ts';

/** What drafts misread of the extracts of a port city, whose layouts nobody here had made. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const given = (at: number): string => GIVEN[at % 7]!;
const family = (at: number): string => FAMILY[at % 10]!;
const name = (at: number): string => `${given(at)} ${family(at)}`;
const born = (at: number): string => `1${at % 9}/03/20${10 + (at % 10)}`;

async function drafted(file: string, content: string) {
  const path = write(file, content);
  const {yaml, questions} = await draftMapping(path, {area: 'BRE', agency: 'police'});
  const {rows, refused} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-06-01'});
  return {rows, refused, questions: questions.join('\n'), yaml};
}

const table = (header: string, row: (at: number) => string, count = 60): string =>
  [header, ...Array.from({length: count}, (_, at) => row(at)), ''].join('\n');

describe('lists in XML', () => {
  const contact = (at: number): string =>
    `<Contact><Surname>${family(at)}</Surname><Forename>${given(at)}</Forename>` +
    `<Relationship>Mother</Relationship><Phone>07700 9000${10 + (at % 90)}</Phone></Contact>`;
  const pupils = Array.from(
    {length: 60},
    (_, at) =>
      `<Pupil><Surname>${family(at)}</Surname><Forename>${given(at + 2)}</Forename><DOB>2012-03-1${at % 9}</DOB>` +
      `<Contacts>${contact(at)}${at % 2 === 0 ? contact(at + 1) : ''}</Contacts></Pupil>`,
  ).join('');
  const file =
    '<CTfile><Header><DocumentName>Common Transfer File</DocumentName></Header>' +
    `<CTFpupilData>${pupils}</CTFpupilData></CTfile>`;

  test('the first of a list under "Contacts" is a contact as the second is: no forename and telephone of a mother is her child’s', async () => {
    const {rows} = await drafted('ctf.xml', file);
    const [{mentions, ties}] = rows as [(typeof rows)[number]];
    const pupil = mentions.find(({birth}) => birth !== null)!;
    expect(pupil).toMatchObject({names: [{given: 'Zainab', family: 'Khan'}], phones: []});
    const contacts = mentions.filter(({phones}) => phones.length > 0).map(({names}) => names[0]!.given);
    expect(contacts.sort()).toEqual(['Amina', 'Tom']);
    expect(ties.map(({kind}) => kind)).toEqual(['parent', 'parent']);
  });

  test('the name of a document is nobody’s', async () => {
    const {rows} = await drafted('ctf.xml', file);
    expect(rows.flatMap(({mentions}) => mentions).filter(({staff}) => staff)).toEqual([]);
  });
});

describe('of what rows tell', () => {
  test('a column that all rows have comes before one that few have, and the others tell of something too', async () => {
    const {rows} = await drafted(
      'notices.csv',
      table('Notice,Reported,Surname,Forenames,DOB,Class,Harm', (at) =>
        [
          `N${1000 + at}`,
          '05/03/2024',
          family(at),
          given(at),
          born(at),
          ['DOMESTIC - VERBAL', 'DOMESTIC - ASSAULT', 'CHILD CONCERN - NEGLECT'][at % 3]!,
          at % 12 === 2 ? 'neglect' : '',
        ].join(','),
      ),
    );
    const kinds = rows.map(({notifications}) => notifications.map(({kind}) => kind));
    expect(kinds.slice(0, 3)).toEqual([['domestic-abuse'], ['domestic-abuse'], ['neglect']]);
    expect(kinds.filter((of) => of.length === 0)).toEqual([]);
  });

  test('a day and a time run together are the day on which it happened', async () => {
    const {rows} = await drafted(
      'stops.csv',
      table('Log,When,Reason,Surname,Forenames,Entered', (at) =>
        [
          `L${1000 + at}`,
          `202401${10 + (at % 20)}23${10 + (at % 50)}`,
          'Child concern',
          family(at),
          given(at),
          '2024-03-01',
        ].join(','),
      ),
    );
    expect(rows[0]!.notifications[0]!.eventAt).toContain('2024-01-10');
  });
});

describe('whose a number or a home is', () => {
  test('"Reg No" is a car’s where it looks like a number plate, and that of a registration elsewhere', async () => {
    const vehiclesOf = async (number: (at: number) => string): Promise<number> => {
      const {rows} = await drafted(
        'register.csv',
        table('Reg No,Loaded,Carer Name,Carer DOB', (at) => [number(at), '05/03/2024', name(at), born(at)].join(',')),
      );
      return rows.flatMap(({mentions}) => mentions.flatMap(({vehicles}) => vehicles)).length;
    };
    expect(await vehiclesOf((at) => `FH00${4100 + at}`)).toBe(0);
    expect(await vehiclesOf((at) => `AB${10 + at} CDE`)).toBe(60);
  });

  test('occupants live where the tenants do, whatever the tenants are called', async () => {
    const {rows} = await drafted(
      'lettings.csv',
      table('Ref,Start,Amended,Address,T1_SURNAME,T1_FORENAME,T1_DOB,OCC1,OCC1_DOB,OCC1_REL', (at) =>
        [
          `X${1000 + at}`,
          '01/02/2023',
          '05/03/2024',
          `${at + 1} Cedar Road`,
          family(at),
          given(at),
          '12/03/1985',
          name(at + 3),
          born(at),
          'Son',
        ].join(','),
      ),
    );
    expect(rows[0]!.stays.map(({kind, start}) => `${kind} ${start}`)).toHaveLength(2);
  });

  test('the number that a case system gives a child is the child’s', async () => {
    const {yaml} = await drafted(
      'contacts.csv',
      table('LCS No,Contact date,Child,DOB', (at) =>
        [400_000 + (at % 20), '05/03/2024', name(at % 20), born(at % 20)].join(','),
      ),
    );
    expect(yaml).toMatch(/local:\n\s+value: LCS No/);
  });
});

describe('what people are to each other', () => {
  test('beside "mum" and "dad", "nan" and "foster carer" are what they say', async () => {
    const words = ['mum', 'dad', 'mum', 'nan', 'foster carer', 'dad'];
    const {rows} = await drafted(
      'attendances.csv',
      table('Ref,Arrived,Surname,Forename,DOB,Brought by,Brought by rel', (at) =>
        [`A${1000 + at}`, '05/03/2024', family(at), given(at), born(at), name(at + 3), words[at % 6]!].join(','),
      ),
    );
    expect(rows.slice(0, 6).flatMap(({ties}) => ties.map(({kind}) => kind))).toEqual([
      'parent',
      'parent',
      'parent',
      'grandparent',
      'foster-carer',
      'parent',
    ]);
  });
});

describe('what the others of an event are to its victim', () => {
  const HEADER = 'Occ Ref,Occurred,Created,Role,Surname,Forenames,DOB,Rel,Class';
  const row = (at: number, role: string, who: number, rel: string, created = '07/03/2024', year = 1975): string =>
    [
      `OCC${5000 + at}`,
      '05/03/2024',
      created,
      role,
      family(who),
      given(who),
      `1${who % 9}/03/${year + (who % 10)}`,
      rel,
      'DOMESTIC - VERBAL',
    ].join(',');
  /** Of ten events one has no victim, one of two children, and one was written anew. */
  const events = Array.from({length: 40}, (_, at) => [
    row(at, at % 10 === 9 ? 'WIT' : 'VIC', at, ''),
    row(at, 'SUSP', at + 1, 'ex-partner'),
    row(at, 'CHI', at + 2, 'child of victim', '07/03/2024', 2010),
    ...(at % 10 === 4 ? [row(at, 'CHI', at + 3, 'child of victim', '07/03/2024', 2010)] : []),
    ...(at % 10 === 5 ? [row(at, 'VIC', at, '', '09/04/2024')] : []),
  ]).flat();

  test('stands in their own rows, where each event has one victim at most', async () => {
    const {rows, refused, questions} = await drafted('roles.csv', [HEADER, ...events, ''].join('\n'));
    const people = new Map(rows.flatMap(({mentions}) => mentions.map((one) => [one.id, one.names[0]!.given])));
    const ties = rows.flatMap((one) => one.ties);
    const told = (at: number): string[] =>
      ties
        .filter(({source}) => source.row === at)
        .map(({from, kind, to}) => `${people.get(from) ?? '?'} ${kind} ${people.get(to) ?? '?'}`);
    // Of the first event the suspect, and the child, whose parent the victim is.
    expect(told(2)).toEqual(['Tom ex-partner Amina']);
    expect(told(3)).toEqual(['Amina parent Zainab']);
    expect(refused.map(({reason}) => reason)).toEqual(Array.from({length: 4}, () => 'DUPLICATE_KEY'));
    expect(questions).toContain('what each is to the “VIC” of the same “Occ Ref”');
    expect(questions).not.toContain('child of victim');
  });

  test('and of an event with two victims nobody is lost, and nothing is said of either', async () => {
    // Somebody else of the same day, and the father, of one name with his son, of a later one.
    for (const other of [row(3, 'VIC', 20, ''), row(3, 'VIC', 3, '', '09/04/2024', 1941).replace('13/03/', '21/11/')]) {
      const {rows, refused} = await drafted('roles.csv', [HEADER, ...events.slice(0, 60), other, ''].join('\n'));
      expect(rows.flatMap(({ties}) => ties)).toEqual([]);
      const said = rows.flatMap(({mentions, row: at}) => mentions.map(({birth}) => `${at} ${birth?.from}`));
      expect(said).toEqual(
        expect.arrayContaining(['10 1978-03-13', `61 ${other.includes('1944') ? '1944-11-21' : '1975-03-12'}`]),
      );
      expect(refused.map(({row: at}) => at)).not.toContain(61);
    }
  });
});

describe('a register of carers and their children', () => {
  const HEADER =
    'Registered,Reg No,Address,Carer 1,Carer 1 DOB,Carer 2,Child 1,Child 1 DOB,Child 2,Emergency contact,Emergency relationship,Loaded';
  const line = (at: number): string =>
    [
      '03/01/2024',
      `FH${2000 + at}`,
      `"${at + 1} Cedar Road, Bramford"`,
      name(at),
      `1${at % 9}/03/198${at % 10}`,
      name(at + 1),
      `${given(at + 2)} ${family(at)}`,
      born(at),
      `${given(at + 3)} ${family(at)}`,
      name(at + 4),
      ['nan', 'friend', 'aunt'][at % 3]!,
      '2024-01-09',
    ].join(',');

  test('tells of nothing that happened, whomever it says to ring in an emergency; who that is, is said of the children', async () => {
    const {rows} = await drafted('registrations.csv', table(HEADER, line));
    expect(rows.flatMap(({notifications}) => notifications)).toEqual([]);
    const [{mentions, ties, stays}] = rows as [(typeof rows)[number]];
    const slot = new Map(mentions.map(({id, source}) => [id, source.slot]));
    expect(ties.map(({from, kind, to}) => `${slot.get(from)} ${kind} ${slot.get(to)}`).sort()).toEqual([
      'carer1 carer child1',
      'carer1 carer child2',
      'carer2 carer child1',
      'carer2 carer child2',
      'emergency grandparent child1',
      'emergency grandparent child2',
    ]);
    expect(rows.slice(0, 3).map((one) => one.ties.find(({kind}) => kind !== 'carer')?.kind)).toEqual([
      'grandparent',
      'emergency-contact',
      'relative',
    ]);
    expect(stays.map(({mention}) => slot.get(mention)!).sort()).toEqual(['carer1', 'carer2', 'child1', 'child2']);
  });
});

describe('what words beside people say', () => {
  test('whom a register of births marks as "FOB" is the father of the baby, bears no such surname, and of the others that is not said', async () => {
    const {rows} = await drafted(
      'bookings.csv',
      table('Mother surname,Mother forename,Mother DOB,EDD,Partner,Received', (at) =>
        [
          family(at),
          given(at),
          '12/03/1990',
          '10/09/2024',
          at % 3 === 0 ? name(at + 1) : `${name(at + 1)} (FOB)`,
          '05/03/2024',
        ].join(','),
      ),
    );
    const told = rows.slice(0, 2).map(({mentions, ties}) => {
      const {id, names} = mentions.find(({source}) => source.slot === 'partner')!;
      return [names[0]!.family, ...ties.filter(({from}) => from === id).map(({kind, detail}) => `${kind} ${detail}`)];
    });
    expect(told).toEqual([
      ['Bell', 'partner '],
      ['Okafor', 'partner ', 'parent father'],
    ]);
  });

  test('the type of a placement says who the carers are to the child, whatever its header is', async () => {
    const types = ['Foster', 'SGO - grandparent', 'Kinship (Reg 24)'];
    const {rows} = await drafted(
      'placements.csv',
      table('LCS,Child,DOB,Type,Carer(s),Placement address,From,Entered', (at) =>
        [
          400_000 + at,
          name(at),
          born(at),
          types[at % 3]!,
          `${given(at)} & ${given(at + 1)} ${family(at + 1)}`,
          `"${at + 1} Cedar Road, Bramford, CO1 1AA"`,
          '01/02/2024',
          '05/03/2024',
        ].join(','),
      ),
    );
    expect(rows.slice(0, 3).map(({ties}) => ties[0]?.kind)).toEqual(['foster-carer', 'grandparent', 'carer']);
    expect(rows[0]!.mentions.flatMap(({identifiers}) => identifiers.map(({kind}) => kind))).toEqual(['local']);
  });

  test('who was stopped in a car gave the police no concern for a child by that', async () => {
    const path = write(
      'StopSearch_Log.csv',
      table('LogNo,When,VRM,Driver,Outcome,Entered', (at) =>
        [`ST${1000 + at}`, '05/03/2024 23:10', `AB1${at % 10} CDE`, name(at), 'search neg', '06/03/2024'].join(','),
      ),
    );
    const {yaml} = await draftMapping(path, {area: 'BRE'});
    expect(yaml).toContain('agency: police');
    expect(yaml).toContain('kind: other');
  });
});

describe('layouts of yet other systems', () => {
  test('"Cont 1" of Capita One is a contact of the pupil, and no member of staff; who lives with it has its home', async () => {
    const {rows, yaml} = await drafted(
      'attendance.csv',
      table(
        'Student ID,Legal Surname,Legal Forename,DOB,House Number,Street,Town,Post Code,' +
          'Cont 1 Title,Cont 1 Forename,Cont 1 Surname,Cont 1 Relationship,Cont 1 Lives With,Cont 1 Tel,' +
          'Cont 2 Title,Cont 2 Forename,Cont 2 Surname,Cont 2 Relationship,Cont 2 Lives With,Cont 2 Tel,Extract Date',
        (at) =>
          [
            100_000 + at,
            family(at),
            given(at),
            born(at),
            at + 1,
            'Cedar Road,Bramford,CO1 1AA',
            `Mrs,${given(at + 1)},${family(at)},Mother,Y,07700 9000${10 + at}`,
            `Mr,${given(at + 2)},${family(at + 1)},${at % 2 === 0 ? 'Father' : "Mother's Partner"},N,07700 9001${10 + at}`,
            '20/12/2023',
          ].join(','),
      ),
    );
    const [{mentions, ties, stays}] = rows as [(typeof rows)[number]];
    expect(mentions.map(({staff, phones}) => [staff, phones.length]).filter(([staff]) => staff === true)).toEqual([]);
    expect(ties.map(({kind}) => kind)).toEqual(['parent', 'parent']);
    expect(stays).toHaveLength(2);
    expect(yaml).not.toContain('worker');
  });

  test('the column that tells who leads an event says the part of each, whatever its header is, and a link began no home', async () => {
    const {rows} = await drafted(
      'links.csv',
      [
        'Occurrence Number,Occurrence Type,Occurrence Start,Person ID,Surname,Forename 1,DOB,Classification,Link Start Date,Home Address,Created',
        ...Array.from({length: 40}, (_, at) =>
          ['Victim', 'Suspect', 'Child - Present'].map((part, index) =>
            [
              `47${230_000 + at}`,
              'Concern for Safety',
              '05/03/2024 10:00',
              5000 + 3 * at + index,
              family(at + index),
              given(at + index),
              born(at),
              part,
              '05/03/2024',
              `"${at + 1} Cedar Road, Bramford, CO1 1AA"`,
              '06/03/2024 11:00',
            ].join(','),
          ),
        ).flat(),
        '',
      ].join('\n'),
    );
    const roles = rows.slice(0, 3).flatMap(({involvements}) => involvements.map(({role}) => role));
    expect(roles).toEqual(['victim', 'suspect', 'subject']);
    expect(rows.flatMap(({stays}) => stays.map(({start}) => start)).filter((day) => day !== null)).toEqual([]);
  });

  test('an occupant lives there from their own day, and not from that of the contract', async () => {
    const {rows} = await drafted(
      'occupants.csv',
      [
        'Account Ref,Contract Start,Asset Address,Contact No,Contact Name,Contact DOB,Contact Type,Relationship to Main,Occupancy From,Modified On',
        ...Array.from({length: 30}, (_, at) =>
          ['Main Tenant', 'Household Member'].map((type, index) =>
            [
              `T${5000 + at}`,
              '01/02/2019',
              `"${at + 1} Cedar Road, Bramford, CO1 1AA"`,
              7000 + 2 * at + index,
              name(at + index),
              `1${at % 9}/03/1980`,
              type,
              index === 0 ? '' : 'Lodger',
              index === 0 ? '01/02/2019' : '12/06/2023',
              '05/01/2024',
            ].join(','),
          ),
        ).flat(),
        '',
      ].join('\n'),
    );
    expect(rows.slice(0, 2).flatMap(({stays}) => stays.map(({start}) => start))).toEqual(['2019-02-01', '2023-06-12']);
  });

  test('by whom a school’s concern was reported is one of its staff', async () => {
    const path = write(
      'concerns.csv',
      table('Concern ID,Student Full Name,Student DOB,Concern Category,Incident Date,Reported By,Date Reported', (at) =>
        [4000 + at, name(at), born(at), 'Neglect', '05/03/2024', 'Mrs Ann Teacher', '06/03/2024'].join(','),
      ),
    );
    const {yaml} = await draftMapping(path, {area: 'BRE', agency: 'education'});
    const {rows} = await load(path, {mapping: write('draft.yaml', yaml)});
    expect(rows[0]!.mentions.map(({staff}) => String(staff)).sort()).toEqual(['false', 'true']);
  });

  test('whether all live there whom a column of household and others names is asked', async () => {
    const {questions} = await drafted(
      'contacts.csv',
      table('LCS No,Contact date,Child,DOB,Home address,Others in household / significant', (at) =>
        [
          400_000 + at,
          '05/03/2024',
          name(at),
          born(at),
          `"${at + 1} Cedar Road, Bramford, CO1 1AA"`,
          `${name(at + 3)} (uncle); ${name(at + 5)} (family friend)`,
        ].join(','),
      ),
    );
    expect(questions).toContain('do all in “Others in household / significant” live where the row says?');
  });

  test('words that nobody knows are asked for once, whatever number of columns has them', async () => {
    const {questions} = await drafted(
      'lettings.csv',
      table('Ref,Start,Amended,Address,T1_SURNAME,T1_FORENAME,OCC1,OCC1_REL,OCC2,OCC2_REL', (at) =>
        [
          `X${1000 + at}`,
          '01/02/2023',
          '05/03/2024',
          `${at + 1} Cedar Road`,
          family(at),
          given(at),
          name(at + 3),
          at % 2 === 0 ? 'Permitted sharer' : 'Son',
          name(at + 4),
          at % 3 === 0 ? 'Permitted sharer' : 'Daughter',
        ].join(','),
      ),
    );
    expect(questions.match(/Permitted sharer/g)).toHaveLength(1);
    expect(questions).toContain('“OCC1_REL”, “OCC2_REL”');
  });
});
