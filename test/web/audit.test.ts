import {afterAll, beforeAll, expect, test} from 'vitest';
import {testDesk, Visitor, type TestDesk} from '../support/desk.ts';

let desk: TestDesk;
let rita: Visitor;
let otto: Visitor;
let ids: string[];

beforeAll(async () => {
  desk = await testDesk();
  [rita, otto] = [await new Visitor(desk).signIn('rita'), await new Visitor(desk).signIn('otto', 'audit')];
  const opened = desk.reader.lease();
  ids = opened.view
    .known()
    .resolved.persons.slice(0, 3)
    .map(({id}) => id);
  desk.reader.release(opened);
  await rita.post(`/desk/persons/${ids[0]}/open`, {reason: 'identity'});
  await rita.get(`/desk/persons/${ids[0]}`);
  await rita.get(`/desk/persons/${ids[1]}`);
  desk.clock.ms += 86_400_000;
  await rita.signIn('rita');
  await rita.get(`/desk/persons/${ids[1]}`);
  await otto.signIn('otto', 'audit');
}, 120_000);
afterAll(() => desk.close());

const rowsOf = (body: string): string[] => body.slice(body.indexOf('<tbody>')).split('<tr>').slice(1);
const outcomes = (body: string): string[] =>
  rowsOf(body).map((row) => /(given|refused|reason|not found)[^<]*/.exec(row.slice(row.indexOf('</th>')))![0]);

test('an auditor comes to the log from their purpose, and the chain is said to be whole', async () => {
  await otto.get('/desk/purpose');
  const led = await otto.post('/desk/purpose', {purpose: 'audit', work: 'quality'});
  expect(led.headers.location).toBe('/desk/audit');
  const {statusCode, body} = await otto.get('/desk/audit');
  expect(statusCode).toBe(200);
  expect(body).toContain('each is as it was written');
  expect(rowsOf(body)[0]).toMatch(/otto[^]*Purpose/);
  expect(body).not.toContain('href="/desk/search"');
});

test('entries are found by person, by user and by day, and the asking is an entry itself', async () => {
  const of = await otto.post('/desk/audit', {object: ids[0]!});
  expect(outcomes(of.body)).toEqual(['given: with names, identity', 'given: opened, identity']);
  expect(desk.events.at(-1)).toMatchObject({
    who: 'otto',
    purpose: 'audit',
    action: 'audit:read',
    objects: [ids[0]],
    outcome: 'given: 2 entries',
  });
  const both = await otto.post('/desk/audit', {object: ids[1]!});
  expect(outcomes(both.body)).toEqual(['reason asked for', 'reason asked for']);
  const day = {'on-day': '3', 'on-month': '4', 'on-year': '2026'};
  expect(outcomes((await otto.post('/desk/audit', {object: ids[1]!, who: 'rita', ...day})).body)).toEqual([
    'reason asked for',
  ]);
  const own = await otto.post('/desk/audit', {object: ids[0]!, who: 'otto'});
  expect(rowsOf(own.body)).toHaveLength(1);
  expect(rowsOf(own.body)[0]).toContain(`>otto<`);
  expect(desk.events.at(-1)!.outcome).toBe('given: 1 entry of otto');
});

test('a form that cannot be read says so, shows nothing, and its words go nowhere', async () => {
  const answer = await otto.post('/desk/audit', {
    object: 'Amina Khan',
    'on-day': '31',
    'on-month': '2',
    'on-year': '2026',
  });
  expect(answer.statusCode).toBe(400);
  expect(answer.body).toMatch(/href="#object"[^]*href="#on-day"/);
  expect(answer.body).toContain('No entry is as you ask');
  expect(JSON.stringify(desk.events.at(-1))).not.toContain('Amina');
  await otto.post('/desk/audit', {who: 'amina'});
  expect(JSON.stringify(desk.events.at(-1))).not.toContain('amina');
});

test('many entries come in parts, each once', async () => {
  const seen: string[] = [];
  const count = desk.events.length;
  for (let page = 1; page <= Math.ceil(count / 50); page++) {
    const {body} = await otto.post('/desk/audit', {who: 'rita', page: String(page)});
    seen.push(...rowsOf(body).map((row) => /(\d+)<\/td><\/tr>/.exec(row)?.[1] ?? ''));
  }
  const own = desk.events.flatMap(({who}, at) => (who === 'rita' ? [String(at + 1)] : []));
  expect(seen.filter((one) => one !== '')).toEqual(own.reverse());
});

test('who may not read the log is refused, and sees no way to it', async () => {
  expect((await rita.get('/desk/audit')).statusCode).toBe(403);
  expect((await rita.get('/desk')).body).not.toContain('/desk/audit');
});
