import {afterAll, beforeAll, expect, test} from 'vitest';
import type {View} from '../../src/engine/view/view.ts';
import {everybodyNear, keptAddresses, leaksOf, type KeptAddresses} from '../support/kept-addresses.ts';
import {testServer, type TestServer} from '../support/server.ts';

let server: TestServer;
let view: View;
let kept: KeptAddresses;
let hidden: KeptAddresses['hidden'];
let guarded: KeptAddresses['guarded'];

beforeAll(async () => {
  server = await testServer();
  view = server.reader.lease().view;
  kept = keptAddresses(view);
  ({hidden, guarded} = kept);
}, 120_000);

afterAll(() => server.close());

test('there is something to keep', () => {
  expect(guarded.length).toBeGreaterThan(5);
  expect(kept.secrets.length).toBeGreaterThan(20);
});

test('no list, alert or chronology of anybody near a guarded person tells a protected address or one that leads to it', async () => {
  const persons = everybodyNear(view, kept);
  expect(persons.length).toBeGreaterThan(20);
  const urls = [
    '/v1/flags?limit=500',
    '/v1/alerts?limit=500&dismissed=true',
    ...view.queue().map(({alert}) => `/v1/alerts/${alert.id}`),
    ...persons.flatMap((id) => [
      `/v1/persons/${id}`,
      `/v1/persons/${id}/flags`,
      `/v1/persons/${id}/chronology?family=true`,
      `/v1/persons/${id}/circle`,
    ]),
  ];
  let moves = 0;
  for (const url of urls) {
    const {statusCode, body} = await server.get(url);
    expect([url, statusCode, leaksOf(kept, body)]).toEqual([url, 200, []]);
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
  const alone = guarded.filter(({id}) => {
    const person = resolved.persons[resolved.personOf[at(id)]!];
    return person?.mentions.every((mention) => isKept(at(mention))) ?? false;
  });
  let found = 0;
  for (const {names, birth, sex, address} of alone.slice(0, 40)) {
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
    expect(leaksOf(kept, right.body)).toEqual([]);
    expect(right.persons).toEqual(none.persons);
    expect(right.persons).toEqual(wrong.persons);
    found += right.persons.length;
  }
  expect(found).toBeGreaterThan(5);
});
