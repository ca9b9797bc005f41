import {expect, test} from 'vitest';
import {dayToIso, isoToDay} from '../../src/base/day.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {Tie} from '../../src/model/notification.ts';
import {address, born, mention, tie} from '../support/records.ts';
import {amongCrowd, local, named, nhs, resolveMentions} from '../support/persons.ts';

/** A case: a few mentions and ties among a crowd, who they must come out as, and which pairs are shown as held apart. */
type Case = {mentions: Mention[]; ties?: Tie[]; persons: string[]; held?: string[]};

const HOME = address('14 Acacia Road');
const ELSEWHERE = address('3 Willow Court', 'NW2 5QQ');
const FAR = address('77 Pilgrims Way', 'HA9 9AB');
const HOSTEL = address('Sunrise Hostel, 3 High Road', 'NW10 4TA');

const who = (id: string, name: string, given: Partial<Mention> = {}): Mention =>
  mention(id, {names: named(name), ...given});

const girl = (id: string, name: string, day: string, given: Partial<Mention> = {}): Mention =>
  who(id, name, {lifeStage: 'child', sex: 'female', birth: born(day), address: HOME, ...given});
const boy = (id: string, name: string, day: string, given: Partial<Mention> = {}): Mention =>
  girl(id, name, day, {sex: 'male', ...given});
const woman = (id: string, name: string, day: string | null, given: Partial<Mention> = {}): Mention =>
  who(id, name, {
    lifeStage: 'adult',
    sex: 'female',
    birth: day === null ? null : born(day),
    address: HOME,
    ...given,
  });
const man = (id: string, name: string, day: string | null, given: Partial<Mention> = {}): Mention =>
  woman(id, name, day, {sex: 'male', ...given});

const unborn = (id: string, name: string, group: string): Mention =>
  who(id, name, {
    lifeStage: 'unborn',
    birth: {from: '2022-05-20', to: '2022-05-20', kind: 'expected'},
    address: HOME,
    group,
    asAt: '2022-02-01',
  });
const mother = (id: string, group: string): Mention => woman(id, 'Grace Mensah', '1995-02-11', {group});

const row = (at: number): Pick<Mention, 'group'> => ({group: `row ${at}`});
const numbered = (...identifiers: Mention['identifiers']): Pick<Mention, 'identifiers'> => ({identifiers});

function check(name: string, make: () => Case): void {
  test(name, () => {
    const {mentions, ties, persons, held} = make();
    const found = amongCrowd(mentions, ties);
    expect(found.persons).toEqual(persons);
    if (held !== undefined) expect(found.held).toEqual(held);
  });
}

check('twins named side by side once are two wherever they stand', () => ({
  mentions: [
    girl('a1', 'Aisha Khan', '2016-03-04', row(1)),
    girl('b1', 'Aishah Khan', '2016-03-04', row(1)),
    girl('a2', 'Aisha Khan', '2016-03-04'),
    girl('b2', 'Aishah Khan', '2016-03-04'),
  ],
  persons: ['a1 a2', 'b1 b2'],
}));

check(
  'a brother or sister of whom no birth date is told is no twin, and a forename that both have is as much hers as before',
  () => ({
    mentions: [
      girl('a1', 'Yu Khan', '2016-03-04', row(1)),
      girl('b1', 'Li Yu Khan', '2016-03-04', {birth: null, ...row(1)}),
      girl('a2', 'Yu Khan', '2016-03-04', numbered(nhs(1))),
      girl('a3', 'Yu Khan', '2016-03-04', {address: ELSEWHERE, phones: ['07700 900218']}),
      girl('b2', 'Li Yu Khan', '2019-07-11', numbered(nhs(2))),
    ],
    persons: ['a1 a2 a3', 'b1 b2'],
  }),
);

check('two forenames alike at one birth date and front door may be twins: held apart and shown', () => ({
  mentions: [boy('a1', 'Jayden Osei', '2016-03-04'), boy('b1', 'Kayden Osei', '2016-03-04')],
  persons: ['a1', 'b1'],
  held: ['a1 | b1: BELOW_JOIN'],
}));

check('twins with alike names are two where a number says so', () => ({
  mentions: [
    boy('a1', 'Jayden Osei', '2016-03-04', numbered(nhs(1))),
    boy('b1', 'Jaydon Osei', '2016-03-04', numbered(nhs(2))),
  ],
  persons: ['a1', 'b1'],
}));

check('a later forename of both twins says nothing of which of them it stands for, but a number does', () => ({
  mentions: [
    girl('a1', 'Grace Esther Adeyemi', '2016-03-04', row(1)),
    girl('b1', 'Ruth Esther Adeyemi', '2016-03-04', row(1)),
    girl('c1', 'Esther Adeyemi', '2016-03-04'),
    girl('b2', 'Esther Adeyemi', '2016-03-04', numbered(nhs(1))),
    girl('b3', 'Ruth Esther Adeyemi', '2016-03-04', numbered(nhs(1))),
  ],
  persons: ['a1', 'b1 b2 b3', 'c1'],
  held: ['a1 | b1 b2 b3: BELOW_JOIN', 'a1 | c1: BELOW_JOIN', 'b1 b2 b3 | c1: BELOW_JOIN'],
}));

check('an unborn child is not the second twin, where nobody says which it is', () => {
  const mothers = [1, 2, 3].map((at) => mother(`m${at}`, `row ${at}`));
  const children = [
    unborn('u1', 'Unborn Mensah', 'row 1'),
    boy('t2', 'Twin 2 Mensah', '2022-05-18', {...row(2), ...numbered(nhs(1))}),
    boy('t3', 'Kofi Mensah', '2022-05-18', {...row(3), ...numbered(nhs(1))}),
  ];
  return {
    mentions: [...mothers, ...children],
    ties: children.map((child, at) => tie(mothers[at]!, child, 'parent')),
    persons: ['m1 m2 m3', 't2 t3', 'u1'],
    held: ['t2 t3 | u1: EITHER_TWIN'],
  };
});

check('nor is it the one of two twins whom nobody numbered, though the other is numbered', () => {
  const mothers = [1, 2, 3].map((at) => mother(`m${at}`, `row ${at}`));
  const children = [
    unborn('u1', 'Unborn Mensah', 'row 1'),
    girl('t1', 'Twin 1 Mensah', '2022-05-18', {...row(2), ...numbered(nhs(1))}),
    boy('t2', 'Kofi Mensah', '2022-05-18', {...row(3), ...numbered(nhs(2))}),
  ];
  return {
    mentions: [...mothers, ...children],
    ties: children.map((child, at) => tie(mothers[at]!, child, 'parent')),
    persons: ['m1 m2 m3', 't1', 't2', 'u1'],
  };
});

