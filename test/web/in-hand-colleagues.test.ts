import {writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Policy} from '../../src/access/policy.ts';
import {pairKey} from '../../src/engine/judgements/pair-states.ts';
import {sealedPairs} from '../../src/engine/judgements/sealed-pairs.ts';
import {waitingPairs} from '../../src/engine/judgements/waiting-pairs.ts';
import {openInHand, takenBy} from '../../src/web/in-hand.ts';
import {DESK_POLICY, DESK_USERS, PASSWORD, testDesk, Visitor, type TestDesk} from '../support/desk.ts';
import {keptUser, type TestUser} from '../support/server.ts';

const {reviewer} = DESK_POLICY.roles;
const whole = reviewer!.purposes['intelligence']!;
const second = {
  ...reviewer!,
  purposes: {intelligence: {...whole, may: ['person:read', 'identities:confirm'] as const}},
};
/** Reviewers at all agencies but education; second readers who propose nothing. */
const ROLES = {
  ...DESK_POLICY.roles,
  reviewer: {...reviewer!, agencies: ['social-care', 'health', 'police']},
  second,
};
const login = (name: string, role: string, agency: TestUser['agency']): TestUser => ({
  name,
  role,
  agency,
  password: PASSWORD,
});
const USERS: TestUser[] = [
  ...DESK_USERS,
  login('ria', 'reviewer', 'social-care'),
  login('eve', 'reviewer', 'education'),
  login('tess', 'second', 'health'),
  login('tom', 'second', 'police'),
];

let desk: TestDesk;
let pairs: string[];
let alert: string;
let rita: Visitor;

beforeAll(async () => {
  desk = await testDesk({policy: {...DESK_POLICY, roles: ROLES} as unknown as Policy, users: USERS});
  const {view} = desk.reader.lease();
  pairs = waitingPairs(view.few().resolved.held, view.leads(), sealedPairs(view)).map(({left, right}) =>
    pairKey(left, right),
  );
  alert = view.queue()[0]!.alert.id;
  rita = await new Visitor(desk).signIn('rita');
}, 120_000);
afterAll(() => desk.close());

const urlOf = (id: string): string => (id.includes('-') ? `/desk/identities/${id}` : `/desk/alerts/${id}`);
const handIn = (body: string): string => /In hand: <strong>([^<]*)</.exec(body)![1]!;
const hand = (visitor: Visitor, id: string, fields: Record<string, string> = {}) =>
  visitor.post(`${urlOf(id)}/hand`, {do: 'take', from: '', ...fields});
const offered = (body: string): string[] =>
  [.../<select[^>]*id="colleague".*?<\/select>/s.exec(body)![0].matchAll(/<option value="([^"]+)"/g)].map(
    ([, name]) => name!,
  );

async function open(visitor: Visitor, id: string): Promise<string> {
  await visitor.get(urlOf(id));
  if (id.includes('-')) await visitor.post(`${urlOf(id)}/open`, {reason: 'identity'});
  return (await visitor.get(urlOf(id))).body;
}

describe('what is in hand is handed over', () => {
  test('to nobody whose agency may not hold the role, and to nobody who may not see it', async () => {
    await open(rita, alert);
    await hand(rita, alert);
    // Eve holds the role at an agency that may not.
    expect(offered(await open(rita, alert))).toEqual(['ria', 'sam']);
    expect((await hand(rita, alert, {do: 'hand-to', colleague: 'eve'})).statusCode).toBe(400);

    const {persons} = desk.reader.lease().view.queue()[0]!.alert;
    const pair = pairs[0]!;
    await open(rita, pair);
    await hand(rita, pair);
    const before = desk.live.policy;
    try {
      // Closed to Sam: the alert for one of its people, and the pair for one of the two.
      const ids = [persons[0]!.person, pair.split('-')[1]!];
      desk.live.policy = {...before, restricted: [{ids, allow: ['rita', 'ria']}]};
      for (const id of [alert, pair]) {
        expect([id, offered(await open(rita, id))]).toEqual([id, ['ria']]);
        const refused = await hand(rita, id, {do: 'hand-to', colleague: 'sam'});
        expect([refused.statusCode, handIn(refused.body).startsWith('you')]).toEqual([400, true]);
        expect(desk.events.at(-1)!.outcome).toBe('refused: form');
      }
    } finally {
      desk.live.policy = before;
    }
    await hand(rita, pair, {do: 'put-down'});
    await hand(rita, alert, {do: 'put-down'});
  });

  test('to nobody who has said already what they read', async () => {
    const id = pairs[1]!;
    const sam = await new Visitor(desk).signIn('sam');
    await open(sam, id);
    await sam.post(`${urlOf(id)}/say`, {reading: 'same', because: 'seen the register', override: 'yes'});
    await open(rita, id);
    expect((await hand(rita, id)).statusCode).toBe(303);
    expect(offered(await open(rita, id))).toEqual(['ria']);
    // Nor does he take it himself by a page of before.
    await hand(rita, id, {do: 'put-down'});
    const late = await hand(sam, id);
    expect([late.statusCode, late.body.includes('You have nothing to say of these two now')]).toEqual([400, true]);
  });
});

