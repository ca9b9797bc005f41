import {array, constantFrom, integer, nat, option, record, subarray, tuple, type Arbitrary} from 'fast-check';
import type {Mention} from '../../src/model/mention.ts';
import type {Tie, TieKind} from '../../src/model/notification.ts';
import {local, named, nhs} from './persons.ts';
import {address, born, mention, tie} from './records.ts';

export type Scene = {mentions: Mention[]; ties: Tie[]};

/** Few values, near each other, so that most mentions could be one person and something has to keep them apart. */
const NAMES = [
  'Aisha Khan',
  'Aishah Khan',
  'Aisha Begum',
  'Khan Aisha',
  'Sam Khan',
  'Samuel Khan',
  'Aisha',
  'Baby Khan',
];
const BIRTHS: Mention['birth'][] = [
  null,
  born('2015-03-04'),
  born('2015-04-03'),
  born('2015-03-05'),
  born('2015-01-01'),
  born('1985-03-04'),
  {from: '2015-01-01', to: '2015-12-31', kind: 'partial'},
  {from: '2015-03-10', to: '2015-03-10', kind: 'expected'},
];
const NUMBERS = [
  nhs(0),
  nhs(1),
  {kind: 'nhs' as const, value: '9990000011', scope: ''},
  {kind: 'upn' as const, value: 'A950000178301', scope: ''},
  local('304117'),
  local('304119'),
  local('904117'),
  local('P-101', 'police'),
];
const TIES: TieKind[] = ['parent', 'sibling', 'partner', 'household', 'professional', 'self'];

const description = record({
  name: constantFrom(...NAMES),
  birth: constantFrom(...BIRTHS),
  sex: constantFrom('female' as const, 'male' as const, 'unknown' as const),
  identifiers: subarray(NUMBERS, {maxLength: 2}),
  phones: subarray(['07700 900001', '07700 900002'], {maxLength: 1}),
  place: constantFrom('12 Acacia Road', '14 Acacia Road', 'Sunrise Hostel, 3 High Road', null),
  lifeStage: constantFrom('child' as const, 'adult' as const, 'unknown' as const, 'unborn' as const),
  staff: nat(9),
  register: option(constantFrom('census:1', 'census:2'), {freq: 2}),
  group: option(nat(5), {freq: 3}),
  received: integer({min: 10, max: 28}),
});

/** A few mentions and ties of people who are easily mistaken for one another. */
export const scene: Arbitrary<Scene> = tuple(
  array(description, {minLength: 2, maxLength: 22}),
  array(tuple(nat(21), nat(21), constantFrom(...TIES)), {maxLength: 8}),
).map(([people, links]) => {
  const mentions = people.map((item, at) =>
    mention(`m${String(at).padStart(2, '0')}`, {
      names: named(item.name),
      birth: item.birth,
      sex: item.sex,
      identifiers: item.identifiers,
      phones: item.phones,
      address: item.place === null ? null : address(item.place),
      lifeStage: item.lifeStage,
      staff: item.staff === 0,
      register: item.register,
      receivedAt: `2023-02-${item.received}`,
      ...(item.group === null ? {} : {group: `row ${item.group}`}),
    }),
  );
  const ties = new Map<string, Tie>();
  for (const [from, to, kind] of links) {
    const [a, b] = [mentions[from % mentions.length]!, mentions[to % mentions.length]!];
    if (a === b || a.staff || b.staff) continue;
    const made = tie(a, b, kind);
    ties.set(made.id, made);
  }
  return {mentions, ties: [...ties.values()]};
});