check('a mother who married is found by her child and telephone, though her forename is an initial', () => {
  const phone = {phones: ['07700 900123']};
  const before = woman('w1', 'Ifeoma Adeyemi', '1977-06-24', {...row(1), ...phone, ...numbered(nhs(3))});
  const after = who('w2', 'I Oyelaran', {sex: 'female', ...row(2), ...phone});
  const children = [1, 2].map((at) => girl(`c${at}`, 'Ada Oyelaran', '2014-01-13', {...row(at), ...numbered(nhs(4))}));
  return {
    mentions: [before, after, ...children],
    ties: [tie(before, children[0]!, 'parent'), tie(after, children[1]!, 'parent')],
    persons: ['c1 c2', 'w1 w2'],
  };
});

check('one name that is written as an initial, or behind that of the father, is still the mother of the child', () => {
  const [phone, other] = ['07700 900123', '07700 900456'].map((number) => ({phones: [number]}));
  const mothers = [
    who('f1', 'Freshta', {sex: 'female', birth: born('1987-01-01'), ...row(1), ...phone}),
    who('f2', 'F', {sex: 'female', ...row(2), ...phone}),
    woman('g1', 'Thulasi Vinayagamoorthy', '1985-03-22', {...row(3), ...other}),
    who('g2', 'V. Thulasi', {sex: 'female', ...row(4), ...other}),
  ];
  const children = [1, 2].map((at) => boy(`c${at}`, 'Omid', '2011-04-01', {...row(at), ...numbered(nhs(4))}));
  const others = [3, 4].map((at) => boy(`d${at}`, 'Rajkumar Kugan', '2012-04-01', {...row(at), ...numbered(nhs(5))}));
  return {
    mentions: [...mothers, ...children, ...others],
    ties: [...children, ...others].map((child, at) => tie(mothers[at]!, child, 'parent')),
    persons: ['c1 c2', 'd3 d4', 'f1 f2', 'g1 g2'],
  };
});

check('an unborn child is neither of two named children of one birth, whoever of them stands beside the mother', () => {
  const mothers = [1, 2].map((at) => mother(`m${at}`, `row ${at}`));
  const children = [
    unborn('u1', 'Unborn Mensah', 'row 1'),
    girl('a1', 'Ama Mensah', '2022-05-18', {address: HOME, ...row(2), ...numbered(nhs(1))}),
    boy('b1', 'Kofi Mensah', '2022-05-18', {address: HOME, ...row(3), ...numbered(nhs(2))}),
  ];
  return {
    mentions: [...mothers, ...children],
    ties: [tie(mothers[0]!, children[0]!, 'parent'), tie(mothers[1]!, children[1]!, 'parent')],
    persons: ['a1', 'b1', 'm1 m2', 'u1'],
  };
});

check('a child whom a register had under one number while unborn, and has under another since, is one', () => {
  const mothers = [1, 2, 3].map((at) => mother(`m${at}`, `row ${at}`));
  const children = [
    {...unborn('u1', 'Unborn Mensah', 'row 1'), ...numbered(local('500118'))},
    girl('a1', 'Ama Mensah', '2022-05-18', {...row(2), ...numbered(local('624903'), nhs(1))}),
    girl('b1', 'Efua Mensah', '2019-09-02', {...row(3), ...numbered(local('371552'))}),
  ];
  return {
    mentions: [...mothers, ...children],
    ties: children.map((child, at) => tie(mothers[at]!, child, 'parent')),
    persons: ['a1 u1', 'b1', 'm1 m2 m3'],
  };
});

check('nor does a number of its own make an unborn child one of two children of one birth', () => {
  const mothers = [1, 2, 3].map((at) => mother(`m${at}`, `row ${at}`));
  const children = [
    {...unborn('u1', 'Unborn Mensah', 'row 1'), ...numbered(local('500118'))},
    girl('a1', 'Ama Mensah', '2022-05-18', {...row(2), ...numbered(local('624903'))}),
    boy('b1', 'Kofi Mensah', '2022-05-18', {...row(3), ...numbered(local('625171'))}),
  ];
  return {
    mentions: [...mothers, ...children],
    ties: children.map((child, at) => tie(mothers[at]!, child, 'parent')),
    persons: ['a1', 'b1', 'm1 m2 m3', 'u1'],
  };
});

check("a newborn who was booked in under its mother's number is itself all the same", () => {
  const mothers = [1, 2, 3].map((at) => mother(`m${at}`, `row ${at}`));
  const known = {...mothers[0]!, ...numbered(nhs(7))};
  const children = [
    girl('a1', 'Baby Mensah', '2022-05-18', {...row(2), ...numbered(nhs(7))}),
    girl('a2', 'Ama Mensah', '2022-05-18', {...row(3), ...numbered(nhs(1))}),
  ];
  return {
    mentions: [known, mothers[1]!, mothers[2]!, ...children],
    ties: children.map((child, at) => tie(mothers[at + 1]!, child, 'parent')),
    persons: ['a1 a2', 'm1 m2 m3'],
  };
});

check("a child on its mother's number is no brother or sister of another number", () => ({
  mentions: [
    woman('m1', 'Grace Mensah', '1995-02-11', numbered(nhs(7))),
    girl('a1', 'Ama Mensah', '2022-05-18', {...row(2), ...numbered(nhs(7))}),
    girl('b1', 'Esi Mensah', '2022-05-18', {...row(2), ...numbered(nhs(1))}),
    girl('a2', 'Ama Mensah', '2022-05-18', {...row(3), ...numbered(nhs(2))}),
  ],
  persons: ['a1 a2', 'b1', 'm1'],
}));

check('a number stays that of somebody whose century was once mistyped', () => ({
  mentions: [
    woman('w1', 'Ottilie Brathwaite', '1912-08-03', numbered(nhs(5))),
    girl('w2', 'Ottilie Brathwaite', '2012-08-03', {...row(2), ...numbered(nhs(5))}),
  ],
  persons: ['w1 w2'],
}));

check("a number that more records give a child is the child's, though it once stands on the mother", () => ({
  mentions: [
    woman('m1', 'Grace Mensah', '1995-02-11', numbered(nhs(1))),
    girl('a1', 'Ama Mensah', '2022-05-18', {...row(2), ...numbered(nhs(1))}),
    girl('a2', 'Ama Mensah', '2022-05-18', {...row(3), ...numbered(nhs(1))}),
    girl('b1', 'Ama Mensah', '2022-05-18', {...row(4), ...numbered(nhs(2))}),
  ],
  persons: ['a1 a2', 'b1', 'm1'],
}));

for (const [what, day, persons] of [
  ['is the child born in the year before', '2019-12-02', ['b1 c1', 'm1 m2']],
  ['is no child of six', '2014-03-02', ['b1', 'c1', 'm1 m2']],
] as const) {
  check(`a "baby" of whom no birth date is told ${what}`, () => {
    const mothers = [1, 2].map((at) => mother(`m${at}`, `row ${at}`));
    const children = [
      who('b1', 'Baby Mensah', {sex: 'male', asAt: '2020-06-01', address: HOME, ...row(1)}),
      boy('c1', 'Kofi Mensah', day, {lifeStage: 'unknown', asAt: '2021-02-01', address: HOME, ...row(2)}),
    ];
    return {
      mentions: [...mothers, ...children],
      ties: children.map((child, at) => tie(mothers[at]!, child, 'parent')),
      persons: [...persons],
    };
  });
}

