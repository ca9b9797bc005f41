import {afterAll, beforeAll, expect, test} from 'vitest';
import {parsePolicy} from '../../src/access/read-policy.ts';
import {NURSE, POLICY, testServer, type TestServer} from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
}, 120_000);
afterAll(() => server.close());

const flagsOf = async (): Promise<[number, number]> => {
  const answer = await server.get('/v1/flags?limit=500', NURSE);
  return [answer.statusCode, answer.json<{items?: object[]}>().items?.length ?? 0];
};

test('what a policy takes away or gives counts with the next request', async () => {
  const [status, own] = await flagsOf();
  expect(status).toBe(200);
  const text = `hub: Test
purposes: {triage: Test}
grounds: {}
roles: {all: {agencies: all, purposes: {triage: {may: [flags:read]}}}, own: {agencies: all, purposes: {triage: {may: [MAY], sees: SEES}}}}
release: {unmarked: {police: STATE, social-care: STATE, education: STATE, housing: STATE, probation: STATE}}`;
  const policy = (may: string, sees: string, state: string) =>
    parsePolicy(text.replace('MAY', may).replace('SEES', sees).replaceAll('STATE', state), 'policy.yaml');
  server.live.policy = policy('alerts:read', '{}', 'ask');
  expect(await flagsOf()).toEqual([403, 0]);
  const all = '{agencies: all}';
  server.live.policy = policy('flags:read', all, 'ask');
  server.reader.forgetReleases();
  expect((await flagsOf())[1]).toBe(own);
  // Owners let go of what they did not mark: the same class now sees more of the same records.
  server.live.policy = policy('flags:read', all, 'shareable');
  server.reader.forgetReleases();
  expect((await flagsOf())[1]).toBeGreaterThan(own);
  server.live.policy = policy('flags:read', all, 'withheld');
  server.reader.forgetReleases();
  expect((await flagsOf())[1]).toBe(own);
  server.live.policy = POLICY;
});

test('a request that waits for what its class sees does not keep others from an answer', async () => {
  server.live.policy = {...POLICY, restricted: [{ids: ['P0123456789ab'], allow: ['all']}]};
  await server.get('/v1/flags?limit=1');
  const order: string[] = [];
  const slow = server.get('/v1/flags?limit=1', NURSE).then(() => order.push('new class'));
  await server.get('/v1/flags?limit=1').then(() => order.push('known class'));
  await slow;
  expect(order).toEqual(['known class', 'new class']);
  server.live.policy = POLICY;
});

test('a refused file is told to whoever watches over the server, without a word of what is in it', async () => {
  expect((await server.app.inject('/v1/health')).json()).toEqual({status: 'up', settings: []});
  server.live.refused = ['policy'];
  expect((await server.app.inject('/v1/health')).json()).toEqual({
    status: 'up',
    settings: ['policy: refused, as before'],
  });
  server.live.refused = [];
});
