import {ROLES, TIE_KINDS, type TieKind} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {originOf, otherEnd, tieId} from '../../network/network.ts';
import type {Scene} from './scene.ts';
import {PLAIN_GRAVITY} from './facts-of-homes.ts';
import {isMalicious} from './facts-of-notifications.ts';
import type {Fact} from './fact.ts';

/** Families that an adult came into as a partner, and in which no other relation makes the adult kin, rising. */
export function passedThrough({kinship}: Scene, adult: number): number[] {
  const isKin = (family: number): boolean =>
    kinship.membersOf(family).some((member) => kinship.mayBeKin(adult, member) || kinship.isRole(adult, member));
  return [...(kinship.partnerIn.get(adult) ?? [])].filter((family) => !isKin(family)).sort((one, other) => one - other);
}

/** What ties say of an adult as partner in a family: one fact for each tie and child, in order of tie. */
export function partnershipFacts({network, kinship}: Scene, adult: number, family: number): Fact[] {
  const {ties, columns, tiesOf} = network;
  const facts: Fact[] = [];
  for (const tie of rowItems(tiesOf, adult)) {
    if (IS_PARTNERSHIP[ties.kind[tie]!] === 0) continue;
    const other = otherEnd(network, tie, adult);
    const isOf = (child: number): boolean => child === other || kinship.parentsOf(child).includes(other);
    for (const child of kinship.membersOf(family).filter(isOf))
      facts.push({
        adult,
        guise: adult,
        child,
        kind: 'partner',
        day: ties.event[tie]!,
        received: ties.received[tie]!,
        gravity: PLAIN_GRAVITY,
        accuses: false,
        incident: -1,
        ...originOf(network, columns.ties, ties.record[tie]!),
        records: [tieId(network, tie)],
      });
  }
  return facts;
}

const PARTNERSHIPS: readonly TieKind[] = ['partner', 'ex-partner', 'step-parent'];
const IS_PARTNERSHIP = Uint8Array.from(TIE_KINDS, (kind) => (PARTNERSHIPS.includes(kind) ? 1 : 0));

/**
 * Families, of those given, beside whose children a report of at least a gravity calls the adult the suspect. Kin or not: of most partners
 * it is asked how often they are, and they are kin.
 */
export function harmedBy(
  {network, kinship, gravityOf}: Scene,
  adult: number,
  among: ReadonlySet<number>,
  gravityMin: number,
): Set<number> {
  const {involvements, involvementsOf, involvementsIn, notifications} = network;
  const harmed = new Set<number>();
  for (const part of rowItems(involvementsOf, adult)) {
    const at = involvements.notification[part]!;
    if (involvements.role[part] !== SUSPECT || gravityOf[notifications.kind[at]!]! < gravityMin) continue;
    if (isMalicious(network, at)) continue;
    for (const other of rowItems(involvementsIn, at)) {
      const family = kinship.familyOf[involvements.person[other]!]!;
      if (IS_HURT[involvements.role[other]!] === 1 && among.has(family)) harmed.add(family);
    }
  }
  return harmed;
}

const SUSPECT = ROLES.indexOf('suspect');
const IS_HURT = Uint8Array.from(ROLES, (role) => (role === 'subject' || role === 'victim' ? 1 : 0));
