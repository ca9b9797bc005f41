import {beforeAll, describe, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {createRng, type Rng} from '../../src/base/rng.ts';
import {connectedRecords} from '../../src/engine/part/connected.ts';
import {loadFeeds} from '../../src/engine/feeds/load-feeds.ts';
import {feedOpener} from '../../src/engine/feeds/open-feed.ts';
import type {Address} from '../../src/model/address.ts';
import type {Constraint} from '../../src/model/judgement.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {Tie} from '../../src/model/notification.ts';
import {emptyStore} from '../support/empty-store.ts';
import {decide, expectSameResolution} from '../support/decided.ts';
import {littleFeeds} from '../support/little-borough.ts';
import {TRAINED_LESS} from '../support/persons.ts';

type State = {
  mentions: Mention[];
  ties: Tie[];
  judged: Constraint[];
  /** Where reports found mentions, by id. */
  found: Record<string, Address>;
  gone: Mention[];
  toCome: Mention[];
};

const pick = <T>(list: readonly T[], rng: Rng): T => list[rng.int(list.length)]!;
const take = <T>(list: T[], rng: Rng): T[] => list.splice(rng.int(list.length), 1);

/** Somebody of the same home or the same row as `one`, where there is anybody: what a change there moves is hardest to foresee. */
function beside({mentions}: State, one: Mention, rng: Rng): Mention {
  const {group, address} = one;
  const near = mentions.filter(
    (other) =>
      other !== one && (other.group === group || (address !== null && other.address?.postcode === address.postcode)),
  );
  return pick(near.length > 0 ? near : mentions, rng);
}

/** Gives one record another trait of a neighbour's. */
const borrow =
  (traits: (from: Mention) => Partial<Mention>) =>
  (state: State, rng: Rng): void => {
    const at = rng.int(state.mentions.length);
    const one = state.mentions[at]!;
    state.mentions[at] = {...one, ...traits(beside(state, one, rng))};
  };

/** What may happen to records between two runs. */
const CHANGES: Record<string, (state: State, rng: Rng) => void> = {
  goes: (state, rng) => state.gone.push(...take(state.mentions, rng)),
  returns: (state, rng) => state.mentions.push(...take(state.gone, rng)),
  comes: (state, rng) => state.mentions.push(...take(state.toCome, rng)),
  'is said twice': (state, rng) => {
    const one = pick(state.mentions, rng);
    state.mentions.push({...one, id: `${one.id}-${state.mentions.length}`, register: null, identifiers: []});
  },
  'bears another name': borrow(({names}) => ({names})),
  'has another birth date': borrow(({birth}) => ({birth})),
  'lives elsewhere': borrow(({address}) => ({address})),
  'has another number': borrow(({identifiers, register}) => ({identifiers, register})),
  'stands in another row': borrow(({group}) => ({group})),
  'is known by less': borrow(() => ({birth: null, identifiers: []})),
  'is unborn': borrow(({names}) => ({names: names.map((name) => ({...name, given: 'Baby'})), lifeStage: 'unborn'})),
  'is staff': borrow(() => ({staff: true})),
  'is no kin': (state, rng) => void take(state.ties, rng),
  'is kin': (state, rng) => {
    const one = pick(state.mentions, rng);
    const other = beside(state, one, rng);
    if (one !== other)
      state.ties.push({...pick(state.ties, rng), id: `t${state.ties.length}`, from: one.id, to: other.id});
  },
  'is found at a home': (state, rng) => {
    const one = pick(state.mentions, rng);
    const {address} = beside(state, one, rng);
    if (address !== null) state.found = {...state.found, [one.id]: address};
  },
  'is found by name at home': (state, rng) => {
    const at = rng.int(state.mentions.length);
    const one = state.mentions[at]!;
    if (one.address === null) return;
    const name = {...one, id: `${one.id}-${state.mentions.length}`, group: `found-${state.mentions.length}`};
    state.mentions.push({...name, birth: null, identifiers: [], phones: [], address: null, register: null});
    state.found = {...state.found, [name.id]: one.address};
  },
  'is found nowhere': (state, rng) => {
    const {[pick(['', ...Object.keys(state.found)], rng)]: _, ...others} = state.found;
    state.found = others;
  },
  'is judged': (state, rng) => {
    const one = pick(state.mentions, rng);
    const verdict = rng.int(2) === 0 ? 'same' : 'different';
    state.judged.push({verdict, left: [one.id], right: [beside(state, one, rng).id]});
  },
  'is judged no longer': (state, rng) => void (state.judged.length > 0 && take(state.judged, rng)),
};

describe('a run by a pinned model that follows another', () => {
  let mentions: readonly Mention[];
  let ties: readonly Tie[];
  beforeAll(async () => {
    const store = emptyStore();
    await loadFeeds(littleFeeds(100), store, feedOpener({}), 0.5, QUIET);
    ({mentions, ties} = connectedRecords(store.records()).records);
  });

  for (const seed of [1, 2, 3]) {
    test(`decides as a run over everything, whatever was changed, seed ${seed}`, () => {
      const rng = createRng(seed);
      const config = {...TRAINED_LESS, joinBits: pick([2, 4, 6], rng), holdBits: pick([-2, 0, 2], rng)};
      const [toCome, there] = [true, false].map((late) => mentions.filter((_, at) => (at % 12 === seed) === late));
      const state: State = {mentions: [...there!], ties: [...ties], judged: [], found: {}, gone: [], toCome: toCome!};
      const {model} = decide(state, config, null, null);
      let {table} = decide(state, config, model, null);
      for (let step = 0; step < 6; step++) {
        for (let changes = 1 + rng.int(4); changes > 0; changes--) pick(Object.values(CHANGES), rng)(state, rng);
        const whole = decide(state, config, model, null);
        const followed = decide(state, config, model, table);
        expectSameResolution(followed.resolution, whole.resolution);
        ({table} = rng.int(2) === 0 ? whole : followed);
      }
      expect(state.mentions).not.toEqual(there);
    });
  }
});
