import {describe, expect, test} from 'vitest';
import {draftMapping} from '../../src/feeds/draft/draft.ts';
import {load, write} from './support.ts';

/** What stands beside somebody in a row: a baby and its mother by one letter, a lodger with days of their own, a number, a car, a sign. */

const FAMILY = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes', 'Ahmed'];
const GIVEN = ['Amina', 'Tom', 'Zainab', 'Piotr', 'Kofi', 'Rhys', 'Sara'];
const WOMEN = ['Amina', 'Sara', 'Ewa', 'Zainab'];
const given = (at: number): string => GIVEN[at % GIVEN.length]!;
const family = (at: number): string => FAMILY[at % FAMILY.length]!;
const name = (at: number): string => `${given(at)} ${family(at)}`;
const day = (at: number, year: number): string => `${String(1 + (at % 28)).padStart(2, '0')}/0${1 + (at % 9)}/${year}`;
const street = (at: number): string => `${1 + at} Cedar Road`;

async function drafted(
  header: string,
  row: (at: number) => readonly string[],
  {count = 40, file = 'extract.csv'} = {},
) {
  const text = [header, ...Array.from({length: count}, (_, at) => row(at).join(',')), ''].join('\n');
  const path = write(file, text);
  const {yaml, questions} = await draftMapping(path, {area: 'BRE'});
  const {rows, refused} = await load(path, {mapping: write('draft.yaml', yaml), received: '2025-06-01'});
  const people = (at: number) => rows[at]!.mentions.filter(({staff}) => !staff);
  const called = (id: string): string => {
    const {names} = rows.flatMap(({mentions}) => mentions).find((mention) => mention.id === id)!;
    return `${names[0]!.given} ${names[0]!.family}`.trim();
  };
  const ties = (at: number): string[] =>
    rows[at]!.ties.map(({from, to, kind}) => `${called(from)} ${kind} ${called(to)}`).sort();
  return {yaml, questions: questions.join('\n'), rows, refused, people, called, ties};
}

