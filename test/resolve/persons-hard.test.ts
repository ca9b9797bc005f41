import type {Mention} from '../../src/model/mention.ts';
import type {Tie} from '../../src/model/notification.ts';
import {ELSEWHERE, HOME, boy, check, girl, mother, numbered, row, unborn, who} from '../support/hard-cases.ts';
import {local, nhs} from '../support/persons.ts';
import {tie} from '../support/records.ts';

// Twins, and children before they are born and named.

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

check('a newborn twin without a forename is placed with neither of two named children, whatever its number', () => ({
  mentions: [
    boy('a1', 'Tariq Naqvi', '2019-11-22', numbered(local('24496', 'school'))),
    boy('b1', 'Zahid Naqvi', '2019-11-22', numbered(local('24497', 'school'))),
    boy('c1', 'Twin 1 Naqvi', '2019-11-22', numbered(nhs(0))),
  ],
  persons: ['a1', 'b1', 'c1'],
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
