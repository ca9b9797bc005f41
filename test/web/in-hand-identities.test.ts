import {writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {pairKey} from '../../src/engine/judgements/pair-states.ts';
import {sealedPairs} from '../../src/engine/judgements/sealed-pairs.ts';
import {waitingPairs} from '../../src/engine/judgements/waiting-pairs.ts';
import {ringfence} from '../support/cli.ts';
import {testDesk, Visitor, type TestDesk} from '../support/desk.ts';

const HOUR = 3_600_000;

let desk: TestDesk;
let ids: string[];
let rita: Visitor;
let sam: Visitor;

beforeAll(async () => {
  desk = await testDesk();
  const {view} = desk.reader.lease();
  ids = waitingPairs(view.few().resolved.held, view.leads(), sealedPairs(view)).map(({left, right}) =>
    pairKey(left, right),
  );
  rita = await new Visitor(desk).signIn('rita');
  sam = await new Visitor(desk).signIn('sam');
}, 120_000);
afterAll(() => desk.close());

const urlOf = (id: string): string => `/desk/identities/${id}`;
const handIn = (body: string): string => /In hand: <strong>([^<]*)</.exec(body)![1]!;
const hand = (visitor: Visitor, id: string, fields: Record<string, string> = {}) =>
  visitor.post(`${urlOf(id)}/hand`, {do: 'take', from: '', ...fields});

async function open(visitor: Visitor, id: string): Promise<string> {
  await visitor.get(urlOf(id));
  await visitor.post(`${urlOf(id)}/open`, {reason: 'identity'});
  return (await visitor.get(urlOf(id))).body;
}

async function say(visitor: Visitor, id: string, reading: string) {
  await open(visitor, id);
  return visitor.post(`${urlOf(id)}/say`, {reading, because: 'seen the register', override: 'yes'});
}

describe('two identities in hand', () => {
  test('are somebody’s until they put them down or another takes them over, and the log says so before', async () => {
    const [id] = ids as [string];
    expect(handIn(await open(rita, id))).toBe('nobody');
    expect((await hand(rita, id)).headers.location).toBe(urlOf(id));
    const {who, action, outcome, objects} = desk.events.at(-1)!;
    expect([who, action, outcome]).toEqual(['rita', 'identities:judge', 'asked: taken in hand']);
    for (const person of id.split('-')) expect(objects).toContain(person);

    const seen = await open(sam, id);
    expect(handIn(seen)).toMatch(/^rita, since 2 Apr 2026/);
    expect(seen).toContain('In the hand of rita');
    expect((await rita.get(urlOf(id))).body).not.toContain('In the hand of');
    expect((await sam.get('/desk/identities?hand=others')).body).toContain(urlOf(id));
    expect((await sam.get('/desk/identities?hand=nobody')).body).not.toContain(`"${urlOf(id)}"`);
    expect((await rita.get('/desk/identities?hand=mine')).body).toContain(urlOf(id));
    expect((await rita.get('/desk/identities')).body).toContain('<strong>1</strong> in your hand');

    // Taken by a page on which nobody had them: who came second is told, and nothing changes.
    const late = await hand(sam, id);
    expect([late.statusCode, late.body.includes('rita has these two in hand now: nothing was changed')]).toEqual([
      400,
      true,
    ]);
    await hand(sam, id, {from: 'rita'});
    expect(desk.events.at(-1)!.outcome).toBe('asked: taken over');
    expect((await hand(rita, id, {do: 'put-down'})).statusCode).toBe(400);
    await hand(sam, id, {do: 'put-down'});
    expect(handIn((await rita.get(urlOf(id))).body)).toBe('nobody');
  });

  test('are handed over to a colleague of the same role, who sees from whom, and to nobody else', async () => {
    const id = ids[1]!;
    await open(rita, id);
    await hand(rita, id);
    expect((await rita.get(urlOf(id))).body).toContain('<option value="sam">');
    for (const colleague of ['', 'rita', 'cleo', 'nobody at all'])
      expect([colleague, (await hand(rita, id, {do: 'hand-to', colleague})).statusCode]).toEqual([colleague, 400]);
    expect(handIn((await rita.get(urlOf(id))).body)).toMatch(/^you/);
    expect((await hand(rita, id, {do: 'hand-to', colleague: 'sam'})).statusCode).toBe(303);
    expect(desk.events.findLast(({action}) => action === 'identities:judge')!.outcome).toBe(
      'asked: handed over to sam',
    );
    expect(handIn(await open(sam, id))).toMatch(/^you, since 2 Apr 2026[^(]* \(handed over by rita\)$/);
    // It is no longer hers to give.
    expect((await hand(rita, id, {do: 'hand-to', colleague: 'sam'})).statusCode).toBe(400);
    await hand(sam, id, {do: 'put-down'});
  });

  test('are nobody’s again once a shift is over, which the page says, and an alert after two weeks', async () => {
    const other = await testDesk();
    try {
      const first = await new Visitor(other).signIn('rita');
      const id = ids[2]!;
      await open(first, id);
      await hand(first, id);
      const alert = other.reader.lease().view.queue()[0]!.alert.id;
      await first.get(`/desk/alerts/${alert}`);
      await first.post(`/desk/alerts/${alert}/hand`, {do: 'take', from: ''});

      other.clock.ms += 11 * HOUR;
      const second = await new Visitor(other).signIn('sam');
      expect(handIn(await open(second, id))).toMatch(/^rita/);
      other.clock.ms += HOUR;
      const third = await new Visitor(other).signIn('sam');
      const lapsed = await open(third, id);
      expect(handIn(lapsed)).toBe('nobody');
      expect(lapsed).toMatch(
        /it was with rita, from 2 Apr 2026, \d\d:\d\d to 3 Apr 2026, \d\d:\d\d, and was not put down/,
      );
      expect((await third.get('/desk/identities?hand=nobody')).body).toContain(`"${urlOf(id)}"`);
      expect((await hand(third, id)).statusCode).toBe(303);
      expect(handIn((await third.get(urlOf(id))).body)).toMatch(/^you/);
      expect(handIn((await third.get(`/desk/alerts/${alert}`)).body)).toMatch(/^rita/);

      other.clock.ms += 14 * 24 * HOUR;
      const fourth = await new Visitor(other).signIn('sam');
      expect(handIn((await fourth.get(`/desk/alerts/${alert}`)).body)).toBe('nobody');
    } finally {
      await other.close();
    }
  });

  test('are put down by what one says of them, and who goes on is led past those that another has or that were read', async () => {
    const [, , , here, held, read, free] = ids as [string, string, string, string, string, string, string];
    await open(sam, held);
    await hand(sam, held);
    await say(sam, read, 'unsure');
    await open(rita, here);
    await hand(rita, here);
    expect((await say(rita, here, 'unsure')).statusCode).toBe(303);
    const {body} = await rita.get(urlOf(here));
    expect(handIn(body)).toBe('nobody');
    const next = new Set([...body.matchAll(/rel="next" href="([^"]+)"/g)].map(([, url]) => url));
    expect([...next]).toEqual([urlOf(free)]);
    // He is led to what he has himself.
    expect(await open(sam, here)).toContain(`rel="next" href="${urlOf(held)}"`);
    await hand(sam, held, {do: 'put-down'});
  });

  test('are taken by nobody who may not say who they are, has not opened them, or may not see them', async () => {
    const id = ids[7]!;
    await open(rita, id);
    for (const name of ['cleo', 'nora', 'mira']) {
      const visitor = await new Visitor(desk).signIn(name);
      expect([name, (await hand(visitor, id)).statusCode]).toEqual([name, 403]);
    }
    const fresh = await new Visitor(desk).signIn('sam');
    const asked = await hand(fresh, id);
    expect(asked.body).toContain('Why do you open the records of both?');
    await hand(rita, id);
    const forged = await rita.post(`${urlOf(id)}/hand`, {do: 'put-down'}, 'x'.repeat(43));
    expect(forged.statusCode).toBe(403);
    expect((await hand(rita, 'P0000000000aa-P0000000000ab')).statusCode).toBe(404);
    expect(handIn((await rita.get(urlOf(id))).body)).toMatch(/^you/);
    await hand(rita, id, {do: 'put-down'});
  });

  test('stand on the command line as at the desk, which judges no pair without telling whose hand it is in', async () => {
    const id = ids[8]!;
    const [left, right] = id.split('-') as [string, string];
    const path = join(dirname(desk.workspace), 'hands.ndjson');
    const line = (fields: object): string =>
      `${JSON.stringify({who: 'sam', of: id, since: '2026-04-01T09:30', until: '', from: '', ...fields})}\n`;
    writeFileSync(path, line({}) + line({of: ids[9], until: '2026-04-01T21:30'}));
    const queue = async (...args: string[]) => {
      const {stdout} = await ringfence('judge', 'queue', '-w', desk.workspace, '--in-hand', path, '--json', ...args);
      return JSON.parse(stdout) as {left: string; right: string; inHand: {who: string; since: string} | null}[];
    };
    const all = await queue();
    const of = (pair: string) => all.find((one) => pairKey(one.left, one.right) === pair)!.inHand;
    expect(of(id)).toEqual({who: 'sam', since: '2026-04-01T09:30'});
    // That one counted for a shift, which is long over.
    expect(of(ids[9]!)).toBeNull();
    const free = await queue('--nobody');
    expect(free.length).toBe(all.length - 1);
    expect(free.some((one) => pairKey(one.left, one.right) === id)).toBe(false);

    const words = ['--by', 'J. Reviewer', '--because', 'seen both', '--override'];
    const hub = ['-w', desk.workspace, '--in-hand', path];
    const said = await ringfence('judge', 'different', left, right, ...hub, ...words);
    expect(said.stderr).toContain('sam has these two in hand at the desk, since 2026-04-01T09:30: tell them.');
    const missing = await ringfence('judge', 'queue', '-w', desk.workspace, '--in-hand', `${path}.none`);
    expect([missing.status, missing.stderr.includes('there is no such file')]).toEqual([10, true]);
  }, 60_000);
});

test('a file of who has which alert, as it was kept before, is read on', async () => {
  let id = '';
  const other = await testDesk({}, (workspace) => {
    id = desk.reader.lease().view.queue()[0]!.alert.id;
    const line = {who: 'sam', alert: id, since: '2026-04-01T09:30'};
    writeFileSync(join(dirname(workspace), 'in-hand.ndjson'), `${JSON.stringify(line)}\n`);
  });
  try {
    const visitor = await new Visitor(other).signIn('rita');
    expect(handIn((await visitor.get(`/desk/alerts/${id}`)).body)).toBe('sam, since 1 Apr 2026, 09:30');
  } finally {
    await other.close();
  }
});
