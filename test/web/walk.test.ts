import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {View} from '../../src/engine/view/view.ts';
import {AuditLog} from '../../src/access/audit/log.ts';
import {signedIn, testDesk, Visitor, withoutTokens, type TestDesk} from '../support/desk.ts';
import {everybodyNear, keptAddresses, leaksOf, type KeptAddresses} from '../support/kept-addresses.ts';

let desk: TestDesk;
let view: View;
let kept: KeptAddresses;
let near: string[];
/** Comparisons of somebody near a protected address. */
let doubted: string[];
/** Names of people of the borough, in lower case, long enough to be told from other words. */
let names: Set<string>;

beforeAll(async () => {
  desk = await testDesk();
  view = desk.reader.lease().view;
  kept = keptAddresses(view);
  near = everybodyNear(view, kept);
  const close = new Set(near);
  doubted = view
    .few()
    .resolved.held.filter(({left, right}) => close.has(left) || close.has(right))
    .map(({left, right}) => `/desk/identities/${[left, right].sort().join('-')}`);
  const all = view.known().records.mentions.flatMap((mention) => mention.names);
  names = new Set(
    all.flatMap(({given, family}) => (given !== '' && family.length > 3 ? [`${given} ${family}`.toLowerCase()] : [])),
  );
}, 120_000);
afterAll(() => desk.close());

const namesIn = (text: string): string[] => {
  const words = text.toLowerCase().split(/[^\p{L}'’-]+/u);
  return words.flatMap((word, at) => {
    const pair = `${word} ${words[at + 1] ?? ''}`;
    return names.has(pair) ? [pair] : [];
  });
};

const titleOf = (body: string): string => /<title>([^<]*)<\/title>/.exec(body)?.[1] ?? '';
const linksIn = (body: string): string[] =>
  [...body.matchAll(/href="(\/desk[^"#]*)"/g)].map(([, url]) => url!.replaceAll('&amp;', '&'));

/** Every page that links lead to, up to `max`, beside those near people with a protected address; opens whom it meets. */
async function walk(visitor: Visitor, max: number): Promise<Map<string, {status: number; body: string}>> {
  const pages = new Map<string, {status: number; body: string}>();
  const queue = [
    '/desk?state=all',
    '/desk/flags',
    ...near.slice(0, 40).map((id) => `/desk/persons/${id}/chronology?family=yes`),
    ...near.slice(0, 10).flatMap((id) => [`/desk/persons/${id}/circle`, `/desk/persons/${id}/genogram`]),
    '/desk/identities',
    '/desk/judgements',
    ...doubted.slice(0, 40),
  ];
  for (let url = queue.shift(); url !== undefined && pages.size < max; url = queue.shift()) {
    if (pages.has(url) || url.startsWith('/desk/static')) continue;
    const before = desk.events.length;
    let answer = await visitor.get(url);
    const [, person] = /^\/desk\/persons\/([^/?]+)/.exec(url) ?? [];
    if (answer.body.includes('Why do you open these records?')) {
      await visitor.post(`/desk/persons/${person}/open`, {reason: 'identity'});
      answer = await visitor.get(url);
    } else if (answer.body.includes('Why do you open the records of both?')) {
      await visitor.post(`${url}/open`, {reason: 'identity'});
      answer = await visitor.get(url);
    }
    pages.set(url, {status: answer.statusCode, body: answer.body});
    const isOfDesk = !/^\/desk\/(?:purpose|sign-in)/.test(url);
    if (isOfDesk) expect([url, desk.events.length > before]).toEqual([url, true]);
    // Alerts before people, and people near a protected address before others: those are the pages to fear for.
    for (const link of linksIn(answer.body)) {
      if (link.startsWith('/desk/alerts/')) queue.unshift(link);
      else queue.push(link);
    }
  }
  return pages;
}

describe.each(['rita', 'cleo', 'nora'])('every page that %s comes to', (name) => {
  let pages: Map<string, {status: number; body: string}>;
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await signedIn(desk, name);
    pages = await walk(visitor, 210);
  }, 120_000);

  test('is many, and shows or is refused', () => {
    expect(pages.size).toBeGreaterThan(name === 'nora' ? 20 : 100);
    const statuses = new Set([...pages.values()].map(({status}) => status));
    const compared = [...pages.values()].filter(({body}) => body.includes('id="sides"')).length;
    expect(compared > 15).toBe(name === 'rita');
    expect([...statuses].filter((status) => ![200, 403, 404].includes(status))).toEqual([]);
  });

  test('tells no protected address and none that leads to one, nor that there is one', () => {
    for (const [url, {body}] of pages) {
      const main = body.slice(0, body.indexOf('desk-footer'));
      expect([url, leaksOf(kept, body), /protected|refuge|withheld/i.exec(main)?.[0]]).toEqual([url, [], undefined]);
    }
  });

  test('has no name in its address or in the title of its window', () => {
    for (const [url, {body}] of pages) expect([url, namesIn(`${url} ${titleOf(body)}`)]).toEqual([url, []]);
  });

  test('names nobody before somebody said why, and to who may see no names nobody at all', async () => {
    const fresh = await new Visitor(desk).signIn(name);
    for (const {alert} of view.queue()) expect(namesIn((await fresh.get(`/desk/alerts/${alert.id}`)).body)).toEqual([]);
    const all = [...pages.values()].map(({body}) => body).join(' ');
    expect(namesIn(all).length > 0).toBe(name !== 'cleo');
  });
});

test("the log holds ids and codes, and nobody's name", () => {
  expect(desk.events.length).toBeGreaterThan(300);
  expect(namesIn(JSON.stringify(desk.events))).toEqual([]);
  const [alert] = view.queue();
  const opened = desk.events.filter(({action, objects}) => action === 'alerts:read' && objects[0] === alert!.alert.id);
  const children = alert!.alert.persons.filter(({role}) => role === 'child').map(({person}) => person);
  expect(opened[0]!.objects).toEqual(expect.arrayContaining(children));
});

test('nothing is shown that the log cannot take', async () => {
  let isBroken = false;
  const audit: Pick<AuditLog, 'append'> = {
    append: () => (isBroken ? Promise.reject(new Error('no room')) : Promise.resolve()),
  };
  const other = await testDesk({audit});
  const visitor = await new Visitor(other).signIn('rita');
  const [id] = view.queue().map(({alert}) => alert.id);
  isBroken = true;
  for (const url of [
    '/desk',
    `/desk/alerts/${id}`,
    `/desk/alerts/${id}/decide`,
    '/desk/flags',
    `/desk/persons/${near[0]}`,
  ]) {
    const answer = await visitor.get(url);
    expect([url, answer.statusCode]).toEqual([url, 503]);
    expect(withoutTokens(answer.body)).not.toMatch(/Family 1|Adult 1|[MNST][0-9a-z]{12}/);
  }
  await other.close();
});

test('what is not there and what may not be seen are one answer', async () => {
  const visitor = await signedIn(desk, 'nora');
  const hidden = view.queue().map(({alert}) => `/desk/alerts/${alert.id}`);
  const answers = await Promise.all(
    [...hidden, '/desk/alerts/a0000000000aa', '/desk/alerts/x'].map((url) => visitor.get(url)),
  );
  const refused = answers.filter(({statusCode}) => statusCode === 404);
  expect(refused.length).toBeGreaterThan(2);
  expect(new Set(refused.map(({body}) => withoutTokens(body))).size).toBe(1);
});