for (const [what, asAt, receivedAt, birth, persons] of [
  ['of something years after a man of the name died is not of him', '2023-05-01', '2023-05-03', null, ['f1', 'x1']],
  ['of something months after he died may be of him', '2019-08-01', '2019-08-03', null, ['f1 x1']],
  ['that is a list goes on with the dead', '2023-05-03', '2023-05-03', null, ['f1 x1']],
  ['with his birth date is a stale one of him', '2023-05-01', '2023-05-03', '1961-07-19', ['f1 x1']],
] as const) {
  check(`a record ${what}`, () => {
    const name = 'Marlon Featherstonehaugh';
    const more = {...PHONE, address: HOME};
    return {
      mentions: [
        man('f1', name, '1961-07-19', {...more, asAt: '2018-02-01', died: '2019-03-01'}),
        man('x1', name, birth, {...more, asAt, receivedAt}),
      ],
      persons: [...persons],
    };
  });
}

check('"Twin 2" is no named child while nobody knows the other', () => {
  const mothers = [1, 2].map((at) => mother(`m${at}`, `row ${at}`));
  const children = [boy('t2', 'Twin 2 Mensah', '2022-05-18', row(1)), boy('t3', 'Kofi Mensah', '2022-05-18', row(2))];
  return {
    mentions: [...mothers, ...children],
    ties: children.map((child, at) => tie(mothers[at]!, child, 'parent')),
    persons: ['m1 m2', 't2', 't3'],
    held: ['t2 | t3: EITHER_TWIN'],
  };
});

check('whose birth date nobody wrote down stays off the son whom a register has under the next number', () => ({
  mentions: [
    man('f1', 'John Okafor', null, numbered(local('304117'))),
    boy('s1', 'John Okafor', '2003-11-20', {lifeStage: 'unknown', ...numbered(local('304118'))}),
    boy('s2', 'John Okafor', '2003-11-20', {lifeStage: 'unknown', ...numbered(local('304118'), nhs(1))}),
  ],
  persons: ['f1', 's1 s2'],
  held: ['f1 | s1 s2: LOCAL_CONFLICT'],
}));

check('the partner of a woman is no child of the name', () => {
  const [mother1, mother2] = [1, 2].map((at) => woman(`m${at}`, 'Ada Okafor', '1990-04-04', row(at)));
  const partner = who('f1', 'John Okafor', {sex: 'male', address: HOME, asAt: '2021-06-28', ...row(1)});
  const son = boy('s1', 'John Okafor', '2014-01-13', row(2));
  return {
    mentions: [mother1!, mother2!, partner, son],
    ties: [tie(partner, mother1!, 'partner'), tie(mother2!, son, 'parent')],
    persons: ['f1', 'm1 m2', 's1'],
    held: ['f1 | s1: GENERATION'],
  };
});

const tenant = (number: string): Pick<Mention, 'identifiers'> => numbered(local(number, 'housing:BRE'));
const PHONE = {phones: ['07700900123']};

check('a mother whom a register has under two numbers is one, though it has her birth date under one alone', () => {
  const child = boy('c1', 'Kofi Mensah', '2015-03-04', numbered(nhs(5)));
  const dated = woman('a1', 'Grace Mensah', '1988-01-21', {...tenant('48113'), ...PHONE});
  const undated = woman('a2', 'Grace Mensah', null, {...tenant('90277'), ...PHONE});
  return {
    mentions: [dated, undated, child],
    ties: [tie(dated, child, 'parent'), tie(undated, child, 'parent')],
    persons: ['a1 a2', 'c1'],
  };
});

check('but not her daughter of one name at her door and on her telephone, nor a father of his', () => ({
  mentions: [
    woman('a1', 'Bridget Mensah', '2002-01-21', {...tenant('48113'), ...PHONE}),
    woman('b1', 'Bridget Mensah', null, {...tenant('90277'), ...PHONE}),
    man('c1', 'Kwame Mensah', '2002-01-21', {...tenant('48119'), ...PHONE}),
    man('d1', 'Kwame Mensah', null, {...tenant('90281'), ...PHONE}),
  ],
  persons: ['a1', 'b1', 'c1', 'd1'],
}));

check('father and son of one name and one birthday are a generation apart', () => ({
  mentions: [
    man('f1', 'Rajkumar Gordon', '1985-11-19', {phones: ['07700 900826']}),
    boy('s1', 'Rajkumar Gordon', '2013-11-19', {phones: ['07700 900826']}),
  ],
  persons: ['f1', 's1'],
  held: ['f1 | s1: PARENT_AND_CHILD'],
}));

check("a daughter of nearly her mother's name on her mother's number is not her mother", () => ({
  mentions: [
    woman('m1', 'Lena Mensah', '1990-08-30', numbered(nhs(1))),
    girl('b1', 'Alena Mensah', '2022-01-11', numbered(nhs(1))),
  ],
  persons: ['b1', 'm1'],
  held: ['b1 | m1: PARENT_AND_CHILD'],
}));

check("a daughter of her mother's very name on her mother's number is not her mother", () => ({
  mentions: [
    woman('m1', 'Lena Mensah', '1990-08-30', numbered(nhs(1))),
    girl('b1', 'Lena Mensah', '2022-01-11', numbered(nhs(1))),
  ],
  persons: ['b1', 'm1'],
  held: ['b1 | m1: PARENT_AND_CHILD'],
}));

check(
  'a baby on the number of its mother, of whom a year alone is known, is not her though one figure of the years differs',
  () => ({
    mentions: [
      woman('m1', 'Anna Kabongo', '2004-01-01', {
        ...numbered(nhs(1)),
        phones: ['07700 900217'],
        emails: ['kabongo@example.org'],
        lifeStage: 'unknown',
      }),
      boy('b1', 'Zhi-Sing Kabongo', '2024-02-04', {
        ...numbered(nhs(1)),
        phones: ['07700 900217'],
        emails: ['kabongo@example.org'],
        lifeStage: 'unknown',
      }),
    ],
    persons: ['b1', 'm1'],
    held: [],
  }),
);

check('father and son of one name at one door: an age places a record without a birth date, or leaves it open', () => ({
  mentions: [
    man('f1', 'John Okafor', '1979-05-02'),
    man('f2', 'John Okafor', '1979-05-02'),
    man('f3', 'John Okafor', null),
    boy('s1', 'John Okafor', '2009-11-20'),
    boy('s2', 'John Okafor', '2009-11-20'),
    boy('s3', 'John Okafor', '2009-11-20', {birth: null}),
  ],
  // A boy of thirteen may be taken for grown up, so the man without a birth date may be either.
  persons: ['f1 f2', 'f3', 's1 s2 s3'],
  held: ['f1 f2 | f3: AMBIGUOUS', 'f1 f2 | s1 s2 s3: BIRTH_CONFLICT', 'f3 | s1 s2 s3: AMBIGUOUS'],
}));

