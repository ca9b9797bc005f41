import {fromOldAgencies} from './agency-beginnings.ts';
import {newcomerRule} from './newcomer.ts';
import type {PooledRule} from './rule.ts';

/**
 * Facet c of escalation: a kind of harm that appears late in a series and comes back, named by an agency that recorded from the
 * start.
 */
export const newHarmKind: PooledRule = {
  id: 'new-harm-kind',
  version: '2',
  inForce: '2026-01-01',
  summary: 'A kind of harm appeared late in the incidents of a person, and again',
  reads: [
    'involvement.role',
    'notification.kind',
    'notification.eventAt',
    'notification.agency',
    'notification.allegation',
  ],
  pool: 'new-harm-kind',
  ...newcomerRule(
    (scene, steps) => {
      const {notifications} = scene.network;
      return fromOldAgencies(scene, steps).map(
        (list) => new Set(list.map((index) => scene.kindOf(notifications.kind[index]!))),
      );
    },
    (kind) => `Harm of the kind ${kind} appeared`,
  ),
};
