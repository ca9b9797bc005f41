import {z} from 'zod';
import type {Policy} from '../../access/policy.ts';
import type {QueuedAlert} from '../../clusters/alerts/continuity.ts';
import {isOffQueue} from '../../model/alert-decision.ts';
import type {Network} from '../../network/network.ts';
import {AlertBody, AlertSummary} from '../schemas/alerts.ts';
import {page} from '../schemas/page.ts';
import {Ref} from '../schemas/ref.ts';
import {evidenceOf} from './findings.ts';
import {PageQuery, pageOf} from './paging.ts';
import type {ApiRoute} from './route.ts';

export const ALERT_ROUTES: readonly ApiRoute[] = [
  {
    id: 'listAlerts',
    method: 'GET',
    url: '/v1/alerts',
    action: 'alerts:read',
    summary: 'Linked-family clusters for review, in order of the queue',
    query: PageQuery.extend({
      dismissed: z
        .enum(['true', 'false'])
        .default('false')
        .describe('Those that were dismissed or are duplicates, too'),
    }),
    answer: page(AlertSummary),
    handle: ({query, world}) => {
      const all = world.alerts().filter(({state}) => query['dismissed'] === 'true' || !isOffQueue(state));
      const {items, next} = pageOf(
        all.map((queued) => ({id: queued.alert.id, queued})),
        query,
      );
      const shown = items.map(({queued}) => queued);
      return {objects: alertObjects(shown), body: {items: shown.map(summary), next}};
    },
  },
  {
    id: 'showAlert',
    method: 'GET',
    url: '/v1/alerts/:ref',
    action: 'alerts:read',
    summary: 'One alert with the records behind every link',
    params: z.strictObject({ref: Ref}),
    answer: AlertBody,
    handle: ({params, world, deps}) => {
      const queued = world.alerts().find(({alert}) => alert.id === params['ref']);
      if (queued === undefined) return null;
      return {objects: alertObjects([queued]), body: alertBody(queued, world.network(), deps.policy())};
    },
  },
];

const alertObjects = (queue: readonly QueuedAlert[]): string[] => [
  ...new Set(queue.flatMap(({alert}) => [alert.id, ...alert.persons.map(({person}) => person)])),
];

const summary = ({alert, state}: QueuedAlert): z.infer<typeof AlertSummary> => ({
  id: alert.id,
  motif: alert.motif,
  version: alert.version,
  name: alert.name,
  title: alert.title,
  state,
  since: alert.firstKnowable,
  persons: alert.persons,
});

function alertBody(queued: QueuedAlert, network: Network, policy: Policy): z.infer<typeof AlertBody> {
  const {alert, newEvidence} = queued;
  const {model, statistic, observed, expected, p, q, draws, hypotheses} = alert.chance;
  return {
    ...summary(queued),
    links: alert.links.map(({firstEvent, firstReceived, ...link}) => ({
      ...link,
      first_event: firstEvent,
      first_received: firstReceived,
    })),
    associations: (alert.associations ?? []).map(({firstEvent, firstReceived, ...pair}) => ({
      ...pair,
      first_event: firstEvent,
      first_received: firstReceived,
    })),
    places: alert.dwellings,
    chance: {model, statistic, observed, expected, p, q, draws, hypotheses},
    benign: alert.benign,
    agencies: alert.agencies.map(({ofLinks, ...view}) => ({...view, of_links: ofLinks})),
    fragility: alert.fragility,
    new_evidence: newEvidence,
    evidence: evidenceOf(network, policy, alert.evidence),
  };
}