check('father and son stay two where their numbers in one register differ in a figure', () => ({
  mentions: [
    man('f1', 'John Okafor', '1979-05-02', numbered(local('304117'))),
    boy('s1', 'John Okafor', '2009-11-20', numbered(local('304917'))),
  ],
  persons: ['f1', 's1'],
  held: ['f1 | s1: BIRTH_CONFLICT'],
}));

check('a mother without a birth date goes with her child, and not to the one namesake who has a date', () => {
  const home = {address: null};
  const dated = woman('w1', 'Dewa Aminzai', '1989-12-22', row(1));
  const named = woman('w2', 'Dewa Aminzai', null, {...row(2), ...home});
  const same = woman('w3', 'Dewa Aminzai', null, {...row(3), ...home});
  const children = [
    girl('c1', 'Sana Aminzai', '2014-01-13', {...row(1), ...numbered(nhs(1))}),
    girl('d1', 'Laila Zazai', '2015-07-02', {...row(2), ...numbered(nhs(2)), address: ELSEWHERE}),
    girl('c2', 'Sana Aminzai', '2014-01-13', {...row(3), ...numbered(nhs(1))}),
  ];
  return {
    mentions: [dated, named, same, ...children],
    ties: [dated, named, same].map((parent, at) => tie(parent, children[at]!, 'parent')),
    persons: ['c1 c2', 'd1', 'w1 w3', 'w2'],
  };
});

check('whom several people have as landlord is one, as no two of them need have anything in common', () => {
  const tenants = [
    woman('t1', 'Amina Farah', '1990-03-04', row(1)),
    man('t2', 'Oleh Melnyk', '1985-07-01', {...row(2), address: ELSEWHERE}),
    woman('t3', 'Ruth Amis', '1971-10-30', {...row(3), address: FAR}),
  ];
  const landlords = tenants.map(({group}, at) => who(`l${at + 1}`, 'Sachin Jain', {lifeStage: 'adult', group}));
  return {
    mentions: [...tenants, ...landlords],
    ties: landlords.map((landlord, at) => tie(landlord, tenants[at]!, 'landlord')),
    persons: ['l1 l2 l3', 't1', 't2', 't3'],
  };
});

check('two namesakes of two homes stay two where day and month of one are those of the other turned', () => ({
  mentions: [man('a1', 'Hanen Amoah', '1992-04-06'), man('b1', 'Hanen Amoah', '1992-06-04', {address: FAR})],
  persons: ['a1', 'b1'],
  held: ['a1 | b1: BELOW_JOIN'],
}));

check('forenames that two letters tell apart are twins, however seldom either is met', () => ({
  mentions: [
    boy('a1', 'Karar Osei', '2016-03-04', {phones: ['07700 900123']}),
    boy('b1', 'Tamar Osei', '2016-03-04', {phones: ['07700 900123']}),
    boy('c1', 'Tamar Mensah', '2011-10-19', {address: ELSEWHERE}),
    boy('d1', 'Tamar Boateng', '2013-02-11', {address: FAR}),
  ],
  persons: ['a1', 'b1', 'c1', 'd1'],
  held: ['a1 | b1: BELOW_JOIN'],
}));

check('two strangers of one common name and 1 January in one hostel stay two', () => ({
  mentions: [
    ...['a1', 'b1'].map((id) => man(id, 'Mohammed Ali', '1990-01-01', {address: HOSTEL})),
    ...['Omar', 'Yusuf', 'Hassan', 'Bilal'].flatMap((given, at) => [
      man(`x${at}`, `${given} Ali`, '1990-01-01', {address: HOSTEL, ...numbered(nhs(20 + at))}),
      man(`y${at}`, `Mohammed ${given}`, '1990-01-01', {address: HOSTEL, ...numbered(nhs(30 + at))}),
    ]),
  ],
  persons: ['a1', 'b1', 'x0', 'x1', 'x2', 'x3', 'y0', 'y1', 'y2', 'y3'],
}));

check('two strangers of one rare name and 1 January in two hostels stay two', () => ({
  mentions: [
    man('a1', 'Zerihun Abegaz', '1990-01-01', {address: HOSTEL}),
    man('b1', 'Zerihun Abegaz', '1990-01-01', {address: address('Sunrise Hostel, 85 Mill Lane', 'E7 9QP')}),
  ],
  persons: ['a1', 'b1'],
}));

for (const [told, day] of [
  ['with', '1988-06-15'],
  ['without', null],
] as const) {
  check(`a woman who married and moved, first named ${told} a birth date, is found through her child`, () => {
    const before = woman('m1', 'Amara Osei', day, row(1));
    const after = woman('m2', 'Amara Whitfield', '1988-06-15', {...row(2), address: ELSEWHERE});
    const child1 = boy('c1', 'Kofi Osei', '2014-09-09', {...row(1), ...numbered(nhs(3))});
    const child2 = boy('c2', 'Kofi Osei', '2014-09-09', {...row(2), ...numbered(nhs(3)), address: ELSEWHERE});
    return {
      mentions: [before, after, child1, child2],
      ties: [tie(before, child1, 'parent'), tie(after, child2, 'parent')],
      persons: ['c1 c2', 'm1 m2'],
    };
  });
}

check('unborn, newborn and named child of one mother are one, under whatever family name', () => {
  const mothers = ['m1', 'm2', 'm3'].map((id, at) => mother(id, `row ${at}`));
  const children = [
    unborn('u', 'Unborn Mensah', 'row 0'),
    girl('b', 'Baby Mensah', '2022-05-14', {...row(1), asAt: '2022-05-20'}),
    girl('n', 'Esi Boateng', '2022-05-14', {...row(2), asAt: '2022-09-01'}),
  ];
  return {
    mentions: [...mothers, ...children],
    ties: mothers.map((parent, at) => tie(parent, children[at]!, 'parent')),
    persons: ['b n u', 'm1 m2 m3'],
  };
});

check(
  'whom a record called by name before a baby can have been born is another child, though nobody wrote down a birth date',
  () => {
    const mothers = ['m1', 'm2', 'm3'].map((id, at) => mother(id, `row ${at}`));
    const children = [
      who('k', 'Esi Mensah', {lifeStage: 'child', address: HOME, ...row(0), asAt: '2020-03-01'}),
      unborn('u', 'Unborn Mensah', 'row 1'),
      girl('b', 'Baby Mensah', '2022-05-14', {...row(2), asAt: '2022-05-20'}),
    ];
    return {
      mentions: [...mothers, ...children],
      ties: mothers.map((parent, at) => tie(parent, children[at]!, 'parent')),
      persons: ['b u', 'k', 'm1 m2 m3'],
      held: ['b u | k: BIRTH_CONFLICT'],
    };
  },
);

