import {setAt} from '../../src/base/get-or-insert.ts';
import {areSiblings, firstDayTogether, isAdultOn, isParent, type Deed, type Life, type Shown} from './life.ts';

/** Somebody who truly harmed people of two or more families at home, and how many of these families rows show. */
export type TrueSerial = {person: Life; families: number; shown: number};

/** Ties of kin or of a couple by which two victims still belong together. */
const STEPS = 3;

/**
 * Everybody who, as an adult, harmed victims of two or more families at home, none of whom is tied to another except through
 * that person: no kin or couple within three steps, no home they shared, no incident that harmed both. Read off what
 * happened, planted or not; nothing of it is how the engine looks.
 */
export function trueSerials(deeds: readonly Deed[], kin: KinOf, {named}: Shown): TrueSerial[] {
  const bySuspect = Map.groupBy(
    deeds.filter(({suspect, day, kind}) => kind !== 'other' && isAdultOn(suspect, day)),
    ({suspect}) => suspect,
  );
  return [...bySuspect].flatMap(([person, own]) => {
    const groups = groupsOf(own, person, kin).filter(({deeds: done}) => done.some((deed) => wasAtHome(deed)));
    if (groups.length < 2) return [];
    const isShown = ({incident, victims}: Deed): boolean => {
      const rows = named.get(incident);
      return rows?.has(person.id) === true && victims.some(({id}) => rows.has(id));
    };
    return [{person, families: groups.length, shown: groups.filter(({deeds: done}) => done.some(isShown)).length}];
  });
}

/** Kin and couples of somebody, at one step. */
export type KinOf = (person: Life) => readonly Life[];

/** All ties of a borough; brothers and sisters are two steps apart, by a parent. */
export function kinOfAll(lives: readonly Life[]): KinOf {
  const ties = new Map<Life, Set<Life>>();
  const tie = (left: Life, right: Life): void => {
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const list = setAt(ties, one);
      list.add(other);
    }
  };
  for (const life of lives) {
    for (const parent of [life.mother, life.father, ...life.adopters]) if (parent !== null) tie(life, parent);
    for (const {other} of life.couples) tie(life, other);
  }
  return (person) => [...(ties.get(person) ?? [])];
}

/** Within `steps` ties, without going through `without`. */
export function within(start: Life, steps: number, without: Life, kin: KinOf): Set<Life> {
  const reached = new Set([start]);
  let edge = [start];
  for (let step = 0; step < steps; step++) {
    const next: Life[] = [];
    for (const at of edge) {
      for (const other of kin(at)) {
        if (other === without || reached.has(other)) continue;
        reached.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return reached;
}

type Group = {victims: Set<Life>; deeds: Deed[]};

function groupsOf(deeds: readonly Deed[], suspect: Life, kin: KinOf): Group[] {
  let groups: Group[] = [];
  for (const deed of deeds) {
    const victims = deed.victims.filter((victim) => victim !== suspect);
    if (victims.length === 0) continue;
    const near = new Set(victims.flatMap((victim) => [...within(victim, STEPS, suspect, kin)]));
    const same = groups.filter((group) =>
      [...group.victims].some(
        (other) => near.has(other) || victims.some((victim) => firstDayTogether(victim, other) < Infinity),
      ),
    );
    const joined: Group = {
      victims: new Set([...same.flatMap((group) => [...group.victims]), ...victims]),
      deeds: [...same.flatMap((group) => group.deeds), deed],
    };
    groups = [...groups.filter((group) => !same.includes(group)), joined];
  }
  return groups;
}

/** Domestic abuse; or grave harm to somebody of the own home, family or couple. */
function wasAtHome({kind, suspect, victims, day}: Deed): boolean {
  if (kind === 'domestic') return true;
  return victims.some(
    (victim) =>
      firstDayTogether(suspect, victim) <= day ||
      isParent(suspect, victim) ||
      areSiblings(suspect, victim) ||
      suspect.couples.some(({other, from}) => from <= day && (other === victim || isParent(other, victim))),
  );
}
