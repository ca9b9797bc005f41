import {beforeAll, describe, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {createRng} from '../../src/base/rng.ts';
import type {Mention} from '../../src/model/mention.ts';
import {resolveDwellings} from '../../src/resolve/dwellings/dwellings.ts';
import {Explainer} from '../../src/resolve/explain.ts';
import {howJoined} from '../../src/resolve/how-joined.ts';
import {PERSON_DEFAULTS, resolvePersons, type PersonResolution} from '../../src/resolve/persons.ts';
import {whatHolds} from '../../src/resolve/what-holds.ts';
import {born, mention} from '../support/records.ts';

/** A file in which nobody's relatives stand: three records each of many people, of whom none shares a name with another. */
const PEOPLE = 300;
const {joinBits, holdBits} = PERSON_DEFAULTS;

/** A name of its own for each number. */
const word = (number: number): string =>
  Array.from(
    {length: 4},
    (_, place) => 'bdfgklmnprst'[Math.floor(number / 12 ** place) % 12]! + 'aeiou'[(number + place) % 5]!,
  ).join('');

function fileOfStrangers(): Mention[] {
  const rng = createRng(7);
  const mentions: Mention[] = [];
  for (let person = 0; person < PEOPLE; person++) {
    const name = {use: 'recorded' as const, given: word(7 * person + 3), family: word(11 * person + 5), title: ''};
    const birth = born(
      `18${String(10 + rng.int(80))}-${String(1 + rng.int(12)).padStart(2, '0')}-${String(2 + rng.int(26))}`.replace(
        /-(\d)$/,
        '-0$1',
      ),
    );
    const place = {
      birthPlace: word(900 + rng.int(200)),
      occupation: ['painter', 'clerk', 'priest', 'smith'][rng.int(4)]!,
    };
    for (let copy = 0; copy < 3; copy++) mentions.push(mention(`M${person}.${copy}`, {names: [name], birth, ...place}));
  }
  return mentions;
}

const named = (given: string, family: string): Pick<Mention, 'names'> => ({
  names: [{use: 'recorded', given, family, title: ''}],
});
/** Two records of somebody, and a name alone that fits the one in its year of birth and the other in its place. */
const SCATTERED: Mention[] = [
  mention('A1', {...named('Rosalind', 'Quennell'), birth: born('1862-09-03')}),
  mention('A2', {...named('Rosalind', 'Quennell'), birthPlace: 'Oswestry', occupation: 'engraver'}),
  mention('A3', {
    ...named('', 'Rosalind'),
    birth: {from: '1862-01-01', to: '1862-12-31', kind: 'partial'},
    birthPlace: 'Oswestry',
  }),
];

function resolve(given: readonly Mention[]): {mentions: Mention[]; result: PersonResolution; explainer: Explainer} {
  const mentions = [...given].sort((a, b) => (a.id < b.id ? -1 : 1));
  const {dwellings, dwellingOf} = resolveDwellings(mentions.map(({address}) => address));
  const result = resolvePersons({mentions, ties: [], dwellingOf, dwellings}, PERSON_DEFAULTS, QUIET);
  const nothing = {dwellingOfStay: new Int32Array(), dwellingOfNotification: new Int32Array(), incidents: []};
  const places = {
    dwellings,
    dwellingOfMention: dwellingOf,
    dwellingAsWritten: dwellingOf,
    incidentOf: new Int32Array(),
  };
  return {mentions, result, explainer: new Explainer(mentions, [], {...result, ...nothing, ...places}, result.model)};
}

let mentions: Mention[];
let result: PersonResolution;
let explainer: Explainer;
beforeAll(() => {
  ({mentions, result, explainer} = resolve([...fileOfStrangers(), ...SCATTERED]));
});

const rowsOf = (...ids: string[]): number[] => ids.map((id) => mentions.findIndex((one) => one.id === id));
const personWith = (id: string): string[] => result.persons[result.personOf[rowsOf(id)[0]!]!]!.mentions;

describe('a file of strangers', () => {
  test('is known as one, and everybody in it is found', () => {
    expect(explainer.isOfStrangers).toBe(true);
    for (let person = 0; person < PEOPLE; person++)
      expect(personWith(`M${person}.0`)).toEqual([`M${person}.0`, `M${person}.1`, `M${person}.2`]);
  });

  test('people are joined by all that is known of both, where no pair of records would do', () => {
    const [one, other] = rowsOf('A1', 'A2') as [number, number];
    const [third] = rowsOf('A3') as [number];
    expect(Math.max(explainer.weigh(one, third), explainer.weigh(other, third))).toBeLessThan(joinBits);
    expect(personWith('A1')).toEqual(['A1', 'A2', 'A3']);
  });

  test('the answer hangs neither on the order of records nor on the side', () => {
    const shuffled = resolve([...SCATTERED, ...fileOfStrangers()].reverse());
    expect(shuffled.result.persons).toEqual(result.persons);
    const [one, other] = [rowsOf('A1', 'A2'), rowsOf('M1.0', 'M1.1', 'A3')];
    expect(explainer.weighPersons(one, other)).toBe(explainer.weighPersons(other, one));
  });

  test('terms sum to the weight, which for two records is that of the pair', () => {
    for (const [lefts, rights] of [
      [rowsOf('A1'), rowsOf('A3')],
      [rowsOf('A1', 'A2'), rowsOf('A3')],
      [rowsOf('A1', 'A2'), rowsOf('A3', 'M3.0')],
      [rowsOf('M1.0', 'M1.1', 'M1.2'), rowsOf('M2.0', 'M2.1')],
    ] as const) {
      const {weight, terms} = explainer.explain(lefts, rights)!;
      expect(terms.reduce((sum, {bits}) => sum + bits, 0)).toBeCloseTo(weight, 9);
      expect(weight).toBe(explainer.weighPersons(lefts, rights));
    }
  });

  test('how a person was put together are joins that each weigh enough, of records first', () => {
    const rows = rowsOf(...personWith('A1'));
    const indexOf = (id: string): number => rowsOf(id)[0]!;
    const joins = howJoined(
      {rows, weak: new Uint8Array(mentions.length), ties: [], said: [], indexOf},
      explainer,
      joinBits,
    );
    expect(joins).toHaveLength(2);
    expect(joins[0]!.basis).toBe('records');
    expect(joins.at(-1)!.basis).toBe('persons');
    for (const {weight} of joins) expect(weight).toBeGreaterThanOrEqual(joinBits);
    const {isLoose} = whatHolds({rows, ties: [], said: [], indexOf}, explainer, joinBits);
    expect(isLoose).toBe(false);
  });

  test('a name alone that fits two people as well as each other goes to neither, and says so', () => {
    const twoSmiths = ['1801-05-07', '1877-11-23'].flatMap((day, person) =>
      [0, 1].map((copy) => mention(`S${person}.${copy}`, {...named('Jethro', 'Whittlesea'), birth: born(day)})),
    );
    const alone = mention('T', named('Jethro', 'Whittlesea'));
    const {mentions: all, result: found} = resolve([...fileOfStrangers(), ...twoSmiths, alone]);
    const person = found.personOf[all.findIndex(({id}) => id === 'T')]!;
    expect(found.persons[person]!.mentions).toEqual(['T']);
    const held = found.held.filter(({left, right}) => [left, right].includes(found.persons[person]!.id));
    expect(held.map(({reason}) => reason)).toContain('AMBIGUOUS');
    for (const {weight} of held) expect(weight).toBeGreaterThanOrEqual(holdBits);
  });
});
