import {DAY_MAX} from '../../base/day.ts';
import {rowItems} from '../../network/incidence.ts';
import {birthOf, stageOn} from '../../network/life-stage.ts';
import {personId, type Network} from '../../network/network.ts';
import {circleOf} from '../../packs/circle.ts';
import {type Bond} from '../../packs/bonds.ts';
import type {World} from '../../server/world.ts';
import type {Pair, PairSide} from '../pair.ts';

/** Somebody whom records join to one of the two, or to both. */
export type Beside = {person: string; at: number; left: Bond[]; right: Bond[]};

/** What hangs on who the two are. */
export type Follows = {
  /** Whom records join to both. */
  both: Beside[];
  /** Children tied to, or living with, the one and not the other: the records of the other would come near them. */
  children: Beside[];
  /** Alerts that one of them is in, or that takes the two for one. */
  alerts: {id: string; title: string; side: 'left' | 'right' | 'both'; isAssumed: boolean}[];
  flags: {left: number; right: number};
  /** Notifications that name each. */
  notifications: {left: number; right: number};
};

export type FollowRights = {alerts: boolean; flags: boolean};

/** What would be other if the two were one. Give it a world: what its reader may not see is not in it. */
export function followsOf(world: World, {left, right}: Pick<Pair, 'left' | 'right'>, rights: FollowRights): Follows {
  const network = world.network();
  const people = besideEither(world, left, right);
  const isChild = ({at}: Beside): boolean =>
    CHILDREN.includes(stageOn(birthOf(network, at, DAY_MAX), network.lastReceived));
  const isNear = (bonds: readonly Bond[]): boolean => bonds.some(({via}) => via !== 'notification');
  const isOfBoth = (one: Beside): boolean => one.left.length > 0 && one.right.length > 0;
  const isGaining = (one: Beside): boolean => isChild(one) && isNear(one.left) !== isNear(one.right);
  const shown = withoutSealed(
    world,
    [left.person, right.person],
    people.filter((one) => isOfBoth(one) || isGaining(one)),
  );
  return {
    both: shown.filter(isOfBoth),
    children: shown.filter(isGaining),
    alerts: rights.alerts ? alertsOf(world, left.person, right.person) : [],
    flags: rights.flags
      ? {left: world.flagsOf(left.person).length, right: world.flagsOf(right.person).length}
      : {left: 0, right: 0},
    notifications: {left: notificationsOf(network, left), right: notificationsOf(network, right)},
  };
}

const CHILDREN: readonly string[] = ['child', 'unborn'];

function besideEither(world: World, left: PairSide, right: PairSide): Beside[] {
  const network = world.network();
  const beside = new Map<number, Beside>();
  for (const [name, side] of [
    ['left', left],
    ['right', right],
  ] as const) {
    for (const {person, bonds} of circleOf(network, side.at).families.flatMap(({people}) => people)) {
      if (person === left.at || person === right.at) continue;
      const one = beside.get(person) ?? {person: personId(network, person), at: person, left: [], right: []};
      beside.set(person, {...one, [name]: bonds});
    }
  }
  return [...beside.values()];
}

/** Without whom an adoption parts from the two or from another beside them: on one page they would be named together. */
function withoutSealed(world: World, own: readonly string[], people: readonly Beside[]): Beside[] {
  if (world.network().parted.size === 0) return [...people];
  const ids = [...own, ...people.map(({person}) => person)];
  return people.filter(({person}) => !ids.some((other) => other !== person && world.isSealed(person, other)));
}

function alertsOf(world: World, left: string, right: string): Follows['alerts'] {
  return world.alerts().flatMap(({alert}) => {
    const has = (person: string): boolean => alert.persons.some((member) => member.person === person);
    const [hasLeft, hasRight] = [has(left), has(right)];
    const isAssumed = alert.identities.some(
      (pair) => [pair.left, pair.right].sort().join() === [left, right].sort().join(),
    );
    if (!hasLeft && !hasRight && !isAssumed) return [];
    const side = hasLeft === hasRight ? 'both' : hasLeft ? 'left' : 'right';
    return [{id: alert.id, title: alert.title, side, isAssumed} as const];
  });
}

function notificationsOf({involvementsOf, involvements}: Network, {at}: PairSide): number {
  return new Set(Array.from(rowItems(involvementsOf, at), (part) => involvements.notification[part]!)).size;
}
