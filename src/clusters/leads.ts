import {shortId} from '../base/hash.ts';
import {COMMON_NAME, type Lead} from '../model/lead.ts';
import {HOLD_TEXTS, type HoldReason} from '../resolve/link/decide/hold-reasons.ts';
import {alertLink} from './alerts/alert.ts';
import type {ClusterConfig} from './config.ts';
import {distinct, factsOf, familiesOf} from './groups/group.ts';
import {findIfOne, type IfOne} from './if-one.ts';
import {familyId, personId, type Scene} from './links/scene.ts';
import type {Link} from './links/link.ts';

/**
 * Questions of identity on which linked families hang (`if-one.ts`), the surest identity first. Held against the level of a small hub
 * whatever the size: a lead costs somebody's time and a large hub has no less of it for each.
 */
export function findLeads(scene: Scene, given: ClusterConfig): Lead[] {
  return findIfOne({...scene, config: given}).map((one) => leadOf(scene, one));
}

function leadOf(scene: Scene, {doubt, links, alone, byChance}: IfOne): Lead {
  const [left, right] = [personId(scene, doubt.left), personId(scene, doubt.right)];
  const own = links.flatMap(byGuise);
  return {
    id: shortId('q', left, right),
    left,
    right,
    reason: doubt.reason,
    bits: Number(doubt.bits.toFixed(1)),
    namesakes: doubt.others,
    alone,
    families: familiesOf(links).map((family) => ({
      id: familyId(scene, family),
      children: distinct(factsOf(links.filter((link) => link.family === family)).map(({child}) => child)).map((child) =>
        personId(scene, child),
      ),
    })),
    links: own.map((link) => alertLink(scene, link)),
    expected: Number(byChance.toPrecision(2)),
    evidence: [...new Set(factsOf(links).flatMap(({records}) => records))].sort(),
  };
}

/** A link by the persons whom its records name. */
const byGuise = (link: Link): Link[] =>
  [...Map.groupBy(link.facts, ({guise}) => guise)]
    .sort(([one], [other]) => one - other)
    .map(([guise, facts]) => ({...link, adult: guise, facts}));

/** Why the two of a lead are held apart, in words. */
export const apartWords = (reason: string): string =>
  reason === COMMON_NAME
    ? 'records know one of them by name alone, and others bear that name'
    : HOLD_TEXTS[reason as HoldReason];
