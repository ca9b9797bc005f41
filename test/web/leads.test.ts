import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Lead} from '../../src/model/lead.ts';
import {findById} from '../../src/base/find-by-id.ts';
import {idsIn} from '../../src/server/shown-findings.ts';
import {testDesk, Visitor, withoutTokens, type TestDesk} from '../support/desk.ts';
import {putLead} from '../support/one-lead.ts';

let desk: TestDesk;
let lead: Lead;
/** How records call either of the two. */
let names: string[][];

beforeAll(async () => {
  desk = await testDesk({}, (workspace) => {
    lead = putLead(workspace);
  });
  const {records, resolved} = desk.reader.lease().view.known();
  names = [lead.left, lead.right].map((id) => {
    const own = findById(resolved.persons, id)!.mentions.flatMap((one) => findById(records.mentions, one)!.names);
    return own.map(({given, family}) => `${given} ${family}`);
  });
}, 120_000);
afterAll(() => desk.close());

const last = () => desk.events.at(-1)!;

test('the queue says how many leads wait, and the list asks each question with initials', async () => {
  const rita = await new Visitor(desk).signIn('rita');
  expect((await rita.get('/desk')).body).toMatch(/href="\/desk\/leads">1 lead: identities to settle/);
  const {body} = await rita.get('/desk/leads');
  expect(body).toMatch(/Are Adult 1 \([A-Z.]+\) and Adult 2 \([A-Z.]+\) one person\?/);
  expect(body).toContain('the hub knows 3 more of that name');
  expect(last()).toMatchObject({action: 'alerts:read', outcome: 'given', objects: [lead.id, lead.left, lead.right]});
});

test('a lead leads to both people, its records and the commands that settle it; the log names all of them', async () => {
  const rita = await new Visitor(desk).signIn('rita');
  const {body, statusCode} = await rita.get(`/desk/leads/${lead.id}`);
  expect(statusCode).toBe(200);
  for (const id of [lead.left, lead.right]) expect(body).toContain(`href="/desk/persons/${id}"`);
  expect(body).toContain(`ringfence judge same ${lead.left} ${lead.right}`);
  for (const record of lead.evidence) expect(body).toContain(record);
  const children = lead.families.flatMap((family) => family.children);
  expect(last().objects).toEqual(expect.arrayContaining([lead.id, lead.left, lead.right, ...children]));
});

test('people are initials until somebody said why, and then the one who was opened alone is named', async () => {
  const rita = await new Visitor(desk).signIn('rita');
  const page = async (): Promise<string> => (await rita.get(`/desk/leads/${lead.id}`)).body;
  const named = (body: string): boolean[] => names.map((own) => own.some((name) => body.includes(name)));
  expect(named(await page())).toEqual([false, false]);
  await rita.get(`/desk/persons/${lead.left}`);
  await rita.post(`/desk/persons/${lead.left}/open`, {reason: 'identity'});
  expect(named(await page())).toEqual([true, false]);
  const cleo = await new Visitor(desk).signIn('cleo');
  const {body} = await cleo.get(`/desk/leads/${lead.id}`);
  expect(body).not.toMatch(/Adult 1 \(/);
  expect(body).not.toContain('/desk/persons/');
});

test('who may not see one of its records reads as if there were no lead', async () => {
  const nora = await new Visitor(desk).signIn('nora');
  expect((await nora.get('/desk')).body).not.toContain('identities to settle');
  const list = await nora.get('/desk/leads');
  expect(list.body).toContain('No identity waits on which linked families hang');
  expect(idsIn(list.body)).not.toContain(lead.id);
  expect(last().objects).toEqual([]);
  const hidden = await nora.get(`/desk/leads/${lead.id}`);
  const absent = await nora.get('/desk/leads/q0000000000aa');
  expect([hidden.statusCode, withoutTokens(hidden.body)]).toEqual([404, withoutTokens(absent.body)]);
});
