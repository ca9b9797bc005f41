import type {QueuedAlert} from '../clusters/alerts/continuity.ts';
import type {Flag} from '../model/finding.ts';
import {linkRow, nodeRow, type GraphRows} from './graph-rows.ts';

/**
 * Alerts with their people and where they meet, and flags with whom they are about. The words of a flag may speak of a place and
 * stay in the workspace, where "ringfence flag ID" shows them to whom they may be shown.
 */
export function findingRows(
  queue: readonly QueuedAlert[],
  flags: readonly Flag[],
  withheld: ReadonlySet<string>,
): GraphRows {
  const alerts = queue.map(({alert, state}) =>
    nodeRow('Alert', alert.id, {
      name: alert.name,
      motif: alert.motif,
      version: alert.version,
      title: alert.title,
      state,
      score: alert.score,
      families: alert.families.length,
      firstKnowable: alert.firstKnowable,
    }),
  );
  const members = queue.flatMap(({alert}) =>
    alert.persons.map(({person, role, family, standing, because}) =>
      linkRow('IN_ALERT', person, alert.id, `${alert.id} ${person} ${role}`, {role, family, standing, because}),
    ),
  );
  const links = queue.flatMap(({alert}) =>
    alert.links.flatMap((link) =>
      link.children.map((child) =>
        linkRow('LINKED_TO', link.adult, child, `${alert.id} ${link.family} ${link.adult} ${child}`, {
          alert: alert.id,
          family: link.family,
          kinds: link.kinds,
          from: link.firstEvent,
          knownFrom: link.firstReceived,
          agencies: link.agencies,
          records: link.records,
        }),
      ),
    ),
  );
  const places = queue.flatMap(({alert}) =>
    alert.dwellings
      .filter((dwelling) => !withheld.has(dwelling))
      .map((dwelling) => linkRow('MEETS_AT', alert.id, dwelling, `${alert.id} ${dwelling}`, {})),
  );
  const flagged = flags.map((flag) =>
    nodeRow('Flag', flag.id, {
      rule: flag.rule,
      version: flag.version,
      score: flag.score,
      records: flag.records,
      incidents: flag.incidents,
      lastEvent: flag.lastEvent,
      firstKnowable: flag.firstKnowable,
    }),
  );
  const about = flags.flatMap((flag) =>
    flag.persons.map((person, at) => linkRow('ABOUT', flag.id, person, `${flag.id} ${at}`, {place: at + 1})),
  );
  return {nodes: [...alerts, ...flagged], links: [...members, ...links, ...places, ...about]};
}
