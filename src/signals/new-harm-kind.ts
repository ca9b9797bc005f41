import {newcomerRule} from './newcomer.ts';
import type {PooledRule} from './rule.ts';

/** Facet c of escalation: a kind of harm that appears late in a series and comes back. */
export const newHarmKind: PooledRule = {
  id: 'new-harm-kind',
  version: '1',
  inForce: '2026-01-01',
  summary: 'A kind of harm appeared late in the incidents of a person, and again',
  reads: ['involvement.role', 'notification.kind', 'notification.eventAt', 'notification.allegation'],
  pool: 'new-harm-kind',
  ...newcomerRule(
    (_scene, steps) => steps.map(({events}) => new Set(events.flatMap(({kinds}) => kinds))),
    (kind) => `Harm of the kind ${kind} appeared`,
  ),
};
