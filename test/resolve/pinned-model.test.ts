import {addAt} from '../../src/base/get-or-insert.ts';
import {beforeAll, describe, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {Records} from '../../src/model/records.ts';
import type {Dwelling} from '../../src/model/resolved.ts';
import {resolveDwellings} from '../../src/resolve/dwellings/dwellings.ts';
import {PairComparer} from '../../src/resolve/link/compare/pair-comparer.ts';
import {PairWeigher} from '../../src/resolve/link/weigh/pair-weigher.ts';
import {readColumns} from '../../src/resolve/link/columns/read-columns.ts';
import {pinModel, termsBeside, withoutRare} from '../../src/resolve/link/weigh/pinned-terms.ts';
import type {LinkModel, PinnedTerms} from '../../src/resolve/link/weigh/link-model.ts';
import {resolvePersons, type PersonResolution} from '../../src/resolve/persons.ts';
import type {Given} from '../../src/resolve/person-table.ts';
import {littleRecords} from '../support/little-borough.ts';
import {CROWD, TRAINED_LESS} from '../support/persons.ts';
import {Phrases} from '../support/phrases.ts';
import {expectSame} from '../support/same.ts';

type Town = {mentions: readonly Mention[]; dwellings: readonly Dwelling[]; dwellingOf: Int32Array};

let records: Records;
let town: Town;
let free: PersonResolution;
let pinned: LinkModel & {pinned: PinnedTerms};

const settle = (mentions: readonly Mention[]): Town => ({
  mentions,
  ...resolveDwellings(mentions.map(({address}) => address)),
});

const resolve = ({mentions, dwellings, dwellingOf}: Town, given: Given = {}): PersonResolution =>
  resolvePersons({mentions, ties: records.ties, dwellingOf, dwellings}, TRAINED_LESS, QUIET, given);

beforeAll(async () => {
  records = await littleRecords(300);
  town = settle(records.mentions);
  free = resolve(town);
  const {mentions, dwellings, dwellingOf} = town;
  const made = pinModel(free.model, readColumns(mentions, dwellingOf, dwellings), dwellings);
  pinned = JSON.parse(JSON.stringify(made)) as typeof made;
});

/** Weight of every link of `free`, by this model, in a town that holds at least its mentions. */
function weights(model: LinkModel, {mentions, dwellings, dwellingOf}: Town): number[] {
  const columns = readColumns(mentions, dwellingOf, dwellings);
  const comparer = new PairComparer(columns, termsBeside(model, columns, dwellings));
  const weigher = new PairWeigher(model);
  const rowOf = new Map(mentions.map(({id}, row) => [id, row]));
  const {left, right, length} = free.links;
  return Array.from({length}, (_, link) => {
    const [a, b] = [left[link]!, right[link]!].map((row) => rowOf.get(town.mentions[row]!.id)!) as [number, number];
    comparer.compare(Math.min(a, b), Math.max(a, b));
    return weigher.weigh(comparer);
  });
}

describe('a pinned model', () => {
  test('decides the records it was pinned on as they were decided', () => {
    const again = resolve(town, {pinned});
    for (const part of ['persons', 'personOf', 'held', 'links', 'kinLinks', 'kinLevels'] as const)
      expectSame(again[part], free[part]);
  });

  test('weighs a pair alike to the bit whatever records came in since, as a model of all records does not', () => {
    const [first] = CROWD;
    const namesakes = town.mentions.slice(0, 400).map((mention, index): Mention => ({
      ...mention,
      id: `zz${index}`,
      group: `zz${index}`,
      identifiers: first!.identifiers.map((identifier) => ({...identifier, value: String(500_000 + index)})),
    }));
    const grown = settle([...town.mentions, ...namesakes, ...CROWD].sort((a, b) => (a.id < b.id ? -1 : 1)));
    const before = weights(pinned, town);
    expect(before.length).toBeGreaterThan(1000);
    expect(weights(pinned, grown)).toEqual(before);
    // Words, places and numbers are met in another order where other records come first.
    const turned = town.mentions.toReversed().map((mention, index) => ({
      ...mention,
      id: `!${String(index).padStart(6, '0')}`,
      group: `!${index}`,
      register: null,
      identifiers: [],
      birth: null,
      address: null,
    }));
    expect(weights(pinned, settle([...turned, ...town.mentions]))).toEqual(before);
    const anew = weights(resolve(grown).model, grown);
    expect(anew.filter((weight, link) => weight !== before[link]).length).toBeGreaterThan(before.length / 2);
  }, 60_000);

  test('can be handed on without values that few records have', () => {
    const {pinned: all} = pinned;
    const {pinned: kept} = withoutRare(pinned);
    const {rowCount, name, names, pool} = readColumns(town.mentions, town.dwellingOf, town.dwellings);
    const rowsWith = new Map<string, number>();
    for (let row = 0; row < rowCount; row++) {
      const at = name[row]!;
      const words = [names.family, names.otherFamily].flatMap(({starts, values}) =>
        Array.from(values.subarray(starts[at]!, starts[at + 1]!)),
      );
      for (const word of new Set([...words, names.familyJoined[at]!])) {
        const text = pool.texts[word] ?? '';
        addAt(rowsWith, text);
      }
    }
    expect(kept.family.length).toBeGreaterThan(5);
    expect(kept.family.length).toBeLessThan(all.family.length);
    for (const [name] of kept.family) expect(rowsWith.get(name), name).toBeGreaterThanOrEqual(5);
    const named = new Set(kept.family.map(([name]) => name));
    expect(kept.namesakes.community.every(([name]) => named.has(name))).toBe(true);
  });

  test('tells no address and no postcode', () => {
    const text = JSON.stringify(pinned).toLowerCase();
    const places = town.mentions.flatMap(({address}) =>
      address !== null && address.text.length > 12
        ? [address.text, ...((address.postcode ?? '').length > 5 ? [address.postcode!] : [])]
        : [],
    );
    expect(places.length).toBeGreaterThan(100);
    expect(new Phrases(places.map((place) => place.toLowerCase())).in(text)).toEqual([]);
  });
});
