import {expect, test} from 'vitest';
import {dayToIso, isoToDay} from '../../src/base/day.ts';
import type {Mention} from '../../src/model/mention.ts';
import {
  ELSEWHERE,
  FAR,
  HOME,
  HOSTEL,
  boy,
  check,
  girl,
  man,
  mother,
  numbered,
  row,
  who,
  woman,
} from '../support/hard-cases.ts';
import {local, named, nhs, resolveMentions} from '../support/persons.ts';
import {address, born, mention, tie} from '../support/records.ts';

// What numbers of registers say, other names under them, and namesakes without any.

check('two namesakes of two homes stay two where day and month of one are those of the other turned', () => ({
  mentions: [man('a1', 'Hanen Amoah', '1992-04-06'), man('b1', 'Hanen Amoah', '1992-06-04', {address: FAR})],
  persons: ['a1', 'b1'],
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

check("a brother's number on one record of a child joins them neither to him nor him to the child", () => ({
  mentions: [
    boy('a1', 'Bartosz Kowalski', '2012-08-10', numbered(nhs(7))),
    boy('a2', 'Bartosz Kowalski', '2012-08-10', numbered(nhs(7))),
    boy('b1', 'Jakub Kowalski', '2008-08-10', numbered(nhs(7))),
    boy('b2', 'Jakub Kowalski', '2008-08-10', numbered(nhs(8))),
  ],
  persons: ['a1 a2', 'b1', 'b2'],
}));

check('one number and one birth date are one person under two forenames', () => ({
  mentions: [
    boy('a1', 'Bartosz Kowalski', '2012-08-10', numbered(nhs(7))),
    boy('a2', 'Oskar Kowalski', '2012-08-10', numbered(nhs(7))),
  ],
  persons: ['a1 a2'],
}));
