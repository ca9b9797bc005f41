import {indexOfId} from '../../base/find-by-id.ts';
import {NOTIFICATION_KINDS} from '../../model/notification.ts';
import {adultsOf, factsOf, familiesOf} from '../groups/group.ts';
import {maskOf} from '../../network/columns/columns.ts';
import type {Scene} from '../links/scene.ts';
import type {Link} from '../links/link.ts';

/**
 * The motif of domain practice that a group of links shows: families whose children were removed, an adult met through work,
 * families of several authorities, one adult, or several.
 */
export function motifOf(scene: Scene, links: readonly Link[]): string {
  const families = familiesOf(links);
  const adults = adultsOf(links);
  if (2 * families.filter((family) => hasRemoval(scene, links, family)).length > families.length)
    return 'removed-children';
  if (adults.length === 1 && links.some((link) => isThroughWork(scene, link))) return 'professional';
  if (areasOf(links).length > 1) return 'cross-borough';
  return adults.length === 1 ? 'serial-adult' : 'shared-adults';
}

/** Authorities whose records the links rest on. */
function areasOf(links: readonly Link[]): string[] {
  return [...new Set(factsOf(links).map(({area}) => area))].filter((area) => area !== '').sort();
}

function hasRemoval({network}: Scene, links: readonly Link[], family: number): boolean {
  return links.some(
    (link) =>
      link.family === family &&
      link.facts.some(({incident}) =>
        incident < 0 ? false : network.resolved.incidents[incident]!.notifications.some((id) => isRemoval(network, id)),
      ),
  );
}

const IS_REMOVAL = maskOf(NOTIFICATION_KINDS, ['child-protection-plan', 'care-entry']);

/** As of a day an incident has its later records, too. */
function isRemoval({records, notifications}: Scene['network'], id: string): boolean {
  const at = indexOfId(records.notifications, id);
  return at >= 0 && notifications.known[at] === 1 && IS_REMOVAL[notifications.kind[at]!] === 1;
}

function isThroughWork(scene: Scene, {adult, facts}: Link): boolean {
  return facts.some(({child}) => scene.kinship.isRole(adult, child));
}
