import {fromOldAgencies} from '../facts/agency-beginnings.ts';
import {newcomerRule} from '../facts/newcomer.ts';
import {AGENCIES} from '../../model/source.ts';
import {EVENT_FIELDS} from '../facts/event.ts';
import type {PooledRule} from '../rule.ts';

/**
 * Facet d of escalation: an agency that begins to worry late in a series, and goes on. An agency that recorded nothing about
 * anybody when the series began says nothing by being new.
 */
export const newAgency: PooledRule = {
  id: 'new-agency-worried',
  version: '2',
  inForce: '2026-01-01',
  summary: 'An agency began to report a person late in a series of incidents, and went on',
  reads: EVENT_FIELDS,
  pool: 'new-agency-worried',
  ...newcomerRule(
    (scene, steps) => {
      const {agency} = scene.network.notifications;
      return fromOldAgencies(scene, steps).map((list) => new Set(list.map((index) => AGENCIES[agency[index]!]!)));
    },
    (agency) => `${agency} began to report, and took part`,
  ),
};
