import {DAY_MAX} from '../../base/day.ts';
import {birthOf, isChildOn} from '../../network/life-stage.ts';
import {rowItems} from '../../network/incidence.ts';
import type {Candidate} from '../groups/candidate.ts';
import type {Fact} from '../links/fact.ts';
import {isByNameAlone, personNamesOf} from '../links/person-names.ts';
import type {Scene} from '../links/scene.ts';
import {areNamedSideBySide, mayAgreeInSex} from './namesakes.ts';

/**
 * Adults of a group who may be children of its families: known by name alone, accused of nothing, and with whomever a record of the group names
 * them, reports name a child of these families who bears that name. A list of a child's friends tells names and no ages, and who is exploited must not be
 * shown as the core of those who exploit. An innocent explanation and no identity: who they are nobody knows, and their links count.
 */
export function mayBeChildren(
  {network, kinship}: Scene,
  {links, families}: Pick<Candidate, 'links' | 'families'>,
): ReadonlySet<number> {
  const names = personNamesOf(network);
  const {involvements, involvementsOf, involvementsIn} = network;
  const isOneOfThem = (fact: Fact, other: number): boolean =>
    other !== fact.child &&
    other !== fact.guise &&
    families.includes(kinship.familyOf[other]!) &&
    isChildOn(birthOf(network, other, DAY_MAX), fact.day) &&
    mayAgreeInSex(network, fact.guise, other) &&
    names.areAlike(fact.guise, other) &&
    // A record that gives the name twice tells of two, as of father and son.
    !areNamedSideBySide(network, fact.guise, other);
  const isOfPeer = (fact: Fact): boolean =>
    !fact.accuses &&
    isByNameAlone(network, fact.guise) &&
    rowItems(involvementsOf, fact.child).some((part) =>
      rowItems(involvementsIn, involvements.notification[part]!).some((other) =>
        isOneOfThem(fact, involvements.person[other]!),
      ),
    );
  const byAdult = Map.groupBy(links, ({adult}) => adult);
  return new Set(
    [...byAdult].filter(([, own]) => own.every(({facts}) => facts.every(isOfPeer))).map(([adult]) => adult),
  );
}