check('a register that dates its row from before the birth, and gives the birth date, tells of the named child', () => {
  const mothers = ['m1', 'm2'].map((id, at) => mother(id, `row ${at}`));
  const children = [
    girl('n', 'Esi Mensah', '2022-05-14', {...row(0), asAt: '2022-01-10', receivedAt: '2022-07-01'}),
    girl('b', 'Baby Mensah', '2022-05-14', {...row(1), asAt: '2022-05-20'}),
  ];
  return {
    mentions: [...mothers, ...children],
    ties: mothers.map((parent, at) => tie(parent, children[at]!, 'parent')),
    persons: ['b n', 'm1 m2'],
  };
});

const twinPregnancy = (names: [string, string, string, string]): {mentions: Mention[]; ties: Tie[]} => {
  const [m1, m2] = [mother('m1', 'row 1'), mother('m2', 'row 2')];
  const [u1, u2] = [unborn('u1', names[0], 'row 1'), unborn('u2', names[1], 'row 1')];
  const twins = names
    .slice(2)
    .map((name, at) => girl(`n${at + 1}`, name, '2022-05-14', {...row(2), asAt: '2022-06-01'}));
  return {
    mentions: [m1, m2, u1, u2, ...twins],
    ties: [tie(m1, u1, 'parent'), tie(m1, u2, 'parent'), ...twins.map((twin) => tie(m2, twin, 'parent'))],
  };
};

check('a twin pregnancy stays two, and each is followed where a place in it is told', () => ({
  ...twinPregnancy(['Unborn Twin 1 Mensah', 'Unborn Twin 2 Mensah', 'Twin 1 Mensah', 'Twin 2 Mensah']),
  persons: ['m1 m2', 'n1 u1', 'n2 u2'],
  held: ['n1 u1 | n2 u2: CO_NAMED'],
}));

check('and so where they are numbered without the word twin', () => ({
  ...twinPregnancy(['Unborn 1 Mensah', 'UBB2 Mensah', 'Baby 1 Mensah', 'Baby Girl 2 Mensah']),
  persons: ['m1 m2', 'n1 u1', 'n2 u2'],
  held: ['n1 u1 | n2 u2: CO_NAMED'],
}));

check('an only child that is numbered all the same is followed like any other', () => ({
  mentions: [
    mother('m1', 'row 1'),
    unborn('u1', 'Unborn Mensah', 'row 1'),
    girl('n1', 'Baby 1 Mensah', '2022-05-14', row(2)),
    mother('m2', 'row 2'),
  ],
  ties: [
    tie(mother('m1', 'row 1'), unborn('u1', 'Unborn Mensah', 'row 1'), 'parent'),
    tie(mother('m2', 'row 2'), girl('n1', 'Baby 1 Mensah', '2022-05-14', row(2)), 'parent'),
  ],
  persons: ['m1 m2', 'n1 u1'],
}));

check('which of two unborn twins became which child is left open where nothing tells', () => ({
  ...twinPregnancy(['Unborn Mensah', 'Unborn Mensah', 'Esi Mensah', 'Ama Mensah']),
  persons: ['m1 m2', 'n1', 'n2', 'u1', 'u2'],
  held: ['n1 | u1: AMBIGUOUS', 'n1 | u2: AMBIGUOUS', 'n2 | u1: AMBIGUOUS', 'n2 | u2: AMBIGUOUS', 'u1 | u2: CO_NAMED'],
}));

check("a baby recorded under its mother's NHS number is not its mother", () => ({
  mentions: [
    woman('m1', 'Grace Mensah', '1995-02-11', numbered(nhs(4))),
    woman('m2', 'Grace Mensah', '1995-02-11', numbered(nhs(4))),
    girl('b1', 'Baby Mensah', '2022-05-14', {...numbered(nhs(4)), asAt: '2022-05-20'}),
    girl('b2', 'Esi Mensah', '2022-05-14', {...numbered(nhs(4)), asAt: '2022-06-20'}),
  ],
  persons: ['b1 b2', 'm1 m2'],
  held: [],
}));

for (const [what, phones, persons, held] of [
  ['who keep to two telephones are held apart', ['07700 900222'], ['a1 a2', 'b1 b2'], ['a1 a2 | b1 b2: BELOW_JOIN']],
  ['one of whom told no telephone are one person', [], ['a1 a2 b1 b2'], []],
] as const) {
  check(`two of one forename and two family names beside one child, ${what}`, () => {
    const of = (id: string, name: string, at: number, more: Partial<Mention>): Mention[] =>
      [1, 2].map((n) => woman(`${id}${n}`, name, null, {address: null, ...row(at + n), ...more}));
    const women = [
      ...of('a', 'Sam Ali Miah', 0, {phones: ['07700 900111']}),
      ...of('b', 'Sam Noor Khan', 10, {phones: [...phones], birth: born('1984-05-06')}),
    ];
    const children = women.map(({group}, at) =>
      boy(`k${at}`, 'Kofi Mensah', '2014-01-13', {address: null, group, ...numbered(nhs(4))}),
    );
    return {
      mentions: [...women, ...children],
      ties: women.map((one, at) => tie(one, children[at]!, 'associate')),
      persons: [...persons, 'k0 k1 k2 k3'],
      held: [...held],
    };
  });
}

for (const [what, phones, persons, held] of [
  ['keep to two telephones are held apart', ['07700 900222', '07700 900222'], ['a1 a2 a3', 'b1 b2 b3'], ['NAME_ONLY']],
  ['have told one of them once are one person', ['07700 900222', null], ['a1 a2 a3 b1 b2 b3'], []],
  ['have told only one of them are one person', [null, null], ['a1 a2 a3 b1 b2 b3'], []],
] as const) {
  check(`three names that agree beside two families, and ${what}`, () => {
    const parents = (id: string, from: number, told: readonly (string | null)[], more: Partial<Mention>): Mention[] =>
      [...told, null].map((phone, at) =>
        woman(`${id}${at + 1}`, 'Rosa Esi Owusu', null, {
          address: null,
          phones: phone === null ? [] : [phone],
          ...row(from + at),
          ...more,
        }),
      );
    const childOf = (parent: Mention, at: number): Mention => {
      const isFirst = at < 3;
      return who(`${isFirst ? 'k' : 'l'}${at}`, isFirst ? 'Kofi Mensah' : 'Nadia Iqbal', {
        lifeStage: 'child',
        birth: born(isFirst ? '2014-01-13' : '2012-09-09'),
        group: parent.group,
        ...numbered(nhs(isFirst ? 4 : 5)),
      });
    };
    const both = [
      ...parents('a', 1, ['07700 900111', '07700 900111'], {}),
      ...parents('b', 11, phones, {birth: born('1984-05-06')}),
    ];
    const children = both.map(childOf);
    return {
      mentions: [...both, ...children],
      ties: both.map((parent, at) => tie(parent, children[at]!, 'parent')),
      persons: [...persons, 'k0 k1 k2', 'l3 l4 l5'],
      held: held.map((reason) => `${persons.join(' | ')}: ${reason}`),
    };
  });
}

