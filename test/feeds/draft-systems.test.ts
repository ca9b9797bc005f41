import {describe, expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {load, scratch, write} from './support.ts';

/** Layouts as the reports of British case systems have them, and what a draft of each must read and must not make of it. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const given = (at: number): string => GIVEN[at % 7]!;
const family = (at: number): string => FAMILY[at % 10]!;
const name = (at: number): string => `${given(at)} ${family(at)}`;
const childBorn = (at: number): string => `1${at % 9}/03/20${10 + (at % 10)}`;
const adultBorn = (at: number): string => `1${at % 9}/06/19${70 + (at % 25)}`;
const home = (at: number): string => `${at + 1} Cedar Road, NW1 ${at % 9}AB`;

async function drafted(file: string, header: string, row: (at: number) => readonly string[], count = 80) {
  const lines = Array.from({length: count}, (_, at) => row(at).join(';'));
  const path = write(file, [header, ...lines, ''].join('\n'));
  const {yaml, questions} = await draftMapping(path, {area: 'BRE'});
  const {rows, refused} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-04-01'});
  return {rows, refused, yaml, questions: questions.join('\n')};
}

const namesOf = (row: {mentions: readonly {names: readonly {given: string; family: string}[]}[]}): string[] =>
  row.mentions.map(({names}) => `${names[0]!.given} ${names[0]!.family}`.trim());

describe('whose a column is', () => {
  test('a practice’s doctor lives at no patient’s address, and the patient does', async () => {
    const {rows} = await drafted(
      'EMIS list.csv',
      "Full Name;Date of Birth;NHS Number;Usual GP's Full Name;Number and Street;Town;Postcode;Mobile",
      (at) => [name(at), childBorn(at), '', 'Dr Anil Mehta', `${at + 1} Cedar Road`, 'London', 'NW1 4AB', ''],
    );
    const [{mentions}] = rows as [(typeof rows)[number]];
    expect(mentions.filter(({staff}) => !staff).map(({address}) => address?.text)).toEqual(['1 Cedar Road, London']);
    expect(mentions.find(({staff}) => staff)?.address).toBeNull();
  });

  test('names that stand again and again under an unknown header are of people at their work', async () => {
    const {rows, yaml} = await drafted('list.csv', 'Name;DOB;Zonal Full Name;Home Address', (at) => [
      name(at),
      childBorn(at),
      at % 2 === 0 ? 'Anil Mehta' : 'Rose Pike',
      home(at),
    ]);
    expect(rows[0]!.mentions.map(({staff}) => staff)).toEqual([false, true]);
    expect(rows[0]!.mentions[0]!.address?.text).toContain('Cedar Road');
    expect(yaml).not.toContain('associate');
  });

  test('"Alias Names" are of the nominal, and nobody else’s', async () => {
    const {rows} = await drafted(
      'Niche nominals.csv',
      'Nominal Ref;Surname;Forename 1;Alias Names;DOB;Sex;Home Address;Warning Markers;Created',
      (at) => [
        `PN${100000 + at}`,
        family(at).toUpperCase(),
        given(at),
        at % 5 === 0 ? `Jay ${family(at)}` : '',
        adultBorn(at),
        'M',
        home(at),
        at % 3 === 0 ? 'VIOLENT' : '',
        '01/02/2024 09:10',
      ],
    );
    const [{mentions, notifications}] = rows as [(typeof rows)[number]];
    expect(mentions).toHaveLength(1);
    expect(mentions[0]).toMatchObject({sex: 'male', birth: {from: '1970-06-10'}});
    expect(mentions[0]!.names.map(({use}) => use)).toEqual(['recorded', 'known-as']);
    expect(notifications).toEqual([]);
  });

  test('the birth date and number of "Lead Child" are never those of "Other Children", and the family’s name is nobody', async () => {
    const {rows, questions} = await drafted(
      'EHM episodes.csv',
      'Episode No;Family Name;Lead Child;Lead Child DOB;Other Children;Parent 1;Family Address;Request Received;Main Issue;Episode Start',
      (at) => [
        `EH${1000 + at}`,
        family(at),
        name(at),
        childBorn(at),
        `Leila ${family(at)} 03/04/2019 / Omar ${family(at)} 05/06/2021`,
        `Rose ${family(at)}`,
        home(at),
        '05/03/2024',
        'Domestic abuse',
        '12/03/2024',
      ],
    );
    const [row] = rows as [(typeof rows)[number]];
    expect(namesOf(row)).toEqual(['Amina Khan', 'Leila Khan', 'Omar Khan', 'Rose Khan']);
    expect(row.mentions.map(({birth}) => birth?.from ?? null)).toEqual([
      '2010-03-10',
      '2019-04-03',
      '2021-06-05',
      null,
    ]);
    expect(row.ties.map(({kind}) => kind).sort()).toEqual([...Array(3).fill('parent'), ...Array(3).fill('sibling')]);
    expect(row.notifications[0]!.eventAt).toBe('2024-03-05');
    expect(questions).toContain('brothers and sisters');
  });

  test('"Unborn?" above Y and N, and "Accompanied By" above Mother and Police, name nobody', async () => {
    const {rows} = await drafted(
      'contacts.csv',
      'Contact ID;Surname;Forename;DOB;Unborn?;Address;Contact Date;Reason;Accompanied By',
      (at) => [
        `C${1000 + at}`,
        family(at),
        given(at),
        childBorn(at),
        'N',
        home(at),
        '05/03/2024',
        'Neglect',
        at % 2 === 0 ? 'Mother' : 'Police',
      ],
    );
    expect(namesOf(rows[0]!)).toEqual(['Amina Khan']);
    expect(rows[0]!.mentions[0]!.address?.text).toContain('Cedar Road');
  });

  test('a chosen forename is what somebody is called, and no second forename', async () => {
    const {rows} = await drafted('ONE.csv', 'UPN;Legal Surname;Legal Forename;Chosen Forename;DOB', (at) => [
      '',
      family(at),
      given(at),
      'Jay',
      childBorn(at),
    ]);
    expect(rows[0]!.mentions[0]!.names.map(({use, given: said}) => [use, said])).toEqual([
      ['recorded', 'Amina'],
      ['known-as', 'Jay'],
    ]);
  });
});

describe('what a row tells', () => {
  test('births show of whom of the two "Mother" is said, whichever stands first', async () => {
    for (const isChildFirst of [true, false]) {
      const {rows} = await drafted(
        'Mosaic relationships.csv',
        'Person ID;Person Name;Person DOB;Relationship;Related Person ID;Related Person Name;Related Person DOB',
        (at) => {
          const child = [`${70000 + at}`, name(at), childBorn(at)];
          const mother = [`${80000 + at}`, `Rose ${family(at)}`, adultBorn(at)];
          return isChildFirst ? [...child, 'Mother', ...mother] : [...mother, 'Mother', ...child];
        },
      );
      const [{ties, mentions}] = rows as [(typeof rows)[number]];
      const mother = mentions.find(({names}) => names[0]!.given === 'Rose')!;
      expect(ties).toMatchObject([{kind: 'parent', detail: 'mother', from: mother.id}]);
    }
  });

  test('twins of one booking are two rows, and none is refused', async () => {
    const {rows, refused} = await drafted(
      'CHIS birth notifications.csv',
      'Baby NHS Number;Baby Surname;Baby Forename;Baby DOB;Mother Name;Mother DOB;Booking Ref;Date Notified',
      (at) => [
        `99900${10000 + at}`,
        family(at),
        at < 4 ? `Twin ${(at % 2) + 1}` : given(at),
        '05/03/2024',
        `Rose ${family(at)}`,
        adultBorn(at),
        `BK${at < 4 ? 1000 + Math.floor(at / 2) : 2000 + at}`,
        '07/03/2024',
      ],
    );
    expect(refused).toEqual([]);
    expect(rows).toHaveLength(80);
  });

  test('a day that is planned is none on which the hub was told, and a registration has the day of its own', async () => {
    const {rows} = await drafted(
      'nDelius cases.csv',
      'CRN;PNC Number;Surname;First Name;Date of Birth;Order Start Date;Main Offence;Registration Type;Registration Date;Next Review',
      (at) => [
        `X${100000 + at}`,
        '',
        family(at),
        given(at),
        adultBorn(at),
        '05/01/2024',
        'ABH',
        at % 2 === 0 ? 'Risk to Children' : 'Domestic Abuse Perpetrator',
        '12/02/2024',
        '12/08/2024',
      ],
    );
    const [{notifications, involvements}] = rows as [(typeof rows)[number]];
    expect(notifications).toMatchObject([{kind: 'child-concern', eventAt: '2024-02-12', receivedAt: '2024-02-12'}]);
    expect(involvements.map(({role}) => role)).toEqual(['suspect']);
  });

  test('the carer whom a health visitor saw is what the row says to the child', async () => {
    const {rows} = await drafted(
      'S1 health visiting.csv',
      'NHS Number;Surname;First Name;Date of Birth;Event Date;Event Type;Parent/Carer Seen;Relationship to Child;Concerns Identified',
      (at) => [
        '',
        family(at),
        given(at),
        childBorn(at),
        '05-Mar-2024',
        'New Birth Visit',
        `Rose ${family(at)}`,
        'Mother',
        'Domestic abuse',
      ],
    );
    expect(rows[0]!.ties).toMatchObject([{kind: 'parent', detail: 'mother'}]);
  });

  test('"Not for disclosure" in place of an address closes it', async () => {
    const {rows} = await drafted('ONE.csv', 'UPN;Legal Surname;Legal Forename;DOB;Address', (at) => [
      '',
      family(at),
      given(at),
      childBorn(at),
      at === 3 ? 'Not for disclosure' : home(at),
    ]);
    expect(rows.map(({mentions}) => mentions[0]!.address?.protected).filter(Boolean)).toHaveLength(1);
  });
});

test('"NFA" above Y and N says what came of a referral, and of a contact only where nothing did', async () => {
  const outcomes = async (day: string) => {
    const {rows} = await drafted('csc.csv', `Ref;Person ID;Child Name;DOB;${day};Primary Need;NFA`, (at) => [
      `R${30000 + at}`,
      String(403000 + at),
      name(at),
      childBorn(at),
      '05/03/2024',
      'Abuse or neglect',
      at % 3 === 0 ? 'Y' : 'N',
    ]);
    return rows.slice(0, 2).map(({notifications}) => notifications[0]!.outcomes);
  };
  expect(await outcomes('Referral Date')).toEqual([['nfa'], ['assessment']]);
  expect(await outcomes('Contact Date')).toEqual([['nfa'], ['other']]);
});

describe('one row a person, several rows an event', () => {
  const roles = ['Victim', 'Perp (ex partner)', 'dau', "V's mum"];
  const people = (at: number): readonly string[] => [
    `M${100 + Math.floor(at / 4)}`,
    '05/03/2024',
    `${['Rose', 'Jay', given(at), 'Ada'][at % 4]!} (aka ${'WXYZ'[at % 4]!}o) ${family(at).toUpperCase()}`,
    at % 4 === 2 ? childBorn(at) : adultBorn(at),
    roles[at % 4]!,
    at % 4 === 0 ? `SAFE ADDRESS - ${home(at)}` : 'as above',
  ];

  test('the row of the victim makes the notification, all take part in it, and free text says what each is to the victim', async () => {
    const {rows, questions} = await drafted(
      'MARAC list.csv',
      'Case No;Date Heard;Name;DOB;Role in family;Address',
      people,
    );
    const [victim, perp, child, mother] = rows.slice(4, 8).map(({mentions}) => mentions[0]!);
    const [told, ...others] = rows.slice(4, 8);
    expect(told!.notifications).toMatchObject([{kind: 'marac-referral', eventAt: '2024-03-05'}]);
    expect(others.flatMap(({notifications}) => notifications)).toEqual([]);
    const {id} = told!.notifications[0]!;
    expect(rows.slice(4, 8).flatMap(({involvements}) => involvements)).toMatchObject([
      {notification: id, role: 'victim'},
      {notification: id, role: 'suspect'},
      {notification: id, role: 'subject'},
      {notification: id},
    ]);
    expect(others.flatMap(({ties}) => ties)).toMatchObject([
      {from: perp!.id, to: victim!.id, kind: 'ex-partner'},
      {from: victim!.id, to: child!.id, kind: 'parent'},
      {from: mother!.id, to: victim!.id, kind: 'parent'},
    ]);
    expect(victim!.address).toMatchObject({protected: true});
    expect(perp!.address).toBeNull();
    expect(victim!.names.map(({use}) => use)).toEqual(['recorded', 'known-as']);
    expect(questions).toContain('are rows with one “Case No” one event');
  });

  test('where no word leads every event, several do of which each event has one', async () => {
    const parts = [['VICTIM', 'SUSPECT', 'CHILD PRESENT'], ['SUBJECT CHILD', 'INFORMANT'], ['SUBJECT CHILD']];
    const people = Array.from({length: 40}, (_, at) => parts[at % 3]!.map((part) => ({part, event: at}))).flat();
    const {rows, refused, questions} = await drafted(
      'police_ppn.csv',
      'PPN_REF;CREATED;NATURE;ROLE;SURNAME;FORENAMES;DOB',
      (at) => {
        const {part, event} = people[at]!;
        const nature =
          part === 'SUBJECT CHILD' || part === 'INFORMANT' ? 'Neglect - home conditions' : 'Domestic abuse - assault';
        return [`PPN/23/10${100 + event}`, `1${event % 9}/03/2023`, nature, part, family(at), given(at), childBorn(at)];
      },
      people.length,
    );
    expect(refused).toEqual([]);
    expect(rows.reduce((sum, {notifications}) => sum + notifications.length, 0)).toBe(40);
    const ids = new Set(rows.flatMap(({notifications}) => notifications.map(({id}) => id)));
    expect(rows.every(({involvements: [one]}) => ids.has(one!.notification))).toBe(true);
    expect(questions).toContain('is “SUBJECT CHILD” or “');
  });

  test('a register of who came to school tells of nothing', async () => {
    const {rows} = await drafted(
      'edu_attendance.csv',
      'Row;UPN;Legal Surname;Legal Forename;DOB;School;Attendance %;Extract Date',
      (at) => [`AT${100 + at}`, '', family(at), given(at), childBorn(at), 'Norvale High', '95.9', '03/01/2023'],
    );
    expect(rows.flatMap(({notifications}) => notifications)).toEqual([]);
  });

  test('"Main carer" under "Relationship to main carer" leads, and the others are to that person what is written', async () => {
    const {rows} = await drafted(
      'Family hub.csv',
      'Family Ref;Opened;Reason opened;Family member;Date of birth;Relationship to main carer',
      (at) => [
        `FH${1000 + Math.floor(at / 2)}`,
        '05/03/2024',
        'Neglect',
        name(at),
        at % 2 === 0 ? adultBorn(at) : childBorn(at),
        at % 2 === 0 ? 'Main carer' : 'Son',
      ],
    );
    const [carer, son] = rows as [(typeof rows)[number], (typeof rows)[number]];
    expect(carer.mentions[0]!.names[0]).toMatchObject({given: 'Amina', family: 'Khan'});
    expect(carer.ties).toEqual([]);
    expect(son.ties).toMatchObject([{kind: 'parent', from: carer.mentions[0]!.id, to: son.mentions[0]!.id}]);
    expect(son.involvements).toMatchObject([{notification: carer.notifications[0]!.id}]);
    expect(son.notifications).toEqual([]);
  });

  test('a column says what each is to the victim', async () => {
    const {rows} = await drafted(
      'Athena investigations.csv',
      'Investigation No;Date Reported;Offence;Role;Person;DOB;Relationship to Victim',
      (at) => [
        `42/${1000 + Math.floor(at / 2)}/24`,
        '05/03/2024',
        'Cruelty to child',
        at % 2 === 0 ? 'VICTIM' : 'PARENT/GUARDIAN',
        name(at),
        at % 2 === 0 ? childBorn(at) : adultBorn(at),
        at % 2 === 0 ? '' : 'Mother',
      ],
    );
    const [victim, mother] = rows as [(typeof rows)[number], (typeof rows)[number]];
    expect(mother.ties).toMatchObject([{from: mother.mentions[0]!.id, to: victim.mentions[0]!.id, detail: 'mother'}]);
    expect(mother.involvements).toMatchObject([{notification: victim.notifications[0]!.id, role: 'parent'}]);
  });
});

describe('a row for each of a home or family', () => {
  test('of a register of occupants the tenant leads: all others are what their code says to that person, or of the household, and no two are one', async () => {
    const codes = ['T', 'JT', 'DAU', 'SON'];
    const {rows, refused, questions} = await drafted(
      'occupants.csv',
      'TENANCY_REF;PERSON_REF;REL_CODE;FORENAME;SURNAME;DOB;ADDRESS',
      (at) => {
        const [tenancy, place] = [Math.floor(at / 4), at % 4];
        const born = place < 2 ? adultBorn(at) : childBorn(at);
        return [
          `T00${100 + tenancy}`,
          `0002${1000 + at}`,
          codes[place]!,
          given(at),
          family(tenancy),
          born,
          home(tenancy),
        ];
      },
    );
    expect(refused).toEqual([]);
    const [tenant, joint, daughter] = rows.slice(4, 7).map(({mentions}) => mentions[0]!);
    expect(rows.slice(4, 8).flatMap(({ties}) => ties.map(({from, to, kind}) => [from, to, kind]))).toEqual([
      [joint!.id, tenant!.id, 'household'],
      // Who has a parent is the child: the tie goes from the tenant to the daughter.
      [tenant!.id, daughter!.id, 'parent'],
      [tenant!.id, rows[7]!.mentions[0]!.id, 'parent'],
    ]);
    const [register, ...more] = new Set(rows.slice(4, 8).map(({mentions}) => mentions[0]!.register));
    expect([register, more]).toEqual([expect.stringContaining('T00101'), []]);
    expect(questions).toContain('whose “REL_CODE” is “T”');
  });

  test('in a family that is listed anew the mother leads each list; the father is of her family, and not her parent', async () => {
    const roles = ['Mother', 'Dad', "Mum's partner", 'Child', 'Daughter'];
    const {rows, refused} = await drafted(
      'episodes.csv',
      'Episode;Version;Start;Forename;Surname;DOB;Role in family;Family home',
      (at) => {
        const [list, place] = [Math.floor(at / 5), at % 5];
        const [episode, who] = [Math.floor(list / 2), place * 7 + Math.floor(list / 2)];
        const born = place < 3 ? adultBorn(who) : childBorn(who);
        const start = `0${1 + (list % 9)}/02/2023`;
        return [
          `EH${700 + episode}`,
          `${1 + (list % 2)}`,
          start,
          given(who),
          family(who),
          born,
          roles[place]!,
          home(episode),
        ];
      },
    );
    expect(refused).toEqual([]);
    for (const list of [0, 1]) {
      const of = rows.slice(5 * list, 5 * list + 5);
      const mother = of[0]!.mentions[0]!.id;
      expect(of.flatMap(({ties}) => ties.map(({from, to, kind}) => [kind, from === mother || to === mother]))).toEqual([
        ['household', true],
        ['partner', true],
        ['parent', true],
        ['parent', true],
      ]);
      expect(of[3]!.ties[0]!.from).toBe(mother);
    }
  });
});

describe('keys between files', () => {
  const table = (folder: string, file: string, header: string, row: (at: number) => readonly string[], count = 80) =>
    write(file, [header, ...Array.from({length: count}, (_, at) => row(at).join(';')), ''].join('\n'), folder);
  const read = async (path: string, others: readonly string[] = []) => {
    const {yaml, questions} = await draftMapping(path, {area: 'BRE', with: others});
    const {rows, feed} = await load(path, {mapping: write('draft.yaml', yaml), received: '2024-04-01'});
    return {rows, feed, yaml, questions: questions.join('\n')};
  };

  test('links give nominals their part in occurrences that stand in another file, and these are read though they name nobody', async () => {
    const folder = scratch();
    const occurrences = table(
      folder,
      'Niche_Occurrences.csv',
      'Occurrence Ref;Occurrence Type;Reported Date/Time;Occurred From;Location',
      (at) => [`13${1000 + at}`, 'Domestic Abuse - Non Crime', '05/03/2024 10:00', '04/03/2024 22:10', home(at)],
      40,
    );
    const words = ['Victim', 'Suspect', 'Child Present', 'Involved Party'];
    const links = table(folder, 'Niche_Links.csv', 'Occurrence Ref;Nominal Ref;Classification;Link Created', (at) => [
      `13${1000 + (at % 40)}`,
      `PN${100000 + at}`,
      words[Math.floor(at / 40) + 2 * (at % 2)]!,
      '06/03/2024',
    ]);
    const told = await read(occurrences);
    expect(told.rows[0]!.notifications).toMatchObject([{kind: 'domestic-abuse', eventAt: '2024-03-04T22:10'}]);
    expect(told.questions).toContain('Here nobody is named');
    const joined = await read(links, [occurrences]);
    expect(joined.rows.flatMap(({notifications}) => notifications)).toEqual([]);
    expect(joined.rows[0]!.involvements).toMatchObject([
      {notification: told.rows[0]!.notifications[0]!.id, mention: joined.rows[0]!.mentions[0]!.id, role: 'victim'},
    ]);
    expect(joined.rows[1]!.involvements).toMatchObject([{role: 'subject'}]);
    expect(joined.rows[41]!.involvements).toMatchObject([{role: 'other'}]);
    expect(joined.questions).toContain('taken to be called niche-occurrences');
    expect((await read(links)).rows[0]!.involvements).toEqual([]);
  });

  test('records quote the numbers of one another’s events, in a column or in a text; what each system counts from its own start is no quote', async () => {
    const folder = scratch();
    const day = (at: number): string => `${String(1 + (at % 28)).padStart(2, '0')}/03/2024`;
    const reports = table(
      folder,
      'Police reports.csv',
      'Report No;CAD;Recorded on;Nature;Surname;Forenames;DOB;Worker No',
      (at) => [
        `VPR/1${1000 + at}/24`,
        `CAD${4000 + at}/0324`,
        day(at),
        'Neglect',
        family(at),
        given(at),
        childBorn(at),
        `70${1000 + at}`,
      ],
    );
    const contacts = table(
      folder,
      'Contacts.csv',
      'Contact No;Police ref;Contact Date;Reason;Surname;Forename;DOB',
      (at) => [
        `70${1000 + at}`,
        at % 2 === 0 ? `VPR/1${1000 + at}/24` : '',
        day(at),
        'Neglect',
        family(at),
        given(at),
        childBorn(at),
      ],
    );
    const log = table(folder, 'School log.csv', 'Entry;Date;Category;Narrative;Pupil;DOB', (at) => [
      `L1${1000 + at}`,
      day(at),
      'Neglect',
      at % 3 === 0 ? `Police came, see CAD${4000 + at}/0324 and speak to mother` : 'Hungry again',
      name(at),
      childBorn(at),
    ]);
    const told = (one: Awaited<ReturnType<typeof read>>, at: number) =>
      one.rows[at]!.notifications[0]!.references.map(({kind, value}) => `${kind} ${value}`);
    const [police, care, school] = [
      await read(reports, [contacts, log]),
      await read(contacts, [reports, log]),
      await read(log, [reports, contacts]),
    ];
    expect(told(police, 6)).toEqual(['cad CAD4006/0324', 'police-reports VPR/11006/24']);
    expect([told(care, 6), told(care, 7)]).toEqual([['police-reports VPR/11006/24'], []]);
    expect([told(school, 6), told(school, 7)]).toEqual([['cad CAD4006/0324'], []]);
    expect(care.questions).toContain('does “Police ref” quote the numbers of Police reports.csv?');
    expect((await read(contacts)).rows[6]!.notifications[0]!.references).toEqual([]);
  });

  test('household members live where their tenancy is, closed where it is closed, and are what they are to its tenant', async () => {
    const folder = scratch();
    const tenancies = table(
      folder,
      'Tenancies.csv',
      'Tenancy Ref;Property Address;Tenant Surname;Tenant Forenames;Tenant DOB;Confidential',
      (at) => [`T${1000 + at}`, home(at), family(at), given(at), adultBorn(at), at === 1 ? 'Y' : 'N'],
      40,
    );
    const members = table(
      folder,
      'Household members.csv',
      'Tenancy Ref;Surname;Forenames;DOB;Relationship to Tenant',
      (at) => [
        `T${at === 79 ? 9999 : 1000 + (at % 40)}`,
        family(at),
        given(at),
        childBorn(at),
        at < 40 ? 'Tenant' : 'Son',
      ],
    );
    const homes = await read(tenancies);
    const {rows, feed, questions} = await read(members, [tenancies]);
    const addressOf = (row: (typeof rows)[number]) => row.mentions[0]!.address;
    expect(addressOf(rows[0]!)).toMatchObject({text: home(0), protected: false});
    expect(addressOf(rows[1]!)).toMatchObject({text: home(1), protected: true});
    expect(rows[0]!.ties).toMatchObject([{kind: 'self', to: homes.rows[0]!.mentions[0]!.id}]);
    expect(rows[40]!.ties).toMatchObject([{kind: 'parent', from: homes.rows[0]!.mentions[0]!.id}]);
    expect(addressOf(rows[79]!)).toBeNull();
    expect(feed.counts.warnings).toMatchObject({'LOOKUP_MISSING Tenancy Ref': 1});
    expect(questions).toContain('keys: does “Tenancy Ref” name the row of Tenancies.csv');
  });

  test('the address of a case is where it happened: nobody of the case lives there by that', async () => {
    const folder = scratch();
    const cases = table(
      folder,
      'ASB cases.csv',
      'Case Ref;Case Type;Opened On;Property Address',
      (at) => [`C${1000 + at}`, 'Noise nuisance', '05/03/2024', home(at)],
      40,
    );
    const parties = table(folder, 'ASB parties.csv', 'Case Ref;Party Name;Party DOB;Party Type', (at) => [
      `C${1000 + (at % 40)}`,
      name(at),
      adultBorn(at),
      at < 40 ? 'Complainant' : 'Alleged perpetrator',
    ]);
    const told = await read(cases);
    expect(told.rows[0]).toMatchObject({mentions: [], notifications: [{place: {text: home(0)}}]});
    const {rows} = await read(parties, [cases]);
    expect(rows.map(({mentions}) => mentions[0]!.address).every((address) => address === null)).toBe(true);
    expect([rows[0]!, rows[40]!].map(({involvements}) => involvements[0]!.role)).toEqual(['victim', 'suspect']);
  });
});

test('a number of another agency’s system is that agency’s: “LCS ID” in a file of the police is of social care', async () => {
  const scopes = async (header: string) => {
    const {rows} = await drafted(
      'Niche occurrences.csv',
      `Occurrence No;Date of incident;${header};Victim Name;Victim DOB`,
      (at) => [`${33_000_000 + at}/21`, '05/03/2024', String(7_004_000 + at), name(at), adultBorn(at)],
    );
    return rows[0]!.mentions[0]!.identifiers;
  };
  expect(await scopes('Victim LCS ID')).toEqual([{kind: 'local', value: '7004000', scope: 'social-care:BRE'}]);
  expect(await scopes('Victim Nominal ID')).toEqual([{kind: 'local', value: '7004000', scope: 'police:BRE'}]);
});

describe('rows of one event that each have a number of their own', () => {
  const HEADER = 'Link ID;Occurrence No;Occ Type;Reported Date;Person URN;Classification;Surname;Forename 1;DOB';
  /** Two rows to an occurrence, of which some have two suspects and some none; in every fourth, if so asked, both are one nominal. */
  const linked =
    (isRepeated: boolean) =>
    (at: number): readonly string[] => {
      const event = Math.floor(at / 2);
      const who = (11 * (isRepeated && event % 4 === 0 ? 2 * event : at)) % 60;
      const [first, second] = [event % 2 === 0 ? 'Suspect' : 'Victim', event % 3 === 0 ? 'Witness' : 'Suspect'];
      const part = at % 2 === 0 ? first : second;
      const day = `${10 + (event % 18)}/05/2023`;
      return [
        `L${700001 + at}`,
        `60${100200 + 37 * event}/23`,
        'Assault',
        day,
        `N${40000 + who}`,
        part,
        family(who),
        given(who),
        adultBorn(who),
      ];
    };

  test('tell of one event, by the number that they share', async () => {
    const {rows, yaml, questions} = await drafted('niche links.csv', HEADER, linked(false));
    expect(rows.flatMap(({mentions}) => mentions)).toHaveLength(80);
    expect(new Set(rows.flatMap(({notifications}) => notifications.map(({id}) => id))).size).toBe(40);
    expect(yaml).toMatch(/^key: Link ID/m);
    expect(yaml).toContain('register: Occurrence No');
    expect(questions).toContain('are rows with one “Occurrence No” one event');
  });

  test('are not said to be of different people where one has two parts in an event', async () => {
    const {rows, yaml, questions} = await drafted('niche links.csv', HEADER, linked(true));
    expect(new Set(rows.flatMap(({notifications}) => notifications.map(({id}) => id))).size).toBe(40);
    expect(yaml).not.toContain('register:');
    expect(questions).not.toContain('different people');
  });
});
