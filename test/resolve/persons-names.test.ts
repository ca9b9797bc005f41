import {ELSEWHERE, FAR, boy, check, girl, numbered, row, woman} from '../support/hard-cases.ts';
import {local} from '../support/persons.ts';
import {tie} from '../support/records.ts';

// Names as customs and offices write them.

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

check('forenames of one sign are names like others: brother and sister who bear one family name are two', () => ({
  mentions: [
    boy('a1', '伟 王', '2011-05-06'),
    girl('b1', '芳 王', '2011-05-06'),
    boy('c1', '伟 王', '2011-05-06', {address: ELSEWHERE}),
  ],
  persons: ['a1 c1', 'b1'],
}));