describe('letters before what is said of somebody', () => {
  test('are of as many letters as a system likes, and so are the words behind them', async () => {
    const {yaml, people, ties} = await drafted(
      'CTC_ID,CTC_DT,CHI_FNAM,CHI_SURN,CHI_DTOB,MO_FNAM,MO_SURN,MO_DTOB,ADD1,PCOD,TELNO,RSN',
      (at) => [
        `V${1000 + at}`,
        day(at, 2024),
        given(at),
        family(at),
        day(at, 2018),
        WOMEN[at % 4]!,
        family(at),
        day(at, 1990),
        street(at),
        `NW${1 + (at % 9)} 4AB`,
        `07700 9001${String(at).padStart(2, '0')}`,
        ['Neglect', 'Weight check'][at % 2]!,
      ],
    );
    expect(yaml).toContain('at: CTC_DT');
    expect(people(1).map(({names, birth}) => [names[0]!.given, names[0]!.family, birth?.from])).toEqual([
      ['Tom', 'Bell', '2018-02-02'],
      ['Sara', 'Bell', '1990-02-02'],
    ]);
    expect(people(1)[0]).toMatchObject({
      address: {text: '2 Cedar Road', postcode: 'NW2 4AB'},
      phones: ['07700 900101'],
    });
    expect(ties(1)).toEqual(['Sara Bell parent Tom Bell']);
  });

  test('are nobody’s where nothing is said of a person behind them', async () => {
    const {yaml} = await drafted('Ref,Logged,Surname,Forename,DOB,OFF_LOC,DEF_CAT,CHI', (at) => [
      String(9000 + at),
      day(at, 2024),
      family(at),
      given(at),
      day(at, 2010),
      'North',
      'B',
      'x',
    ]);
    expect(yaml).not.toMatch(/^  (?:offender|suspect|child|mother):/m);
  });

  const HEADER =
    'Ref,Entry,Loaded,M_NHS,M_Surname,M_Forename,M_DOB,M_Address,EDD,FatherName,Midwife,B_Name,B_DOB,B_Sex,B_Order';
  const woman = (at: number): string => WOMEN[at % 4]!;
  const row = (at: number): string[] => [
    `D${1000 + (at >> 1)}`,
    at % 2 === 0 ? 'BOOKING' : 'BIRTH',
    day(at >> 1, at % 2 === 0 ? 2023 : 2024),
    '',
    family(at >> 1),
    woman(at >> 1),
    day(at >> 1, 1990),
    street(at >> 1),
    day(at >> 1, 2024),
    at % 4 === 0 ? `Kofi ${family(at + 3)}` : '',
    ['Ann Price', 'Jo Marsh', 'Di Hale'][at % 3]!,
    ...(at % 2 === 0 ? ['', '', '', ''] : [`Baby ${family(at >> 1)}`, day(at >> 1, 2024), 'F', '1/1']),
  ];

  test('are a mother and her baby, and no midwife; before the birth the child is unborn, and no row is refused', async () => {
    const {people, rows, refused, ties} = await drafted(HEADER, row);
    expect(refused).toEqual([]);
    expect(
      people(0).map(({names, lifeStage, address}) => [
        `${names[0]!.given} ${names[0]!.family}`.trim(),
        lifeStage,
        address?.text ?? null,
      ]),
    ).toEqual([
      ['Amina Khan', 'adult', '1 Cedar Road'],
      ['Unborn', 'unborn', null],
      ['Kofi Nowak', 'adult', null],
    ]);
    expect(people(1).map(({names, lifeStage, sex}) => [names[0]!.given, lifeStage, sex])).toMatchObject([
      ['Amina', 'adult', 'female'],
      ['Baby', 'child', 'female'],
    ]);
    expect(rows[0]!.mentions.filter(({staff}) => staff).map(({names}) => names[0]!.family)).toEqual(['Price']);
    expect(ties(1)).toEqual(['Amina Khan parent Baby Khan']);
  });

  test('alone, with nobody who would make a pair of them, stand for nobody whom we know', async () => {
    const {yaml} = await drafted('Ref,Logged,M_Surname,M_Forename,M_DOB,Officer', (at) => [
      `D${1000 + at}`,
      day(at, 2024),
      family(at),
      given(at),
      day(at, 1990),
      'Ann Price',
    ]);
    expect(yaml).not.toContain('mother');
    expect(yaml).toContain('family: M_Surname');
  });

  test('twins of one delivery are two rows by their order', async () => {
    const twins = (at: number): string[] => {
      const cells = row(at === 3 ? 1 : at);
      return at === 1 || at === 3
        ? cells.with(14, at === 1 ? '1/2' : '2/2').with(11, at === 1 ? 'Ana Khan' : 'Eva Khan')
        : cells;
    };
    const {refused, rows} = await drafted(HEADER, twins, {count: 200});
    expect(refused).toEqual([]);
    expect(rows).toHaveLength(200);
  });
});

