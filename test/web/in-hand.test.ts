import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {alertStatistics} from '../../src/engine/history/alert-statistics.ts';
import {DESK_POLICY, testDesk, Visitor, type TestDesk} from '../support/desk.ts';
import {TODAY} from '../support/server.ts';

let desk: TestDesk;
let ids: string[];
let rita: Visitor;
let sam: Visitor;

beforeAll(async () => {
  desk = await testDesk();
  ids = desk.reader
    .lease()
    .view.queue()
    .map(({alert}) => alert.id);
  rita = await new Visitor(desk).signIn('rita');
  sam = await new Visitor(desk).signIn('sam');
}, 120_000);
afterAll(() => desk.close());

const urlOf = (id: string): string => `/desk/alerts/${id}`;
const hand = (visitor: Visitor, id: string, from = '', deed = 'take') =>
  visitor.post(`${urlOf(id)}/hand`, {do: deed, from});
const handIn = (body: string): string => /In hand: <strong>([^<]*)</.exec(body)![1]!;

async function decide(visitor: Visitor, id: string, fields: Record<string, string>) {
  await visitor.get(`${urlOf(id)}/decide`);
  return visitor.post(`${urlOf(id)}/decide`, {because: 'seen the register', ...fields});
}

describe('an alert in hand', () => {
  test('is somebody’s until they put it down or somebody takes it over, and the log says so before', async () => {
    const [id] = ids as [string];
    expect(handIn((await rita.get(urlOf(id))).body)).toBe('nobody');
    expect((await hand(rita, id)).headers.location).toBe(urlOf(id));
    expect(desk.events.at(-1)).toMatchObject({who: 'rita', action: 'alerts:decide', outcome: 'asked: taken in hand'});
    expect(desk.events.at(-1)!.objects).toContain(id);
    expect(handIn((await rita.get(urlOf(id))).body)).toMatch(/^you, since 2 Apr 2026/);
    const seen = (await sam.get(urlOf(id))).body;
    expect(handIn(seen)).toMatch(/^rita, since 2 Apr 2026/);
    expect(seen).toContain('Opened last by: rita (2 Apr 2026)');
    expect((await sam.get(`${urlOf(id)}/decide`)).body).toContain('In the hand of rita');
    expect((await rita.get(`${urlOf(id)}/decide`)).body).not.toContain('In the hand of');
    expect((await sam.get('/desk?hand=others')).body).toContain(urlOf(id));
    expect((await sam.get('/desk?hand=nobody')).body).not.toContain(urlOf(id));
    expect((await rita.get('/desk?hand=mine')).body).toContain(urlOf(id));

    await hand(sam, id, 'rita');
    expect(desk.events.at(-1)!.outcome).toBe('asked: taken over');
    // What is no longer hers she cannot put down.
    expect((await hand(rita, id, '', 'put-down')).statusCode).toBe(400);
    expect(handIn((await sam.get(urlOf(id))).body)).toMatch(/^you, since/);
    await hand(sam, id, '', 'put-down');
    expect(handIn((await rita.get(urlOf(id))).body)).toBe('nobody');
  });

  test('is one’s alone of two who take it at once: the other is told who was quicker', async () => {
    const other = await testDesk({audit: {append: () => setTimeout(20)}});
    try {
      const [first, second] = [await new Visitor(other).signIn('rita'), await new Visitor(other).signIn('sam')];
      const [id] = ids as [string];
      const answers = await Promise.all([hand(first, id), hand(second, id)]);
      expect(answers.map(({statusCode}) => statusCode).sort((left, right) => left - right)).toEqual([303, 400]);
      const late = answers.find(({statusCode}) => statusCode === 400)!;
      expect(late.body).toMatch(/(rita|sam) has this alert in hand now: nothing was changed/);
    } finally {
      await other.close();
    }
  });

  test('is put down by what settles it, and kept by who asks for more; another may still be second', async () => {
    const id = ids[1]!;
    await hand(rita, id);
    await decide(rita, id, {decision: 'needs-more'});
    expect(handIn((await rita.get(urlOf(id))).body)).toMatch(/^you/);
    await decide(sam, id, {decision: 'accepted'});
    expect(handIn((await rita.get(urlOf(id))).body)).toMatch(/^you/);
    await decide(rita, id, {decision: 'accepted'});
    expect(handIn((await rita.get(urlOf(id))).body)).toBe('nobody');
  });

  test('is taken by nobody who may not decide, nor where they may not see it', async () => {
    const [id] = ids as [string];
    for (const name of ['cleo', 'nora', 'lena', 'otto']) {
      const visitor = await new Visitor(desk).signIn(name, name === 'otto' ? 'audit' : 'intelligence');
      expect([name, (await hand(visitor, id)).statusCode]).toEqual([name, 403]);
    }
    expect((await rita.post(`${urlOf(id)}/hand`, {do: 'take', from: ''}, 'x'.repeat(43))).statusCode).toBe(403);
    expect((await hand(rita, 'a0000000000aa')).statusCode).toBe(404);
    expect(handIn((await rita.get(urlOf(id))).body)).toBe('nobody');
  });

  test('is still in hand after a new start', async () => {
    const line = {who: 'sam', alert: ids[0]!, since: '2026-04-01T09:30'};
    const other = await testDesk({}, (workspace) =>
      writeFileSync(join(dirname(workspace), 'in-hand.ndjson'), `${JSON.stringify(line)}\n`),
    );
    try {
      const visitor = await new Visitor(other).signIn('rita');
      expect(handIn((await visitor.get(urlOf(ids[0]!))).body)).toBe('sam, since 1 Apr 2026, 09:30');
    } finally {
      await other.close();
    }
  });
});

