import type {FastifyRequest} from 'fastify';
import {expect, test} from 'vitest';
import type {AuditEvent} from '../../src/access/audit/entry.ts';
import {createGate} from '../../src/server/authorise.ts';
import type {ServerDeps} from '../../src/server/deps.ts';
import {CHIEF, NOW, POLICY} from '../support/server.ts';

const asked = (purpose = 'triage'): FastifyRequest =>
  ({user: CHIEF, purpose, ground: '', reference: '', isRecorded: false}) as FastifyRequest;

/** The gate over a log that writes each entry by `append`. */
const gateOver = (append: (event: AuditEvent) => Promise<void>): ReturnType<typeof createGate> =>
  createGate({policy: () => POLICY, audit: {append}, now: () => NOW, report: () => {}} as unknown as ServerDeps);

test('the log has every object of an answer, however many there are, once', async () => {
  const events: AuditEvent[] = [];
  const gate = gateOver(async (event) => void events.push(event));
  const objects = Array.from({length: 2345}, (_, at) => `P${at}`);
  await gate.authorise(asked(), 'flags:read', objects);
  expect(events.map((event) => event.objects.length)).toEqual([1000, 1000, 345]);
  expect(events.flatMap((event) => event.objects)).toEqual(objects);
});

test('what may not be done is refused where it is answered, too, and nothing is logged as given', async () => {
  const events: AuditEvent[] = [];
  const gate = gateOver(async (event) => void events.push(event));
  const nobody = {...asked(), user: null} as unknown as FastifyRequest;
  for (const [request, type] of [
    [nobody, 'not-signed-in'],
    [asked(''), 'purpose-missing'],
    [asked('curiosity'), 'not-allowed'],
  ] as const) {
    await expect(gate.authorise(request, 'flags:read', ['P0123456789ab'])).rejects.toMatchObject({type});
    await expect(gate.permit(request, 'flags:read', ['P0123456789ab'])).rejects.toMatchObject({type});
  }
  expect(events.map(({outcome}) => outcome.split(':')[0])).toEqual(events.map(() => 'refused'));
  expect(events).toHaveLength(6);
});

test('nothing is answered while an entry is on its way, and nothing counts as recorded before all of them are there', async () => {
  const written: (() => void)[] = [];
  const gate = gateOver(() => new Promise((done) => void written.push(done)));
  const request = asked();
  let isAnswered = false;
  const answer = gate
    .authorise(
      request,
      'flags:read',
      Array.from({length: 1001}, () => 'P1'),
    )
    .then(() => (isAnswered = true));
  const soon = (): Promise<void> => new Promise((done) => void setImmediate(done));
  await soon();
  expect(written.length).toBe(2);
  written[0]!();
  await soon();
  expect([isAnswered, request.isRecorded]).toEqual([false, false]);
  written[1]!();
  await answer;
  expect(request.isRecorded).toBe(true);
});

test('an entry that cannot be written is a refusal, whatever was allowed', async () => {
  const gate = gateOver(() => Promise.reject(new Error('disk full')));
  const request = asked();
  await expect(gate.authorise(request, 'flags:read', ['P1'])).rejects.toMatchObject({type: 'not-recorded'});
  await expect(gate.permit(asked('curiosity'), 'flags:read')).rejects.toMatchObject({type: 'not-recorded'});
  expect(request.isRecorded).toBe(false);
});

test('of what was asked for and is not there only ids are written down', async () => {
  const events: AuditEvent[] = [];
  const gate = gateOver(async (event) => void events.push(event));
  await expect(gate.missing(asked('Ada Test'), 'person:read', ['Ada Test', 'P0123456789ab'])).rejects.toMatchObject({
    type: 'not-found',
  });
  expect(events[0]).toMatchObject({objects: ['no id', 'P0123456789ab'], purpose: '', outcome: 'not found'});
});