describe('a home', () => {
  const HEADER = 'Tenancy Ref,Property,Start,End,Tenant,Tenant DOB,Lodger,LodgerFrom,LodgerTo,Updated On';
  test('has a lodger from the day that is the lodger’s own', async () => {
    const {rows, called, ties, questions} = await drafted(HEADER, (at) => [
      `T${1000 + at}`,
      street(at),
      '01/02/2020',
      '',
      name(at),
      day(at, 1980),
      ...(at % 3 === 0 ? [name(at + 4), '05/06/2023', '07/08/2024'] : ['', '', '']),
      day(at, 2025),
    ]);
    expect(rows[0]!.stays.map(({mention, kind, start, end}) => [called(mention), kind, start, end])).toEqual([
      [name(0), 'tenancy', '2020-02-01', null],
      [name(4), 'home', '2023-06-05', '2024-08-07'],
    ]);
    expect(ties(0)).toEqual([`${name(4)} household ${name(0)}`]);
    expect(questions).not.toContain('Lodger');
  });

  test('is closed by a sign around an address, seen or not in the first rows, and the sign is no part of it', async () => {
    const {people, questions} = await drafted('Ref,Mtg date,Victim,V dob,V address,Perp,P dob,P address', (at) => [
      `C${1000 + at}`,
      day(at, 2024),
      name(at),
      day(at, 1980),
      `${at === 3 ? '# ' : ''}${street(at)}${at === 5 ? '**' : ''}`,
      name(at + 4),
      day(at + 1, 1975),
      street(at + 50),
    ]);
    const closed = Array.from({length: 40}, (_, at) => at).filter((at) => people(at)[0]!.address?.protected === true);
    expect(closed).toEqual([3, 5]);
    expect([3, 5].map((at) => people(at)[0]!.address?.text)).toEqual(['4 Cedar Road', '6 Cedar Road']);
    expect(questions).toContain('a sign such as #');
  });

  test('is that of another adult of whom a column says that they live there, and of nobody of whom it does not', async () => {
    const {rows, called} = await drafted(
      'Contact ID,Contact Date,Logged On,Child,Child DOB,Address,Reason,OtherAdultName,OtherAdultLivesHere',
      (at) => [
        `K${1000 + at}`,
        day(at, 2024),
        day(at, 2024),
        name(at),
        day(at, 2012),
        street(at),
        'Neglect',
        at % 2 === 0 ? name(at + 3) : '',
        at % 4 === 0 ? 'Y' : '',
      ],
    );
    const homes = (at: number) =>
      rows[at]!.stays.map(({mention, address}) => `${called(mention)}, ${address.text}`).sort();
    expect(homes(0)).toEqual([`${name(0)}, 1 Cedar Road`, `${name(3)}, 1 Cedar Road`].sort());
    expect(homes(2)).toEqual([`${name(2)}, 3 Cedar Road`]);
  });

  test('is that of its occupants too, whom a register of tenancies calls "Occ 1"', async () => {
    const {people, ties} = await drafted(
      'Tenancy Ref,Property,Start,Tenant 1,T1 DOB,Tenant 2,T2 DOB,Occ 1,Occ 1 DOB,Occ 2,Occ 2 DOB,Sens',
      (at) => [
        `T${1000 + at}`,
        street(at),
        '01/02/2020',
        name(at),
        day(at, 1980),
        '',
        '',
        name(at + 7),
        day(at, 2012),
        at % 2 === 0 ? name(at + 14) : '',
        '',
        at === 2 ? 'P1' : '',
      ],
    );
    expect(people(2).map(({address}) => [address?.text, address?.protected === true])).toEqual([
      ['3 Cedar Road', true],
      ['3 Cedar Road', true],
      ['3 Cedar Road', true],
    ]);
    expect(ties(1)).toEqual([`${name(8)} household ${name(1)}`]);
  });

  test('is none where somebody missing was found: they were there that day, and whoever was with them was found with them', async () => {
    const {rows, called} = await drafted(
      'MisperRef,MissingFrom,Located,EnteredOn,Surname,Forenames,DoB,HomeAddress,FoundAddress,FoundPostcode,With1,With1DoB,With2,With2DoB',
      (at) => [
        `MP${1000 + at}`,
        day(at, 2024),
        day(at, 2024),
        day(at, 2024),
        family(at),
        given(at),
        day(at, 2010),
        street(at),
        at % 2 === 0 ? street(at + 70) : '',
        at % 2 === 0 ? 'NW10 4AB' : '',
        at % 2 === 0 ? name(at + 3) : '',
        at % 2 === 0 ? day(at + 1, 2009) : '',
        at % 4 === 0 ? name(at + 5) : '',
        '',
      ],
      {file: 'missing_persons.csv'},
    );
    const found = rows[0]!.stays.filter(({kind}) => kind === 'found-at');
    expect(found.map(({mention, address}) => [called(mention), address.text, address.postcode])).toEqual([
      [name(0), '71 Cedar Road', 'NW10 4AB'],
    ]);
    const roles = rows[0]!.involvements.map(({mention, role}) => [called(mention), role]);
    expect(roles).toContainEqual([name(3), 'found-with']);
    expect(roles).toContainEqual([name(5), 'found-with']);
  });
});