for (const [people, other, persons, held] of [
  ['one person', FAR, ['k1 m1', 'p1', 'x1'], undefined],
  ['two people', HOME, ['k1', 'm1', 'p1', 'x1'], ['k1 | m1: AMBIGUOUS', 'k1 | x1: AMBIGUOUS', 'm1 | x1: BELOW_JOIN']],
] as const) {
  check(`a contact named without a birth date, where ${people} of the name live at the pupil's home`, () => {
    const pupil = boy('p1', 'Kofi Osei', '2014-09-09', row(1));
    const contact = who('k1', 'Amara Osei', {lifeStage: 'adult', ...row(1)});
    return {
      mentions: [
        pupil,
        contact,
        woman('m1', 'Amara Osei', '1988-06-15'),
        woman('x1', 'Amara Osei', '1971-02-03', {address: other}),
      ],
      ties: [tie(contact, pupil, 'emergency-contact')],
      persons: [...persons],
      ...(held === undefined ? {} : {held: [...held]}),
    };
  });
}

check('forename and family name may change places', () => ({
  mentions: [
    boy('a1', 'Nguyen Thanh', '2010-10-12'),
    boy('a2', 'Thanh Nguyen', '2010-10-12'),
    boy('b1', 'Tomasz Wisniewski', '2011-08-13', {address: ELSEWHERE}),
    boy('b2', 'Wisniewski Tomasz', '2011-08-13', {address: FAR}),
  ],
  persons: ['a1 a2', 'b1 b2'],
}));

check('one name only is forename or family name of the one who fits, and of nobody else', () => ({
  mentions: [
    boy('a1', 'Abdirahman', '2008-04-21'),
    boy('a2', 'Abdirahman', '2008-04-21'),
    boy('a3', 'Abdirahman Warsame', '2008-04-21'),
    boy('b1', 'Abdirahman', '2001-12-02', {address: FAR}),
  ],
  persons: ['a1 a2 a3', 'b1'],
}));

check('Begum and Kaur stand for any family name, and tell nobody apart or together', () => ({
  mentions: [
    woman('a1', 'Shaheda Begum', '1984-07-19'),
    woman('a2', 'Shaheda Rahman', '1984-07-19'),
    woman('b1', 'Harpreet Kaur', '1991-09-03', {address: ELSEWHERE}),
    woman('b2', 'Harpreet Kaur Gill', '1991-09-03', {address: ELSEWHERE}),
    woman('c1', 'Harpreet Kaur', '1979-02-23', {address: FAR}),
    woman('d1', 'Rukhsana Begum', '1984-07-19', {address: FAR}),
  ],
  persons: ['a1 a2', 'b1 b2', 'c1', 'd1'],
}));

check('day and month of birth may change places', () => ({
  mentions: [girl('a1', 'Chloe Winters', '2012-03-11'), girl('a2', 'Chloe Winters', '2012-11-03')],
  persons: ['a1 a2'],
}));

check('an adopted child under a new name and number is not joined to the old ones', () => ({
  mentions: [
    boy('o1', 'Jayden Cole', '2015-08-30', {...numbered(nhs(5)), receivedAt: '2016-01-10'}),
    boy('o2', 'Jayden Cole', '2015-08-30', {...numbered(nhs(5)), receivedAt: '2017-01-10'}),
    boy('n1', 'Jayden Hartley', '2015-08-30', {...numbered(nhs(6)), address: FAR, receivedAt: '2019-01-10'}),
    boy('n2', 'Jayden Hartley', '2015-08-30', {...numbered(nhs(6)), address: FAR, receivedAt: '2020-01-10'}),
    boy('n3', 'Oliver Hartley', '2015-08-30', {...numbered(nhs(6)), address: FAR, receivedAt: '2021-01-10'}),
  ],
  persons: ['n1 n2 n3', 'o1 o2'],
}));

check('a new NHS number keeps apart whom all else would join, across any chain of records', () => ({
  mentions: [
    boy('a1', 'Jayden Cole', '2015-08-30', {...numbered(nhs(5)), phones: ['07700 900111']}),
    boy('a2', 'Jayden Cole', '2015-08-30', {phones: ['07700 900111']}),
    boy('b1', 'Jayden Cole', '2015-08-30', {...numbered(nhs(6)), phones: ['07700 900111']}),
  ],
  persons: ['a1 a2', 'b1'],
  held: ['a1 a2 | b1: NUMBER_CONFLICT'],
}));

check('neighbours in a register are two people, and no slip of one number', () => ({
  mentions: [
    boy('a1', 'Jayden Osei', '2016-03-04', numbered(local('P-101'))),
    boy('b1', 'Jaydon Osei', '2016-03-04', numbered(local('P-102'))),
    boy('c1', 'Sam Green', '2011-07-19', {...numbered(local('304117')), address: ELSEWHERE}),
    girl('d1', 'Samira Green', '2012-07-19', {...numbered(local('304118')), address: ELSEWHERE}),
  ],
  persons: ['a1', 'b1', 'c1', 'd1'],
}));

check('a figure mistyped in a number does not part what all else says is one', () => ({
  mentions: [
    boy('a1', 'Leo Winters', '2010-02-03', numbered(local('304117'))),
    boy('a2', 'Leo Winters', '2010-02-03', numbered(local('304717'))),
  ],
  persons: ['a1 a2'],
}));

const FAMILY_NAMES =
  'Green Osei Khan Mensah Kowalski Whitfield Okafor Begum Cole Hartley Winters Warsame Nguyen Rahman Gill Boateng Patel Jones'.split(
    ' ',
  );

test.each([1, 10, 100, 1000])('children of one forename are not one for numbers that are %i apart', (step) => {
  // By themselves, so that nothing tells what is common but they: no name or date agrees, only most figures of each.
  const mentions = FAMILY_NAMES.map((family, at) =>
    mention(`c${at}`, {
      names: named(`Sam ${family}`),
      birth: born(dayToIso(isoToDay('2015-01-02') + at * 5)),
      ...numbered(local(String(304_117 + at * step))),
    }),
  );
  expect(resolveMentions(mentions).persons).toHaveLength(FAMILY_NAMES.length);
});

