import {join} from 'node:path';
import {expect, test} from 'vitest';
import {decide} from '../../src/access/decide.ts';
import {readPolicy} from '../../src/access/read-policy.ts';
import {recordFilter, sightClassOf} from '../../src/access/sight.ts';
import {Policy, type Action, type Release} from '../../src/access/policy.ts';
import type {Agency} from '../../src/model/source.ts';
import {TODAY} from '../support/server.ts';

const RECENT = '2026-03-01';
const OLD = '2025-06-01';

type Row = [
  role: string,
  agency: Agency,
  action: Action,
  owner: Agency,
  release: Release,
  received: string,
  sees: boolean,
];

/** Who sees what in five boroughs: whether somebody may do it at all, and then sees a record of that owner, release and age. */
const BOROUGHS: Record<string, Row[]> = {
  merton: [
    ['social-care-manager', 'social-care', 'chronology:read', 'police', 'withheld', RECENT, true],
    ['social-care-manager', 'social-care', 'alerts:decide', 'health', 'ask', OLD, true],
    ['social-care-manager', 'police', 'chronology:read', 'police', 'shareable', RECENT, false],
    ['social-care-worker', 'social-care', 'chronology:read', 'health', 'shareable', RECENT, true],
    ['social-care-worker', 'social-care', 'chronology:read', 'health', 'ask', RECENT, false],
    ['social-care-worker', 'social-care', 'chronology:read', 'health', 'withheld', RECENT, false],
    ['social-care-worker', 'social-care', 'alerts:read', 'health', 'shareable', RECENT, false],
    ['contributor', 'health', 'chronology:read', 'health', 'withheld', OLD, true],
    ['contributor', 'health', 'chronology:read', 'police', 'shareable', RECENT, false],
    ['contributor', 'health', 'person:read', 'health', 'shareable', RECENT, false],
  ],
  brent: [
    ['social-care-manager', 'social-care', 'chronology:read', 'police', 'withheld', RECENT, true],
    ['social-care-manager', 'social-care', 'chronology:read', 'police', 'shareable', OLD, false],
    ['authority-staff', 'social-care', 'chronology:read', 'social-care', 'ask', OLD, true],
    ['authority-staff', 'social-care', 'chronology:read', 'police', 'shareable', RECENT, false],
    ['authority-staff', 'social-care', 'lookup', 'social-care', 'shareable', RECENT, false],
    ['contributor', 'police', 'chronology:read', 'health', 'shareable', RECENT, false],
  ],
  lewisham: [
    ['social-care-worker', 'social-care', 'chronology:read', 'police', 'withheld', OLD, true],
    ['contributor', 'education', 'chronology:read', 'education', 'ask', OLD, true],
    ['contributor', 'education', 'chronology:read', 'social-care', 'shareable', RECENT, false],
  ],
  'tri-borough': [
    ['social-care-manager', 'social-care', 'alerts:read', 'probation', 'withheld', OLD, true],
    ['social-care-worker', 'social-care', 'chronology:read', 'social-care', 'shareable', RECENT, false],
    ['contributor', 'probation', 'flags:read', 'police', 'shareable', RECENT, false],
  ],
  'tower-hamlets': [
    ['case-system-user', 'health', 'chronology:read', 'police', 'withheld', OLD, true],
    ['case-system-user', 'police', 'person:read', 'social-care', 'ask', RECENT, true],
    ['case-system-user', 'police', 'alerts:decide', 'social-care', 'ask', RECENT, false],
  ],
};

test.each(Object.entries(BOROUGHS))('the fire wall of %s', (borough, rows) => {
  const policy = readPolicy(join(import.meta.dirname, `../../src/access/policies/${borough}.yaml`));
  for (const row of rows) {
    const [role, agency, action, owner, release, receivedAt, sees] = row;
    const user = {name: 'somebody', role, agency};
    const decision = decide(policy, user, 'triage', action);
    const marked = Policy.parse({...policy, release: {items: {N1: release}}});
    const isSeen =
      decision.allowed &&
      recordFilter(
        marked,
        sightClassOf(marked, user, decision.grant.sees),
        TODAY,
      )({id: 'N1', agency: owner, receivedAt});
    expect([row, isSeen]).toEqual([row, sees]);
  }
});
