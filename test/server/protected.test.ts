import {afterAll, beforeAll, expect, test} from 'vitest';
import type {View} from '../../src/engine/view.ts';
import type {Address} from '../../src/model/address.ts';
import type {Mention} from '../../src/model/mention.ts';
import {postcode} from '../../src/uk/postcode.ts';
import {testServer, type TestServer} from '../support/server.ts';

let server: TestServer;
let view: View;
/** Words of addresses that nothing may show, in lower case. */
let secrets: string[];
/** Whether the address of a mention may not be shown, by its position; and those mentions that somebody can ask about. */
let hidden: boolean[];
let guarded: Mention[];

beforeAll(async () => {
  server = await testServer();
  view = server.reader.lease().view;
  const {records, resolved} = view.known();
  const isHidden = (dwelling: number): boolean => view.withheld().has(resolved.dwellings[dwelling]?.id ?? '');
  const addresses: (Address | null)[] = [
    ...records.mentions
      .filter(({address}, at) => address?.protected === true || isHidden(resolved.dwellingOfMention[at]!))
      .map(({address}) => address),
    ...records.stays
      .filter(({address}, at) => address.protected || isHidden(resolved.dwellingOfStay[at]!))
      .map(({address}) => address),
    ...records.notifications
      .filter(({place}, at) => place?.protected === true || isHidden(resolved.dwellingOfNotification[at]!))
      .map(({place}) => place),
  ];
  secrets = [...new Set(addresses.flatMap((address) => (address === null ? [] : wordsOf(address))))];
  hidden = records.mentions.map(
    ({address}, at) => address?.protected === true || isHidden(resolved.dwellingOfMention[at]!),
  );
  guarded = records.mentions.filter(
    ({address, birth, names}, at) =>
      hidden[at] === true &&
      address !== null &&
      address.text !== '' &&
      birth?.kind === 'exact' &&
      names[0]!.given !== '',
  );
}, 120_000);

afterAll(() => server.close());

/** A text in the forms in which it could stand in an answer, and its unit postcode; what is too short to tell a place is left out. */
function wordsOf({text, postcode: code}: Address): string[] {
  const unit = code === null ? null : postcode(code);
  const unitWords =
    unit === null || unit.pseudo !== null
      ? []
      : [unit.unit, unit.unit.replace(' ', ''), `${unit.unit.slice(0, -3)} ${unit.unit.slice(-3)}`];
  const first = text.split(',')[0]!.trim();
  return [text, ...(/\d/.test(first) && first.length > 8 ? [first] : []), ...unitWords]
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word.length > 5);
}

const leaksOf = (body: string): string[] => {
  const text = body.toLowerCase();
  return secrets.filter((secret) => text.includes(secret));
};

/** Everybody guarded, and everybody who is tied to them, was named beside them or stands in one alert with them. */
function everybodyNear(): string[] {
  const {resolved} = view.known();
  const network = view.network();
  const {ties, involvements} = network;
  const {mentions} = view.known().records;
  const near = new Set(guarded.map(({id}) => resolved.personOf[mentions.findIndex((mention) => mention.id === id)]!));
  const start = new Set(near);
  for (let tie = 0; tie < ties.length; tie++) {
    if (start.has(ties.from[tie]!)) near.add(ties.to[tie]!);
    if (start.has(ties.to[tie]!)) near.add(ties.from[tie]!);
  }
  const named = new Set<number>();
  for (let part = 0; part < involvements.length; part++)
    if (start.has(involvements.person[part]!)) named.add(involvements.notification[part]!);
  for (let part = 0; part < involvements.length; part++)
    if (named.has(involvements.notification[part]!)) near.add(involvements.person[part]!);
  return [...near].filter((at) => at >= 0).map((at) => resolved.persons[at]!.id);
}

test('there is something to keep', () => {
  expect(guarded.length).toBeGreaterThan(5);
  expect(secrets.length).toBeGreaterThan(20);
});

test('no list, alert or chronology of anybody near a guarded person tells a protected address or one that leads to it', async () => {
  const persons = everybodyNear();
  expect(persons.length).toBeGreaterThan(20);
  const urls = [
    '/v1/flags?limit=500',
    '/v1/alerts?limit=500&dismissed=true',
    ...view.queue().map(({alert}) => `/v1/alerts/${alert.id}`),
    ...persons.flatMap((id) => [`/v1/persons/${id}/flags`, `/v1/persons/${id}/chronology?family=true`]),
  ];
  let moves = 0;
  for (const url of urls) {
    const {statusCode, body} = await server.get(url);
    expect([url, statusCode, leaksOf(body)]).toEqual([url, 200, []]);
    if (body.includes('a protected address')) moves++;
  }
  // Their moves are told, without the address.
  expect(moves).toBeGreaterThan(0);
});

test('who guesses an address that is kept learns nothing from the answer: it is that of a wrong guess, and of none', async () => {
  const {records, resolved} = view.known();
  const at = (id: string): number => records.mentions.findIndex((mention) => mention.id === id);
  const isKept = (row: number): boolean => hidden[row]! || records.mentions[row]!.address === null;
  // An address that may be shown compares with a guess as any address does.
  const kept = guarded.filter(({id}) => {
    const person = resolved.persons[resolved.personOf[at(id)]!];
    return person?.mentions.every((mention) => isKept(at(mention))) ?? false;
  });
  let found = 0;
  for (const {names, birth, sex, address} of kept.slice(0, 40)) {
    const {given, family} = names[0]!;
    const ask = async (own: object): Promise<{body: string; persons: string[]}> => {
      const who = {role: 'victim', names: [{given, family}], born: birth!.from, sex, ...own};
      const {statusCode, body} = await server.post('/v1/notifications', {
        ground: 's47',
        kind: 'domestic-abuse',
        people: [who],
      });
      expect(statusCode).toBe(200);
      const answer = JSON.parse(body) as {people: {candidates: {person: string; confidence: string; why: unknown}[]}[]};
      return {body, persons: answer.people[0]!.candidates.slice(0, 1).map((one) => JSON.stringify(one))};
    };
    const {text, postcode: code} = address!;
    const right = await ask({address: {text, ...(code === null ? {} : {postcode: code})}});
    const none = await ask({});
    const wrong = await ask({address: {text: '999 Nowhere Parade, London'}});
    expect(leaksOf(right.body)).toEqual([]);
    expect(right.persons).toEqual(none.persons);
    expect(right.persons).toEqual(wrong.persons);
    found += right.persons.length;
  }
  expect(found).toBeGreaterThan(5);
});