describe('whose', () => {
  test('a car is that stands in rows without a victim: the suspect’s, whoever else is named in them', async () => {
    const {rows, called} = await drafted(
      'OccNo,Occurred,Recorded,Class,Victim,Victim DOB,OIC,VRM,Suspect,Suspect DOB,Other Party',
      (at) => {
        const isStop = at % 4 === 0;
        return [
          `O${1000 + at}`,
          day(at, 2024),
          day(at, 2024),
          isStop ? 'Stop and account' : 'Burglary',
          isStop ? '' : name(at),
          isStop ? '' : day(at, 1980),
          'PC Hale',
          isStop ? `AB${10 + at} CDE` : '',
          at % 4 < 2 ? name(at + 3) : '',
          at % 4 < 2 ? day(at, 1985) : '',
          isStop ? name(at + 5) : '',
        ];
      },
    );
    const owners = rows.flatMap(({mentions}) => mentions.filter(({vehicles}) => vehicles.length > 0));
    expect(owners.map(({id}) => called(id))).toEqual(Array.from({length: 10}, (_, at) => name(4 * at + 3)));
  });

  const cases = (isOfFamily: boolean) =>
    drafted(
      'Contact ID,Contact Date,Logged On,Case No,Child Forename,Child Surname,Child DOB,Reason',
      (at) => [
        `K${10_000 + at}`,
        day(at, 2024),
        day(at, 2024),
        `${500_100 + (at % 30)}`,
        isOfFamily ? given(at >> 3) : given(at % 30),
        family(at % 30),
        day(isOfFamily ? at : at % 30, 2012),
        'Neglect',
      ],
      {count: 90},
    );
  test('a case number is that one child has in every row, and that brothers and sisters share with nobody', async () => {
    const own = await cases(false);
    expect(own.people(0)[0]!.identifiers).toMatchObject([{value: '500100'}]);
    const ofFamily = await cases(true);
    expect(ofFamily.people(0)[0]!.identifiers).toEqual([]);
  });

  test('children are beside a victim: hers where domestic abuse is told, else of her household', async () => {
    const {ties} = await drafted(
      'OccNo,Occurred,Recorded,Class,Victim,Victim DOB,Child 1,Child 1 DOB,Child 2,Child 2 DOB',
      (at) => [
        `O${1000 + at}`,
        day(at, 2024),
        day(at, 2024),
        at % 2 === 0 ? 'Domestic - threats' : 'Burglary',
        name(at),
        day(at, 1980),
        name(at + 7),
        day(at, 2012),
        name(at + 14),
        day(at, 2014),
      ],
    );
    expect(ties(0)).toEqual([`${name(0)} parent ${name(7)}`, `${name(0)} parent ${name(14)}`].sort());
    expect(ties(1)).toEqual([`${name(1)} household ${name(8)}`, `${name(1)} household ${name(15)}`].sort());
  });

  test('the other accused is: an associate of the young person, and no second subject of the case', async () => {
    const {ties} = await drafted('YOT ID,Referral Date,Name,DOB,Offence,CoAccused', (at) => [
      `Y${1000 + at}`,
      day(at, 2024),
      name(at),
      day(at, 2009),
      'Robbery',
      at % 2 === 0 ? name(at + 3) : '',
    ]);
    expect(ties(0)).toEqual([`${name(3)} associate ${name(0)}`]);
  });
});

describe('words for what somebody is', () => {
  test('"Mother’s partner" and a grandmother are no parents, and the word says what they are to the child', async () => {
    const words = ["Mother's partner", 'Grandmother', 'Family friend', 'Person of concern', 'Mother', 'Foster carer'];
    const {rows, called, ties} = await drafted(
      'Contact ID,Contact Date,Logged On,Child,Child DOB,Reason,Other Adult,Other Adult Role',
      (at) => [
        `K${1000 + at}`,
        day(at, 2024),
        day(at, 2024),
        name(at),
        day(at, 2012),
        'Neglect',
        name(at + 3),
        words[at % 6]!,
      ],
      {count: 60},
    );
    const roleOf = (at: number): string =>
      rows[at]!.involvements.find(({mention}) => called(mention) === name(at + 3))!.role;
    expect([0, 1, 2, 3, 4, 5].map(roleOf)).toEqual([
      'associate',
      'associate',
      'associate',
      'suspect',
      'parent',
      'carer',
    ]);
    expect([0, 1, 3].flatMap(ties)).toEqual([`${name(3)} step-parent ${name(0)}`, `${name(4)} grandparent ${name(1)}`]);
  });

  test('codes under "REL_CODE" are read as what people are to each other, and asked: until then nobody is more than an associate', async () => {
    const {ties, questions, people, yaml} = await drafted(
      'PERSON_A,NAME_A,DOB_A,REL_CODE,PERSON_B,NAME_B,DOB_B,FROM_DT',
      (at) => [
        `${501_000 + at}`,
        name(at),
        day(at, 1985),
        `0${1 + (at % 4)}`,
        `${502_000 + at}`,
        name(at + 3),
        day(at, 2014),
        day(at, 2023),
      ],
    );
    expect(questions).toContain('“REL_CODE” mean: 01, 02, 03, 04?');
    expect(yaml).toContain('kind: REL_CODE');
    expect(people(0).map(({identifiers}) => identifiers.map(({value}) => value))).toEqual([['501000'], ['502000']]);
    expect(ties(0)).toEqual([`${name(0)} associate ${name(3)}`]);
  });

  test('"mum/dad" is a parent and no mother, and who stands under "Father / Partner" is asked', async () => {
    const {ties, questions, rows} = await drafted(
      'Ref,Contact Date,Child,Child DOB,mum/dad,where they live,Father / Partner',
      (at) => [`K${1000 + at}`, day(at, 2024), name(at), day(at, 2012), name(at + 3), street(at), name(at + 5)],
    );
    expect(ties(0)).toContain(`${name(3)} parent ${name(0)}`);
    expect(rows[0]!.ties.map(({detail}) => detail)).not.toContain('mother');
    expect(questions).toContain('which of those in “Father / Partner” are father');
  });
});

