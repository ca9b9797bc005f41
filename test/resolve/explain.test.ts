import {beforeAll, describe, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {findById} from '../../src/base/find-by-id.ts';
import {createRng} from '../../src/base/rng.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {Tie} from '../../src/model/notification.ts';
import {addressesOf} from '../../src/model/records.ts';
import type {Resolved} from '../../src/model/resolved.ts';
import {placeDoorsByPersons} from '../../src/resolve/dwellings/persons.ts';
import {resolveDwellings} from '../../src/resolve/dwellings/dwellings.ts';
import {Explainer, type PairExplanation} from '../../src/resolve/explain.ts';
import type {LinkModel} from '../../src/resolve/link/weigh/link-model.ts';
import type {Links} from '../../src/resolve/link/decide/links.ts';
import {resolvePersons, type PersonResolution} from '../../src/resolve/persons.ts';
import {boroughRecords} from '../support/borough.ts';
import {TRAINED_LESS} from '../support/persons.ts';

/** Pairs of the committed borough: links of all weights, and pairs taken at random. */
let mentions: Mention[];
let ties: Tie[];
let result: PersonResolution;
let resolved: Resolved;
let explainer: Explainer;
const pairs: {left: number; right: number}[] = [];

beforeAll(async () => {
  const known = await boroughRecords();
  ({mentions, ties} = known);
  const {dwellings, dwellingOf, isDoorless} = resolveDwellings(addressesOf(known));
  result = resolvePersons({mentions, ties, dwellingOf, dwellings}, TRAINED_LESS, QUIET);
  const {persons, personOf, held, kinLevels, links} = result;
  const doors = placeDoorsByPersons(known, personOf, dwellings, isDoorless, dwellingOf);
  expect(doors).not.toEqual(dwellingOf);
  const nothing = {dwellingOfStay: new Int32Array(), dwellingOfNotification: new Int32Array()};
  const events = {incidents: [], incidentOf: new Int32Array()};
  const places = {dwellings, dwellingOfMention: doors, dwellingAsWritten: dwellingOf, ...nothing};
  resolved = {persons, personOf, held, kinLevels, ...places, ...events};
  explainer = new Explainer(mentions, ties, resolved, result.model);
  for (let link = 0; link < links.length; link++) {
    const [left, right] = [links.left[link]!, links.right[link]!];
    // All links between two people, and some of those within one.
    if (personOf[left] !== personOf[right] || link % 20 === 0) pairs.push({left, right});
  }
  const rng = createRng(1);
  for (let pair = 0; pair < 3000; pair++) {
    const [left, right] = [rng.int(mentions.length), rng.int(mentions.length)];
    if (left !== right) pairs.push({left, right});
  }
});

const explain = (left: number, right: number, by = explainer): PairExplanation => by.explain([left], [right])!;

test('the terms of an explanation sum to its weight', () => {
  for (const {left, right} of pairs) {
    const {weight, probability, terms} = explain(left, right);
    expect(Number.isFinite(weight)).toBe(true);
    expect(Math.abs(terms.reduce((sum, {bits}) => sum + bits, 0) - weight)).toBeLessThan(1e-9);
    expect(probability).toBeCloseTo(1 / (1 + 2 ** -weight), 12);
  }
});

test('a pair has one weight, from whichever side it is seen', () => {
  for (const {left, right} of pairs) {
    const there = explain(left, right);
    const back = explain(right, left);
    expect(back).toEqual({...there, left: there.right, right: there.left});
  }
});

test('every pair of one person weighs what it weighed when that was decided, by its records and with its relatives', () => {
  const {personOf, links, kinLinks} = result;
  // A pair that later rounds weighed again, as relatives became one person, was decided on at its heaviest.
  const weighed = (of: Links, isAlone: boolean): [found: number, decided: number][] => {
    const decided = new Map<string, number>();
    of.weight.forEach((weight, link) => {
      const [left, right] = [of.left[link]!, of.right[link]!];
      const key = `${left} ${right}`;
      if (personOf[left] === personOf[right]) decided.set(key, Math.max(weight, decided.get(key) ?? -Infinity));
    });
    return [...decided].map(([key, weight]) => {
      const [left, right] = key.split(' ').map(Number) as [number, number];
      return [Math.fround(explainer.weigh(left, right, isAlone)), weight];
    });
  };
  const alone = weighed(links, true);
  expect(alone.length).toBeGreaterThan(15_000);
  expect(alone.filter(([found, decided]) => found !== decided)).toEqual([]);
  const kin = weighed(kinLinks, false);
  expect(kin.length).toBeGreaterThan(1000);
  expect(kin.filter(([found, decided]) => found !== decided)).toEqual([]);
});

test('a pair held apart weighs in its explanation what it is held with', () => {
  const rowOf = new Map(mentions.map(({id}, row) => [id, row]));
  const rows = (id: string): number[] => findById(result.persons, id)!.mentions.map((mention) => rowOf.get(mention)!);
  for (const {left, right, weight} of result.held) {
    const weights = rows(left).flatMap((a) =>
      rows(right).flatMap((b) => [explainer.weigh(a, b), explainer.weigh(a, b, true)].map(Math.fround)),
    );
    expect(weights).toContain(weight);
  }
});

test('two people are explained by the pair of mentions that fits best', () => {
  for (const {left, right} of result.held.slice(0, 50)) {
    const [a, b] = [left, right].map((id) =>
      result.persons
        .find((person) => person.id === id)!
        .mentions.map((item) => mentions.findIndex((m) => m.id === item)),
    );
    const all = a!.flatMap((x) => b!.map((y) => explain(x, y).weight));
    expect(explainer.explain(a!, b!)!.weight).toBe(Math.max(...all));
  }
  expect(explainer.explain([], [0])).toBeNull();
});

describe('the model', () => {
  test('holds shares that are each a distribution', () => {
    for (const {name, m, u, h} of result.model.comparisons) {
      for (const shares of [m, u, h]) for (const share of shares) expect(share, name).toBeGreaterThan(0);
      for (const shares of [m, u])
        expect(
          shares.reduce((sum, share) => sum + share, 0),
          name,
        ).toBeCloseTo(1, 9);
    }
  });

  test('gives the same weights to the bit after it was kept as JSON', () => {
    const kept = JSON.parse(JSON.stringify(result.model)) as LinkModel;
    const again = new Explainer(mentions, ties, resolved, kept);
    for (const {left, right} of pairs.slice(0, 2000)) expect(explain(left, right, again)).toEqual(explain(left, right));
  });
});

test('a pair held apart is two persons, named once, at a weight worth showing', () => {
  const ids = new Set(result.persons.map(({id}) => id));
  const seen = new Set<string>();
  for (const {left, right, weight} of result.held) {
    expect(left < right && ids.has(left) && ids.has(right)).toBe(true);
    expect(seen.has(`${left} ${right}`)).toBe(false);
    seen.add(`${left} ${right}`);
    expect(weight).toBeGreaterThanOrEqual(TRAINED_LESS.holdBits);
  }
  expect(result.held.length).toBeGreaterThan(50);
});
