import {copyFileSync, mkdtempSync} from 'node:fs';
import {DatabaseSync} from 'node:sqlite';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {dayToIso, isoToDay} from '../../src/base/day.ts';
import {once} from '../../src/base/once.ts';
import {createRng, type Rng} from '../../src/base/rng.ts';
import {openView, type View} from '../../src/engine/view/view.ts';
import type {Mention} from '../../src/model/mention.ts';
import {adoptionSeal} from '../../src/network/guard/adoption.ts';
import {Explainer} from '../../src/resolve/explain.ts';
import {namesAlone, whyApart} from '../../src/resolve/lookup/why-apart.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import type {Store} from '../../src/workspace/store.ts';
import {boroughStore, boroughWorkspace} from '../support/borough.ts';
import {withFewDraws} from '../support/few-draws.ts';
import {expectSame} from '../support/same.ts';
import {storeWith} from '../support/store-with.ts';

let kept: Store;
/** The same workspace without what a run keeps for later answers: all is worked out from the records. */
let bare: Store;

beforeAll(async () => {
  kept = await boroughStore();
  const path = join(mkdtempSync(join(tmpdir(), 'kept-')), 'hub.sqlite');
  copyFileSync(await boroughWorkspace(), path);
  const database = new DatabaseSync(path);
  database.exec('DELETE FROM snapshot');
  database.close();
  bare = withRecordsOnce(openSqliteStore(path, 'read'));
});

afterAll(() => bare.close());

/** A store whose rows, which nobody changes meanwhile, are decoded for the first view of them alone. */
const withRecordsOnce = (store: Store): Store => storeWith(store, {records: once(() => store.records())});

const views = (asOf: string | null): [View, View] => [openView(kept, asOf, QUIET), openView(bare, asOf, QUIET)];

function someOf<T>(items: readonly T[], count: number, rng: Rng): T[] {
  return Array.from({length: count}, () => items[rng.int(items.length)]!);
}

test('flags and alerts as of any day are the same from what was kept and from the records', () => {
  const rng = createRng(5);
  const last = openView(kept, null, QUIET).network().lastReceived;
  const from = isoToDay('2019-06-30');
  let alerts = 0;
  for (let draw = 0; draw < 4; draw++) {
    const day = dayToIso(from + rng.int(last - from));
    const [fast, slow] = [kept, bare].map((store) => openView(withFewDraws(store), day, QUIET)) as [View, View];
    expectSame(fast.flags(), slow.flags());
    expectSame(fast.alerts(), slow.alerts());
    alerts += fast.alerts().length;
  }
  expect(alerts).toBeGreaterThan(0);
});

test('what adoptions keep apart is the same from what was kept and from the records, and so is what may be shown', () => {
  for (const day of [null, '2021-09-30']) {
    const [fast, slow] = views(day);
    const seal = adoptionSeal(fast.network());
    expect(seal.parted.size).toBeGreaterThan(0);
    expect(seal).toEqual(adoptionSeal(slow.network()));
    expectSame(fast.shown().ties, slow.shown().ties);
    expect([...fast.shown().resolved.dwellingOfMention]).toEqual([...slow.shown().resolved.dwellingOfMention]);
  }
});

test('nothing received after the day has a part in an answer as of it: it is as if nothing later had ever come', () => {
  const day = '2021-09-30';
  const [fast] = views(day);
  const {records} = fast.known();
  const received = new Map(
    Object.values(records).flatMap((list) => list.map(({id, receivedAt}) => [id, receivedAt.slice(0, 10)] as const)),
  );
  const cited = [...fast.flags(), ...fast.alerts()].flatMap(({evidence}) => evidence);
  expect(cited.length).toBeGreaterThan(50);
  for (const id of cited) expect(received.get(id)! <= day).toBe(true);
});

/** Mentions as somebody might ask for them: of what is written, a part. */
function askedOf(mention: Mention, rng: Rng): Mention {
  return {
    ...mention,
    id: '~asked',
    group: '~asked',
    register: null,
    birth: rng.int(4) === 0 ? null : mention.birth,
    phones: rng.int(2) === 0 ? [] : mention.phones,
    address: rng.int(3) === 0 ? null : mention.address,
    identifiers: rng.int(2) === 0 ? [] : mention.identifiers,
  };
}

test('somebody is found alike from what was kept and from the records, and places that nothing may show have no part', () => {
  const [fast, slow] = views(null);
  const {mentions} = slow.known().records;
  const rng = createRng(11);
  const hidden = mentions.filter(({address}) => address?.protected === true);
  expect(hidden.length).toBeGreaterThan(5);
  const asked = [...someOf(mentions, 150, rng), ...someOf(hidden, 30, rng)].map((mention) => askedOf(mention, rng));
  const [index, anew] = [fast.people(), slow.people()];
  let joins = 0;
  for (const mention of asked) {
    const answer = index.lookup(mention);
    expect(answer).toEqual(anew.lookup(mention));
    if (answer.decision === 'join') joins++;
  }
  expect(joins).toBeGreaterThan(50);
});

test('two records weigh the same to the bit from what was kept and from the records', () => {
  const [fast, slow] = views(null);
  const [one, other] = [fast, slow].map((view) => {
    const {records, resolved} = view.few();
    return new Explainer(records.mentions, records.ties, resolved, view.model(), view.matching());
  }) as [Explainer, Explainer];
  const {mentions} = slow.known().records;
  const {resolved} = slow.known();
  const rng = createRng(23);
  for (let draw = 0; draw < 300; draw++) {
    const left = rng.int(mentions.length);
    const own = resolved.personOf.indexOf(resolved.personOf[left]!, rng.int(2) === 0 ? 0 : left + 1);
    const right = own >= 0 && own !== left ? own : (left + 1 + rng.int(mentions.length - 1)) % mentions.length;
    expect(one.explain([left], [right])).toEqual(other.explain([left], [right]));
    const apart = [fast, slow].map((view) =>
      draw % 30 === 0 ? whyApart(view.matching(), resolved.personOf, left, right) : null,
    );
    expect(apart[0]).toEqual(apart[1]);
  }
  expect(namesAlone(fast.matching().columns)).toEqual(namesAlone(slow.matching().columns));
});