describe('lists that staff keep', () => {
  test('of which the second parent has no address of their own: the first one’s is read, and the draft fits its file', async () => {
    const {people, rows} = await drafted(
      'Child,D.O.B,Home Address,Parent 1,P1 Mobile,P1 Address,Parent 2,P2 Mobile,Start Date',
      (at) => [
        name(at),
        day(at, 2021),
        street(at),
        name(at + 3),
        '07700 900123',
        street(at + 60),
        at % 2 === 0 ? name(at + 5) : '',
        '',
        day(at, 2024),
      ],
    );
    expect(rows).toHaveLength(40);
    expect(people(0).map(({address}) => address?.text ?? null)).toEqual(['1 Cedar Road', '61 Cedar Road', null]);
  });

  test('of e-mails: neither their subject nor who sent them is anybody, and the family is whom its list names', async () => {
    const {people, ties} = await drafted('Date/time in,From,Subject,Child(ren) and dob,Family,Type', (at) => [
      `${day(at, 2025)} 09:15`,
      'j.frost@nhs.example',
      `${['FW: ', 'RE: ', ''][at % 3]!}CP concern - ${name(at)}`,
      `${name(at)} ${day(at, 2014)}`,
      at % 2 === 0 ? `"${name(at + 3)} (mother), ${name(at + 5)} (mums partner)"` : '',
      'Neglect',
    ]);
    expect(people(0).map(({names}) => `${names[0]!.given} ${names[0]!.family}`)).toEqual([name(0), name(3), name(5)]);
    expect(people(1)).toHaveLength(1);
    expect(people(0).flatMap(({emails}) => emails)).toEqual([]);
    expect(ties(0)).toEqual([`${name(3)} parent ${name(0)}`, `${name(5)} step-parent ${name(0)}`].sort());
  });

  test('of private foster carers: they are people and no mark, and the child lives with them for the time', async () => {
    const {people, rows, called} = await drafted(
      'PF No,Name of child,DoB,Private Foster Carer,Carer DoB,Carer address,Arrangement began,LA notified,Arrangement ended',
      (at) => [
        `PF/${100 + at}`,
        name(at),
        day(at, 2013),
        name(at + 3),
        day(at, 1975),
        street(at),
        day(at, 2024),
        day(at, 2024),
        '',
      ],
    );
    expect(people(0).map(({birth}) => birth?.from)).toEqual(['2013-01-01', '1975-01-01']);
    expect(people(0)[1]!.address?.protected).not.toBe(true);
    expect(rows[0]!.stays.map(({mention, kind}) => `${called(mention)} ${kind}`).sort()).toEqual(
      [`${name(0)} placement`, `${name(3)} home`].sort(),
    );
  });

  test('of complaints: the number of a tenancy is nobody’s own, and a row whose perpetrator is unknown has a complainant', async () => {
    const {people, refused} = await drafted(
      'Case Ref,Reported,Category,Complainant,Alleged perpetrator,Perp Tenancy No',
      (at) => [
        `ASB${25_000 + at}`,
        day(at, 2024),
        'Noise',
        name(at),
        at % 5 === 4 ? 'Unknown' : name(at + 3),
        `T${40_000 + at}`,
      ],
    );
    expect(refused).toEqual([]);
    expect(people(4)).toHaveLength(1);
    expect(people(0).flatMap(({identifiers}) => identifiers)).toEqual([]);
  });

  test('of a nurse: who came along is a person with a telephone and a word for what they are, and the telephone is not the pupil’s', async () => {
    const {people, ties} = await drafted('SURNAME,First Name,DoB,Yr,Seen,Who with / contact', (at) => [
      family(at),
      given(at),
      day(at, 2012),
      'Y6',
      day(at, 2025),
      `${['Mum', 'Dad', 'Nan'][at % 3]!} - ${name(at + 3)} 07700 900123`,
    ]);
    expect(people(0).map(({phones}) => phones.length)).toEqual([0, 1]);
    expect(ties(0)).toEqual([`${name(3)} parent ${name(0)}`]);
    expect(ties(2)).toEqual([`${name(5)} grandparent ${name(2)}`]);
  });
});