check('a forename of two words and the family name may change places, whole or in part', () => ({
  mentions: [
    girl('a1', 'Fang Lan Cheung', '2010-05-06', {
      names: [{use: 'recorded', given: 'Fang Lan', family: 'Cheung', title: ''}],
    }),
    girl('a2', 'Fang Lan Cheung', '2010-05-06', {
      names: [{use: 'recorded', given: 'Cheung', family: 'Fang Lan', title: ''}],
    }),
    girl('a3', 'Cheung Fang Lan', '2010-05-06', {address: ELSEWHERE}),
  ],
  persons: ['a1 a2 a3'],
}));

check('an honorific that stands for a forename says nothing against one, and a custom name may be misspelt', () => ({
  mentions: [
    woman('a1', 'Jesmin Khatun', '1976-05-25'),
    woman('a2', 'Mst Khatun', '1976-05-25'),
    woman('a3', 'Jesmin Begam', '1976-05-25'),
  ],
  persons: ['a1 a2 a3'],
}));

check('the initial of an honorific is no other forename', () => {
  const child = girl('c1', 'Maliha Begum', '2012-03-04', numbered(local('24496', 'school')));
  const mothers = [
    woman('a1', 'Mst Shahida Begum', null),
    woman('a2', 'Shahida Begum', null),
    woman('a3', 'M Begum', null, {phones: ['07700900123']}),
    woman('a4', 'Mst Shahida Begum', null, {phones: ['07700900123']}),
  ];
  return {
    mentions: [...mothers, child],
    ties: mothers.map((mother) => tie(mother, child, 'parent')),
    persons: ['a1 a2 a3 a4', 'c1'],
  };
});

check('shortened Mohammed, which some offices write for the whole forename, is no forename of a sister', () => ({
  mentions: [girl('a1', 'Keisha Osei', '2021-08-01', row(1)), boy('b1', 'Md Osei', '2021-08-01', row(2))],
  persons: ['a1', 'b1'],
}));

check('two sisters under one honorific are two, and a forename of that initial is none of it', () => ({
  mentions: [
    girl('a1', 'Mst Shahida Begum', '2010-05-06'),
    girl('a2', 'Mst Nazma Begum', '2010-05-06'),
    girl('a3', 'Maliha Begum', '2010-05-06'),
  ],
  persons: ['a1', 'a2', 'a3'],
}));

const CRN = {...numbered(local('E325001', 'probation')), address: null};
const offender = (name: string, day: string | null): Mention => man('a1', name, day, CRN);
/** A row of a table of other names under the numbers of another file. */
const alias = (id: string, name: string, day: string | null): Mention =>
  who(id, name, {names: named(name, {use: 'known-as'}), birth: day === null ? null : born(day), ...CRN});

check(
  'what a register lists under a number as another name of its bearer is theirs, whatever it is and whoever tells a birth date',
  () => ({
    mentions: [
      offender('Terrence Holloway', '1988-04-12'),
      alias('b1', 'Marcus Delaney', '1988-04-12'),
      alias('b2', 'Tony Reeves', '1988-04-21'),
      alias('b3', 'Ray Holloway', null),
    ],
    persons: ['a1 b1 b2 b3'],
  }),
);

check('an alias under a number whose bearer has no birth date is theirs as well', () => ({
  mentions: [offender('Terrence Holloway', null), alias('b1', 'Marcus Delaney', '1988-04-12')],
  persons: ['a1 b1'],
}));

check('an alias with another birth date than the bearer of the number is held apart', () => ({
  mentions: [offender('Terrence Holloway', '1988-04-12'), alias('b1', 'Marcus Delaney', '1961-11-02')],
  persons: ['a1', 'b1'],
  held: ['a1 | b1: BIRTH_CONFLICT'],
}));

check('a twin whom a register knows by a calling name alone under the number of the other is not the other', () => ({
  mentions: [
    boy('a1', 'Yusuf Khan', '2016-03-04', CRN),
    boy('b1', 'Adam Khan', '2016-03-04', {names: named('Adam Khan', {use: 'known-as'}), ...CRN}),
    boy('a2', 'Yusuf Khan', '2016-03-04', row(1)),
    boy('b2', 'Adam Khan', '2016-03-04', row(1)),
  ],
  persons: ['a1 a2', 'b1 b2'],
}));

check('a child known by a calling name alone is not the mother under whose number it stands', () => ({
  mentions: [
    woman('a1', 'Grace Mensah', null, {...CRN, address: HOME}),
    girl('b1', 'Ella Mensah', '2012-05-05', {names: named('Ella Mensah', {use: 'known-as'}), ...CRN, address: HOME}),
  ],
  persons: ['a1', 'b1'],
  held: ['a1 | b1: GENERATION'],
}));

check(
  'an alias with the name and birth date of another whom the register has under a number of his own joins no two',
  () => ({
    mentions: [
      man('a1', 'Terrence Holloway', null, numbered(local('325001'))),
      who('b1', 'Marcus Delaney', {
        names: named('Marcus Delaney', {use: 'known-as'}),
        birth: born('1975-01-09'),
        ...numbered(local('325001')),
      }),
      man('c1', 'Marcus Delaney', '1975-01-09', {...numbered(local('777412')), address: FAR}),
    ],
    persons: ['a1 b1', 'c1'],
    held: ['a1 b1 | c1: LOCAL_CONFLICT_AND_FORENAME'],
  }),
);

check('forenames of one sign are names like others: brother and sister who bear one family name are two', () => ({
  mentions: [
    boy('a1', '伟 王', '2011-05-06'),
    girl('b1', '芳 王', '2011-05-06'),
    boy('c1', '伟 王', '2011-05-06', {address: ELSEWHERE}),
  ],
  persons: ['a1 c1', 'b1'],
}));

check('a newborn twin without a forename is placed with neither of two named children, whatever its number', () => ({
  mentions: [
    boy('a1', 'Tariq Naqvi', '2019-11-22', numbered(local('24496', 'school'))),
    boy('b1', 'Zahid Naqvi', '2019-11-22', numbered(local('24497', 'school'))),
    boy('c1', 'Twin 1 Naqvi', '2019-11-22', numbered(nhs(0))),
  ],
  persons: ['a1', 'b1', 'c1'],
}));

const FIRST = {...numbered(nhs(0)), asAt: '2017-05-01'};
const RENAMED = {asAt: '2021-05-01', address: ELSEWHERE};
const ORDER = '2019-09-01';

check('the identity that an adoption order gave is not joined to the one before it', () => {
  const first = girl('a1', 'Mia Green', '2016-03-04', FIRST);
  const renamed = girl('b1', 'Mia Hartley', '2016-03-04', {...RENAMED, address: HOME});
  const adopter = woman('c1', 'Helen Hartley', '1980-06-15', {address: ELSEWHERE});
  return {
    mentions: [first, renamed, adopter],
    ties: [tie(adopter, renamed, 'adoptive-parent', {start: ORDER})],
    persons: ['a1', 'b1', 'c1'],
    held: ['a1 | b1: ADOPTION_BREAK'],
  };
});

