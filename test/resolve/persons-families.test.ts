import type {Mention} from '../../src/model/mention.ts';
import type {Tie} from '../../src/model/notification.ts';
import {
  type Case,
  ELSEWHERE,
  FAR,
  HOME,
  boy,
  check,
  girl,
  man,
  numbered,
  row,
  who,
  woman,
} from '../support/hard-cases.ts';
import {local, nhs} from '../support/persons.ts';
import {born, tie} from '../support/records.ts';

// Mothers, fathers and children of one home or one name, and namesakes beside them.

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
    boy('s1', 'John Okafor', '2007-11-20'),
    boy('s2', 'John Okafor', '2007-11-20'),
    boy('s3', 'John Okafor', '2007-11-20', {birth: null}),
  ],
  // A boy of fifteen may be taken for grown up, so the man without a birth date may be either.
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