describe('what the first rows do not show yet', () => {
  test('two people in a cell of a list are parted by a comma as by a semicolon, where the names so far have none', async () => {
    const file = (others: string): string =>
      write(
        'scene.csv',
        [
          'Ref,Call Date,Patient Name,DOB,Others on scene',
          ...Array.from(
            {length: 30},
            (_, at) =>
              `R${100 + at},${day(at, 2024)},${name(at)},${day(at, 1980)},${at === 0 ? others : at % 2 === 0 ? name(at + 3) : ''}`,
          ),
          '',
        ].join('\n'),
      );
    const {yaml} = await draftMapping(file(name(3)), {area: 'BRE'});
    const mapping = write('draft.yaml', yaml);
    for (const others of [`"${name(3)}, ${name(5)}"`, `${name(3)}; ${name(5)}`]) {
      const {rows} = await load(file(others), {mapping, received: '2025-06-01'});
      expect(rows[0]!.mentions.map(({names}) => `${names[0]!.given} ${names[0]!.family}`)).toEqual([
        name(0),
        name(3),
        name(5),
      ]);
    }
  });

  test('a second booking of one woman is a row of its own, and a corrected one is not', async () => {
    const booked = (dayOfSecond: string) =>
      drafted('Unit No,Surname,Forename,DOB,Booking Date,Loaded', (at) => [
        `U${1000 + (at === 39 ? 3 : at)}`,
        family(at === 39 ? 3 : at),
        given(at === 39 ? 3 : at),
        day(at === 39 ? 3 : at, 1990),
        at === 39 ? dayOfSecond : day(at, 2023),
        day(at, 2024),
      ]);
    expect((await booked('15/06/2024')).rows).toHaveLength(40);
    expect((await booked(day(3, 2023))).yaml).toContain('key: Unit No');
  });

  test('the day on which a census was returned is that on which the hub has it, and nobody was missing until then', async () => {
    const {yaml} = await drafted('School,ReturnedOn,Surname,Forename,DOB,UPN', (at) => [
      'Mill Primary School',
      day(at, 2025),
      family(at),
      given(at),
      day(at, 2015),
      '',
    ]);
    expect(yaml).toContain('received: ReturnedOn');
  });
});

describe('letters of names that did not arrive', () => {
  const written = (texts: readonly string[]) =>
    drafted('Ref,Seen,Surname,Forename,DOB', (at) => [
      `R${1000 + at}`,
      day(at, 2024),
      texts[at] ?? family(at),
      given(at),
      day(at, 1990),
    ]);

  test('are asked for, by what became of them, without a name', async () => {
    const lost = await written(['Kami?ska', 'Wo?niak', '?urek']);
    expect(lost.questions).toContain('3 texts of names, the first under “Surname”, have a sign such as ?');
    expect(lost.questions).not.toContain('Kami');
    expect((await written(['JosÃ©', 'MÃ¼ller'])).questions).toContain('2 texts of names');
    expect((await written(['Paw³owska'])).questions).toContain('Windows-1250');
  });

  test('are not asked for where they are there, or a sign is no letter', async () => {
    const {questions} = await written(['Kamińska', 'Müller', 'Ångström', 'Sørensen', 'Khan?', 'O’Neill', 'Bell (?)']);
    expect(questions).not.toContain('texts of names');
  });
});
