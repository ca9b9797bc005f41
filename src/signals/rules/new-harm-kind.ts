import {fromOldAgencies} from '../facts/agency-beginnings.ts';
import {newcomerRule} from '../facts/newcomer.ts';
import {EVENT_FIELDS} from '../facts/event.ts';
import type {PooledRule} from '../rule.ts';

/**
 * Facet c of escalation: a kind of harm that appears late in a series and comes back, named by an agency that recorded from the
 * start. A concern of the mildest sort (tired in class, a late pupil) is no kind of harm: after grave incidents it says that things got
 * better.
 */
export const newHarmKind: PooledRule = {
  id: 'new-harm-kind',
  version: '3',
  inForce: '2026-01-01',
  summary: 'A kind of harm appeared late in the incidents of a person, and again',
  reads: EVENT_FIELDS,
  pool: 'new-harm-kind',
  ...newcomerRule(
    (scene, steps) => {
      const {notifications} = scene.network;
      const {harmGravityMin} = scene.config.escalation;
      const isHarm = (index: number): boolean => scene.gravityOf[notifications.kind[index]!]! >= harmGravityMin;
      return fromOldAgencies(scene, steps).map(
        (list) => new Set(list.filter(isHarm).map((index) => scene.kindOf(notifications.kind[index]!))),
      );
    },
    (kind) => `Harm of the kind ${kind} appeared`,
  ),
};