test('a disk without room for whose hand it is and who looked loses neither a page nor a decision', async () => {
  const other = await testDesk();
  try {
    const visitor = await new Visitor(other).signIn('rita');
    const [id] = ids as [string];
    await hand(visitor, id);
    for (const name of ['seen', 'in-hand']) {
      const path = join(dirname(other.workspace), `${name}.ndjson`);
      rmSync(path, {force: true});
      mkdirSync(path);
    }
    expect((await visitor.get(urlOf(id))).statusCode).toBe(200);
    expect((await decide(visitor, id, {decision: 'dismissed', reason: 'kin'})).statusCode).toBe(303);
    const {body} = await visitor.get(urlOf(id));
    expect(body).toContain('seen the register');
    expect(handIn(body)).toMatch(/^you/);
  } finally {
    await other.close();
  }
});

describe('how work on alerts stands', () => {
  test('says what waits in whose hand, and what was decided, as the statistics of the command line have it', async () => {
    await decide(rita, ids[2]!, {decision: 'dismissed', reason: 'kin'});
    await hand(sam, ids[3]!);
    const lena = await new Visitor(desk).signIn('lena');
    const {body} = await lena.get(`/desk/work?from=${TODAY}&to=${TODAY}`);
    const opened = desk.reader.lease();
    const alerts = opened.view.alerts();
    const period = {from: TODAY, to: TODAY};
    const {periods, tables} = alertStatistics(alerts, opened.decisions, [period], opened.view.config.report);
    expect(body).toContain(`<strong>${periods[0]!.decidedOn}</strong> were decided on`);
    expect(periods[0]!.decidedOn).toBe(2);
    for (const {title, lines} of tables) {
      expect(body).toContain(title);
      for (const {label} of lines) expect(body.toLowerCase()).toContain(label.toLowerCase());
    }
    expect(body).toContain('Relatives: kinship or step-kinship that no record states');
    expect(body).toMatch(/nobody has \d+, sam has 1\./);
    // What is settled waits no more.
    for (const id of [ids[1]!, ids[2]!]) expect(body).not.toContain(urlOf(id));
    for (const id of [ids[0]!, ids[3]!]) expect(body).toContain(urlOf(id));
    const {action, outcome, objects} = desk.events.at(-1)!;
    expect([action, outcome]).toEqual(['alerts:report', `given: work from ${TODAY} to ${TODAY}`]);
    expect([...objects].sort()).toEqual([...ids].sort());
  });

  test('refuses days that are none, and who the policy does not let see it', async () => {
    const lena = await new Visitor(desk).signIn('lena');
    for (const query of ['from=2026-02-31', 'to=monday', 'from=2026-02-02&to=2026-02-01'])
      expect([query, (await lena.get(`/desk/work?${query}`)).statusCode]).toEqual([query, 400]);
    for (const name of ['rita', 'cleo', 'nora', 'pat', 'otto']) {
      const visitor = await new Visitor(desk).signIn(name, name === 'otto' ? 'audit' : 'intelligence');
      expect([name, (await visitor.get('/desk/work')).statusCode]).toEqual([name, 403]);
      expect((await visitor.get('/desk')).body).not.toContain('/desk/work');
    }
  });

  test('counts nothing of what is closed to who leads', async () => {
    const roles = structuredClone(DESK_POLICY.roles);
    roles['lead']!.purposes['intelligence']!.sees = {...DESK_POLICY.roles['agency']!.purposes['intelligence']!.sees};
    const other = await testDesk({policy: {...DESK_POLICY, roles}});
    try {
      const visitor = await new Visitor(other).signIn('rita');
      await decide(visitor, ids[0]!, {decision: 'dismissed', reason: 'kin'});
      const lena = await new Visitor(other).signIn('lena');
      const seen = [...(await lena.get('/desk')).body.matchAll(/href="\/desk\/alerts\/(\w+)"/g)].map(([, id]) => id!);
      expect(seen).not.toContain(ids[0]);
      const {body} = await lena.get('/desk/work');
      expect(body).toContain('<strong>0</strong> were decided on');
      expect(body).not.toContain('Relatives: kinship');
      expect(body).toContain('closed to you');
    } finally {
      await other.close();
    }
  });
});