check('nor is the child that was placed, at whatever date and in whichever words', () => {
  const placed = girl('a1', 'Mia Green', '2016-03-04', {...RENAMED, asAt: '2019-05-01'});
  const renamed = girl('b1', 'Mia Green', '2016-03-04', RENAMED);
  const adopter = woman('c1', 'Helen Hartley', '1980-06-15', {address: ELSEWHERE});
  return {
    mentions: [placed, renamed, adopter],
    ties: [
      tie(adopter, placed, 'adoptive-parent', {detail: 'placement'}),
      tie(adopter, renamed, 'adoptive-parent', {start: null}),
    ],
    persons: ['a1', 'b1', 'c1'],
    held: ['a1 | b1: ADOPTION_BREAK'],
  };
});

test('nor does a judgement that the two are different say more of them than the order does', () => {
  const first = girl('a1', 'Mia Green', '2016-03-04', FIRST);
  const renamed = girl('b1', 'Mia Hartley', '2016-03-04', {...RENAMED, address: HOME});
  const adopter = woman('c1', 'Helen Hartley', '1980-06-15', {address: ELSEWHERE});
  const ties = [tie(adopter, renamed, 'adoptive-parent', {start: ORDER})];
  const {held} = resolveMentions([first, renamed, adopter], ties, [
    {verdict: 'different', left: ['a1'], right: ['b1']},
  ]);
  expect(held.map(({reason}) => reason)).toEqual(['ADOPTION_BREAK']);
});

check('a child whom a step-parent adopted keeps its number, and is one', () => {
  const before = girl('a1', 'Mia Green', '2016-03-04', FIRST);
  const after = girl('b1', 'Mia Hartley', '2016-03-04', {...RENAMED, ...numbered(nhs(0))});
  const father = who('c1', 'Tom Hartley', {lifeStage: 'adult', sex: 'male', birth: born('1980-06-15')});
  return {
    mentions: [before, after, father],
    ties: [tie(father, after, 'adoptive-parent', {start: ORDER})],
    persons: ['a1 b1', 'c1'],
  };
});

test('staff stand for nobody: a colleague of the name at the door is not somebody whom a name may mean', () => {
  const pupil = boy('p1', 'Kofi Osei', '2014-09-09', row(1));
  const contact = who('k1', 'Amara Osei', {lifeStage: 'adult', ...row(1)});
  const worker = woman('w1', 'Amara Osei', '1971-02-03', {staff: true});
  const found = amongCrowd(
    [pupil, contact, woman('m1', 'Amara Osei', '1988-06-15'), worker],
    [tie(contact, pupil, 'emergency-contact')],
  );
  expect(found).toEqual({persons: ['k1 m1', 'p1'], held: []});
});

test('a protected address takes part in who is who, and is in nothing that comes of it', () => {
  const secret = {...address('9 Hidden Lane', 'SE9 1QZ'), protected: true};
  const mentions = [
    woman('a1', 'Ruth Amis', null, {address: secret}),
    woman('a2', 'Ruth Amis', '1990-04-05', {address: secret}),
    woman('b1', 'Ruth Amis', '1971-10-30', {address: FAR}),
  ];
  expect(amongCrowd(mentions).persons).toEqual(['a1 a2', 'b1']);
  expect(amongCrowd(mentions.map((item) => ({...item, address: null}))).persons).toEqual(['a1', 'a2', 'b1']);
  // What matching read is kept for questions to it, and shown by none.
  const {table: _, ...result} = resolveMentions(mentions);
  expect(JSON.stringify(result)).not.toMatch(/hidden|se9|pilgrims|ha9/i);
});

type Family = {mentions: Mention[]; ties: Tie[]};

/** A child and its father by one record, in which `facts` are told of them. */
function fatherAndChild(
  id: string,
  child: string,
  father: string,
  facts: [Partial<Mention>, Partial<Mention>],
): Family {
  const mentions = [who(`${id}-c`, child, {group: id, ...facts[0]}), who(`${id}-f`, father, {group: id, ...facts[1]})];
  return {mentions, ties: [tie(mentions[1]!, mentions[0]!, 'parent')]};
}

/** Two records of a family of which numbers and birth dates are told. */
const knownFamily = (id: string, child: string, father: string, day: string, number: number): Family[] =>
  ['1', '2'].map((at) =>
    fatherAndChild(`${id}${at}`, child, father, [
      {birth: born(day), ...numbered(nhs(number))},
      {birth: born('1980-07-19'), ...numbered(nhs(100 + number))},
    ]),
  );

/** The row of a school that tells names alone. */
const schoolRow = (child: string, father: string): Family => fatherAndChild('s', child, father, [{}, {}]);

const together = (families: readonly Family[], persons: string[]): Case => ({
  mentions: families.flatMap(({mentions}) => mentions),
  ties: families.flatMap(({ties}) => ties),
  persons,
});

check('a child and a father of whom a row tells names alone are the child of that name whose father has his', () => {
  const known = knownFamily('a', 'Idris Penrose', 'Femi Penrose', '2012-10-03', 1);
  return together([...known, schoolRow('Idris Penrose', 'Femi Penrose')], ['a1-c a2-c s-c', 'a1-f a2-f s-f']);
});

check('where the fathers have other names, neither is placed', () => {
  const known = knownFamily('a', 'Idris Penrose', 'Femi Penrose', '2012-10-03', 1);
  return together([...known, schoolRow('Idris Penrose', 'Kofi Penrose')], ['a1-c a2-c', 'a1-f a2-f', 's-c', 's-f']);
});

check('where two families have a child and a father of those names, neither is placed', () => {
  const known = [
    ...knownFamily('a', 'Idris Penrose', 'Femi Penrose', '2012-10-03', 1),
    ...knownFamily('b', 'Idris Penrose', 'Femi Penrose', '2009-02-24', 2),
  ];
  return together(
    [...known, schoolRow('Idris Penrose', 'Femi Penrose')],
    ['a1-c a2-c', 'a1-f a2-f', 'b1-c b2-c', 'b1-f b2-f', 's-c', 's-f'],
  );
});

check('a record with another birth date keeps a mother whom rows only name off none of her other records', () => {
  const mothers = [
    ...['1', '2', '3'].map((at) => woman(`a${at}`, 'Ada Penrose', '1988-12-31', {group: `row ${at}`})),
    woman('b1', 'Ada Penrose', '1987-11-28', {group: 'row 4'}),
    ...['5', '6'].map((at) => woman(`c${at}`, 'Ada Penrose', null, {group: `row ${at}`})),
  ];
  const children = mothers.map(({id, group}) =>
    boy(`k-${id}`, 'Idris Penrose', '2012-10-03', {...numbered(nhs(1)), group}),
  );
  return {
    mentions: [...mothers, ...children],
    ties: mothers.map((one, at) => tie(one, children[at]!, 'parent')),
    persons: ['a1 a2 a3 c5 c6', 'b1', children.map(({id}) => id).join(' ')],
  };
});
