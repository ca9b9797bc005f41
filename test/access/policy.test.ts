import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {decide} from '../../src/access/decide.ts';
import {ACTIONS, Policy, RELEASES, Sight} from '../../src/access/policy.ts';
import {parsePolicy, readPolicy} from '../../src/access/read-policy.ts';
import {recordFilter, sightClassOf, sightKey} from '../../src/access/sight.ts';
import {AGENCIES} from '../../src/model/source.ts';
import {POLICY, TODAY} from '../support/server.ts';

const agency = fc.constantFrom(...AGENCIES);
const sight = fc.record({
  agencies: fc.oneof(fc.constant('all' as const), fc.uniqueArray(agency, {maxLength: 3})),
  release: fc.uniqueArray(fc.constantFrom(...RELEASES)),
  days: fc.option(fc.constantFrom(10, 400), {nil: null}),
  names: fc.boolean(),
});
const user = fc.record({name: fc.constant('u'), role: fc.constantFrom('all', 'own', 'toString', 'nobody'), agency});

test('whatever no grant of the role lists is denied', () => {
  fc.assert(
    fc.property(
      user,
      fc.constantFrom('triage', 'other', '__proto__', ''),
      fc.constantFrom(...ACTIONS),
      (who, purpose, action) => {
        const role = Object.entries(POLICY.roles).find(([name]) => name === who.role)?.[1];
        const grant = Object.entries(role?.purposes ?? {}).find(([name]) => name === purpose)?.[1];
        expect(decide(POLICY, who, purpose, action).allowed).toBe(grant?.may.includes(action) ?? false);
      },
    ),
    {seed: 1},
  );
});

test('a role is held by staff of its agencies alone', () => {
  const policy = Policy.parse({
    ...POLICY,
    roles: {manager: {agencies: ['social-care'], purposes: {triage: {may: ['lookup']}}}},
  });
  for (const one of AGENCIES)
    expect(decide(policy, {name: 'u', role: 'manager', agency: one}, 'triage', 'lookup').allowed).toBe(
      one === 'social-care',
    );
});

test('an empty policy lets nobody do anything, and mistakes are told by place', () => {
  expect(() => parsePolicy('', 'p.yaml')).toThrow(/hub/);
  expect(() =>
    parsePolicy(
      'hub: A\npurposes: {}\ngrounds: {}\nroles: {r: {agencies: all, purposes: {triage: {may: [lookup]}}}}',
      'p.yaml',
    ),
  ).toThrow(/roles\.r\.purposes\.triage: no such purpose/);
  expect(() =>
    parsePolicy('hub: A\npurposes: {}\ngrounds: {}\nroles: {r: {agencies: all, can: []}}', 'p.yaml'),
  ).toThrow(/can/);
});

test('classes of one key see the same records', () => {
  const record = fc.record({
    id: fc.constantFrom('N1', 'N2', 'N3'),
    agency,
    receivedAt: fc.constantFrom('2019-01-01', '2026-03-30T10:00', '2026-04-02'),
  });
  const policy = Policy.parse({
    ...POLICY,
    release: {unmarked: {police: 'shareable', health: 'withheld'}, items: {N2: 'withheld', N3: 'shareable'}},
    restricted: [{ids: ['P1'], allow: ['all']}],
  });
  fc.assert(
    fc.property(
      user,
      sight,
      user,
      sight,
      fc.array(record, {minLength: 20, maxLength: 40}),
      (one, sees, other, seesToo, records) => {
        const left = sightClassOf(policy, one, Sight.parse(sees));
        const right = sightClassOf(policy, other, Sight.parse(seesToo));
        const [isLeft, isRight] = [left, right].map((of) => recordFilter(policy, of, TODAY));
        if (sightKey(left) !== sightKey(right)) return;
        expect(left.restricted).toEqual(right.restricted);
        expect(records.map(isLeft!)).toEqual(records.map(isRight!));
      },
    ),
    {seed: 2, numRuns: 20_000},
  );
});

test('an agency sees what it sent, and of others what they let go', () => {
  const policy = Policy.parse({...POLICY, release: {unmarked: {police: 'shareable'}, items: {N2: 'withheld'}}});
  const seen = recordFilter(
    policy,
    sightClassOf(policy, {name: 'n', role: 'own', agency: 'health'}, Sight.parse({agencies: ['police', 'housing']})),
    TODAY,
  );
  const receivedAt = '2020-01-01';
  expect(seen({id: 'N1', agency: 'health', receivedAt})).toBe(true);
  expect(seen({id: 'N1', agency: 'police', receivedAt})).toBe(true);
  expect(seen({id: 'N2', agency: 'police', receivedAt})).toBe(false);
  // Not marked, so it is to be asked for.
  expect(seen({id: 'N1', agency: 'housing', receivedAt})).toBe(false);
  expect(seen({id: 'N1', agency: 'education', receivedAt})).toBe(false);
});

test('every policy that is shipped can be read', () => {
  const folder = join(import.meta.dirname, '../../src/access/policies');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(readPolicy(join(folder, file)).hub).not.toBe('');
});