test('who reads second and proposes nothing takes two of whom that is asked in hand, and no others', async () => {
  const [, , proposed, unread] = pairs as [string, string, string, string];
  await open(rita, proposed);
  await rita.post(`${urlOf(proposed)}/say`, {reading: 'same', because: 'seen the register', override: 'yes'});
  const tess = await new Visitor(desk).signIn('tess');
  expect(await open(tess, proposed)).toContain('Take it in hand');
  expect((await hand(tess, proposed)).statusCode).toBe(303);
  expect(desk.events.at(-1)).toMatchObject({
    who: 'tess',
    action: 'identities:confirm',
    outcome: 'asked: taken in hand',
  });
  expect(offered(await open(tess, proposed))).toEqual(['tom']);
  expect((await hand(tess, proposed, {do: 'hand-to', colleague: 'tom'})).statusCode).toBe(303);
  const tom = await new Visitor(desk).signIn('tom');
  expect(handIn(await open(tom, proposed))).toMatch(/^you, since .* \(handed over by tess\)$/);
  await hand(tom, proposed, {do: 'put-down'});

  expect(await open(tess, unread)).not.toContain('Take it in hand');
  expect((await hand(tess, unread)).statusCode).toBe(400);
  expect(handIn(await open(rita, unread))).toBe('nobody');
  // A refusal is one of the first action.
  const cleo = await new Visitor(desk).signIn('cleo');
  expect((await hand(cleo, unread)).statusCode).toBe(403);
  expect(desk.events.at(-1)).toMatchObject({who: 'cleo', action: 'identities:judge'});
});

test('what somebody had who has left, or holds another role, is in nobody’s hand, which the page says', async () => {
  const ria = await new Visitor(desk).signIn('ria');
  const id = pairs[4]!;
  for (const one of [alert, id]) {
    await open(ria, one);
    expect((await hand(ria, one)).statusCode).toBe(303);
    expect(handIn(await open(rita, one))).toMatch(/^ria/);
  }
  const changed = (change: object): TestUser[] => USERS.map((one) => (one.name === 'ria' ? {...one, ...change} : one));
  for (const users of [
    USERS.filter(({name}) => name !== 'ria'),
    changed({role: 'clerk'}),
    changed({agency: 'education'}),
  ]) {
    desk.users.replace(users.map(keptUser));
    try {
      for (const one of [alert, id]) {
        const body = await open(rita, one);
        expect(handIn(body)).toBe('nobody');
        expect(body).toMatch(
          /it was with ria \(who may settle it no more\), since 2 Apr 2026, 15:10, and was not put down/,
        );
      }
      expect((await rita.get('/desk?hand=nobody')).body).toContain(urlOf(alert));
      expect((await rita.get('/desk/identities?hand=nobody')).body).toContain(urlOf(id));
    } finally {
      desk.users.replace(USERS.map(keptUser));
    }
  }
  desk.users.replace(USERS.filter(({name}) => name !== 'ria').map(keptUser));
  expect((await hand(rita, alert)).statusCode).toBe(303);
  desk.users.replace(USERS.map(keptUser));
  expect(handIn(await open(rita, alert))).toMatch(/^you/);
});

test('of two who take one pair at once one has it, and the other is told', async () => {
  const id = pairs[5]!;
  const sam = await new Visitor(desk).signIn('sam');
  await open(rita, id);
  await open(sam, id);
  const both = await Promise.all([hand(rita, id), hand(sam, id)]);
  expect([303, 400].map((status) => both.filter(({statusCode}) => statusCode === status).length)).toEqual([1, 1]);
  const holder = both[0].statusCode === 303 ? 'rita' : 'sam';
  expect(both.find(({statusCode}) => statusCode === 400)!.body).toContain(`${holder} has these two in hand now`);
});

test('a policy cannot have what is in hand count for less than an hour, or past the days that can be kept', () => {
  const withHours = (inHand: object) => Policy.safeParse({...DESK_POLICY, inHand}).success;
  for (const hours of [0, 0.001, 99_999_999, Infinity])
    expect([hours, withHours({alertHours: hours}), withHours({identityHours: hours})]).toEqual([hours, false, false]);
  const longest = Policy.parse({...DESK_POLICY, inHand: {alertHours: 87_600, identityHours: 87_600}});
  const path = join(dirname(desk.workspace), 'longest.ndjson');
  openInHand(path, longest).keep(takenBy('sam', alert, desk.clock.ms, longest));
  expect(openInHand(path, longest).last(alert)!.until).toMatch(/^2036-03-30T/);
});

test('what was taken before anything lapsed lapses by the policy as well', async () => {
  const other = await testDesk({}, (workspace) => {
    const lines = ['2026-03-01T09:30', '2026-04-01T09:30'].map((since, at) =>
      JSON.stringify({who: 'sam', alert: desk.reader.lease().view.queue()[at]!.alert.id, since}),
    );
    writeFileSync(join(dirname(workspace), 'in-hand.ndjson'), `${lines.join('\n')}\n`);
  });
  try {
    const visitor = await new Visitor(other).signIn('rita');
    const [old, late] = other.reader.lease().view.queue();
    const body = await open(visitor, old!.alert.id);
    expect(handIn(body)).toBe('nobody');
    expect(body).toContain('it was with sam, from 1 Mar 2026, 09:30 to 15 Mar 2026, 09:30');
    expect(handIn(await open(visitor, late!.alert.id))).toBe('sam, since 1 Apr 2026, 09:30');
  } finally {
    await other.close();
  }
});
