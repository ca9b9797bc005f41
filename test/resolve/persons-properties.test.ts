import {
  array,
  assert as check,
  constantFrom,
  integer,
  nat,
  option,
  property,
  record,
  subarray,
  tuple,
} from 'fast-check';
import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {createRng} from '../../src/base/rng.ts';
import {UnionFind} from '../../src/columns/union-find.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {Tie, TieKind} from '../../src/model/notification.ts';
import {resolveDwellings} from '../../src/resolve/dwellings.ts';
import {standardNumber} from '../../src/resolve/link/standardise.ts';
import {PERSON_DEFAULTS, resolvePersons} from '../../src/resolve/persons.ts';
import {address, born, mention, records, tie} from '../support/records.ts';
import {local, named, nhs, resolveMentions} from '../support/persons.ts';

const SEED = 4;

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

const scene = tuple(
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

type Scene = {mentions: Mention[]; ties: Tie[]};

/** National numbers of a mention that pass their check, as "kind number". */
const nationals = ({identifiers}: Mention): string[] =>
  identifiers
    .filter(({kind}) => kind !== 'local')
    .map((identifier) => standardNumber(identifier))
    .filter((number) => number !== '');

/** Mentions joined by whatever of `alike` they have in common. */
function classes(mentions: readonly Mention[], alike: (mention: Mention) => string[]): UnionFind {
  const sets = new UnionFind(mentions.length);
  const first = new Map<string, number>();
  for (const [index, item] of mentions.entries()) {
    for (const key of alike(item)) {
      const other = first.get(key);
      if (other === undefined) first.set(key, index);
      else sets.union(other, index);
    }
  }
  return sets;
}

/** What self ties say of a mention: a key that only its two ends have. */
const selfKeys = (ties: readonly Tie[]): ((mention: Mention) => string[]) => {
  const own = ties.filter(({kind}) => kind === 'self');
  return ({id}) => own.filter(({from, to}) => from === id || to === id).map((item) => item.id);
};

/** Two mentions of one person that no self tie has made one: nothing may tell them apart. */
function checkPair(left: Mention, right: Mention): void {
  expect(left.group).not.toBe(right.group);
  if (left.register !== null) expect(left.register).not.toBe(right.register);
}

test('no chain of joins brings together what a row, a register or a national number keeps apart', () => {
  let joins = 0;
  let changed = 0;
  check(
    property(scene, ({mentions, ties}) => {
      const {persons, personOf} = resolveMentions(mentions, ties);
      const ids = persons.flatMap((item) => item.mentions);
      expect(ids.sort()).toEqual(mentions.filter(({staff}) => !staff).map(({id}) => id));
      expect([...personOf]).toEqual(mentions.map(({id}) => persons.findIndex((item) => item.mentions.includes(id))));
      const self = classes(mentions, selfKeys(ties));
      const byNumber = classes(mentions, (item) => [...nationals(item), ...selfKeys(ties)(item)]);
      for (const [a, left] of mentions.entries()) {
        for (const [b, right] of mentions.entries()) {
          if (self.find(a) === self.find(b)) expect(personOf[a]).toBe(personOf[b]);
          else if (a < b && personOf[a] === personOf[b] && !left.staff && !right.staff) {
            joins++;
            checkPair(left, right);
            const isOther = nationals(left).some((number) => isOtherOf(number, nationals(right)));
            // Two numbers of one kind are one person's only where records that share numbers lead from one to the other.
            if (isOther) expect(byNumber.find(a)).toBe(byNumber.find(b));
            if (isOther) changed++;
          }
        }
      }
    }),
    {seed: SEED, numRuns: 200},
  );
  // Enough was joined for the property to mean something.
  expect(joins).toBeGreaterThan(300);
  expect(changed).toBeGreaterThan(4);
});

/** Whether a number is of the kind of one of others and none of them. */
function isOtherOf(number: string, others: readonly string[]): boolean {
  const kind = number.split(' ')[0]!;
  return !others.includes(number) && others.some((other) => other.startsWith(`${kind} `));
}

function shuffle<T>(items: readonly T[], seed: number): T[] {
  const rng = createRng(seed);
  const shuffled = items.map((item) => ({item, at: rng.next()}));
  return shuffled.sort((left, right) => left.at - right.at).map(({item}) => item);
}

/** Persons, held pairs and model of a scene whose ties and dwellings stand in another order. */
function resolveShuffled({mentions, ties}: Scene, seed: number): unknown {
  const of = records({mentions: shuffle(mentions, seed)});
  const {dwellings, dwellingOf} = resolveDwellings(of.mentions.map(({address: place}) => place));
  const order = shuffle([...dwellings.keys()], seed);
  const {persons, held, model} = resolvePersons(
    of.mentions,
    shuffle(ties, seed),
    dwellingOf.map((index) => (index < 0 ? -1 : order.indexOf(index))),
    order.map((index) => dwellings[index]!),
    PERSON_DEFAULTS,
    QUIET,
  );
  return {persons, held, model: JSON.stringify(model)};
}

test('neither the order of ties nor the numbers of dwellings change persons, ids, held pairs or a bit of the model', () => {
  check(
    property(scene, integer({min: 1}), (given, seed) => {
      const {persons, held, model} = resolveMentions(given.mentions, given.ties);
      expect(resolveShuffled(given, seed)).toEqual({persons, held, model: JSON.stringify(model)});
    }),
    {seed: SEED, numRuns: 60},
  );
});

test('a record received later that joins nobody leaves the id of everybody it does not change', () => {
  let kept = 0;
  let all = 0;
  check(
    property(scene, constantFrom('a', 'm05.', 'z'), ({mentions, ties}, id) => {
      const before = resolveMentions(mentions, ties).persons;
      const stranger = mention(id, {
        names: named('Zebedee Quill'),
        birth: born('1951-07-19'),
        receivedAt: '2023-03-01',
      });
      const after = resolveMentions([...mentions, stranger], ties).persons;
      expect(after.filter((item) => item.mentions.includes(id)).map((item) => item.mentions)).toEqual([[id]]);
      const idOf = new Map(after.map((item) => [item.mentions.join(' '), item.id]));
      for (const item of before) {
        all++;
        // The model is trained anew, so that in a file of a dozen rows a doubtful pair may turn; who stays the same keeps the id.
        const now = idOf.get(item.mentions.join(' '));
        if (now === undefined) continue;
        kept++;
        expect(now).toBe(item.id);
      }
    }),
    {seed: SEED, numRuns: 60},
  );
  expect(kept / all).toBeGreaterThan(0.95);
});

test('the id of a person is kept when a record received later joins it, and is not of a later one that sorts first', () => {
  const first = mention('m', {identifiers: [nhs(0)], receivedAt: '2023-02-01'});
  const later = mention('a', {identifiers: [nhs(0)], receivedAt: '2023-03-01'});
  const [person] = resolveMentions([first]).persons;
  expect(resolveMentions([first, later]).persons).toEqual([{id: person!.id, mentions: ['a', 'm']}]);
});
