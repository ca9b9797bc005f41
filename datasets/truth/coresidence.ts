import {listAt, setAt} from '../../src/base/get-or-insert.ts';
import {areClose, firstDayTogether, isAdultOn, type Conviction, type Deed, type Life, type Shown} from './life.ts';
import {within, type KinOf} from './serial.ts';

/**
 * An adult who began to live with a child not their own after harm to somebody outside the child's family. `known`: the first day
 * on which rows had told of the concern and had given the door as the address of both; Infinity where they never do, or give it
 * as the adult's before the two met. `told`: the first day on which, besides, a row from the meeting on had named the adult beside
 * the child or one of the child's household or close kin; what two registers say of one door alone may as well be a family that left.
 */
export type TrueMeeting = {
  adult: Life;
  child: Life;
  from: number;
  concern: ConcernKind;
  known: number;
  told: number;
};

export type ConcernKind = 'offence' | 'allegation' | 'domestic';

/** Less is a visit. */
const DAYS_MIN = 28;
const CONCERN_DAYS = 3653;
const FAMILY_STEPS = 2;

type Concern = {day: number; kind: ConcernKind; victims: readonly Life[]; reported: number};

/** Every such meeting until `end`, planted or not, read off where people lived and what they did. */
export function trueMeetings(
  lives: readonly Life[],
  deeds: readonly Deed[],
  convictions: readonly Conviction[],
  kin: KinOf,
  shown: Shown,
  end: number,
): TrueMeeting[] {
  const childrenAt = new Map<number, Set<Life>>();
  for (const life of lives) {
    for (const {door} of life.homes) {
      const list = setAt(childrenAt, door);
      list.add(life);
    }
  }
  return [...concernsOf(deeds, convictions, shown)].flatMap(([adult, concerns]) =>
    adult.homes.flatMap((home) =>
      [...(childrenAt.get(home.door) ?? [])].flatMap((child) => {
        const from = firstDayTogether(adult, child);
        const lasts = child.homes.some(
          (other) =>
            other.door === home.door &&
            Math.max(other.from, home.from) === from &&
            Math.min(other.to, home.to, end) - from >= DAYS_MIN,
        );
        if (!lasts || child === adult || isAdultOn(child, from) || child.born >= from || areClose(adult, child))
          return [];
        const family = within(child, FAMILY_STEPS, adult, kin);
        const relevant = concerns.filter(
          ({day, victims}) =>
            day < from &&
            from - day <= CONCERN_DAYS &&
            isAdultOn(adult, day) &&
            (victims.length === 0 || victims.some((victim) => !family.has(victim))),
        );
        return (['offence', 'allegation', 'domestic'] as const).flatMap((concern): TrueMeeting[] => {
          const same = relevant.filter(({kind}) => kind === concern);
          if (same.length === 0) return [];
          const told = Math.min(...same.map(({reported}) => reported));
          const known = Math.max(
            told,
            seenAt(adult, home.door, from, shown),
            seenAt(child, home.door, -Infinity, shown),
          );
          const household = householdOf(lives, child, home.door, from);
          return [{adult, child, from, concern, known, told: Math.max(known, toldAt(adult, household, from, shown))}];
        });
      }),
    ),
  );
}

function concernsOf(
  deeds: readonly Deed[],
  convictions: readonly Conviction[],
  {named}: Shown,
): Map<Life, readonly Concern[]> {
  const all = new Map<Life, Concern[]>();
  const add = (person: Life, concern: Concern): void => {
    listAt(all, person).push(concern);
  };
  for (const {person, day, reported} of convictions) add(person, {day, kind: 'offence', victims: [], reported});
  for (const {suspect, victims, day, kind, incident} of deeds) {
    if (kind === 'other') continue;
    const reported = named.get(incident)?.get(suspect.id) ?? Infinity;
    add(suspect, {day, kind: kind === 'domestic' ? 'domestic' : 'allegation', victims, reported});
  }
  return all;
}

/** Ids of the child, of those who lived behind the door when somebody came to the child there, and of the child's close kin. */
const householdOf = (lives: readonly Life[], child: Life, door: number, day: number): Set<number> =>
  new Set(
    lives
      .filter(
        (life) =>
          life === child ||
          areClose(life, child) ||
          life.homes.some((home) => home.door === door && home.from < day && home.to >= day),
      )
      .map(({id}) => id),
  );

/** First day from `from` on which a row named the adult beside one of the household. */
function toldAt({id}: Life, household: ReadonlySet<number>, from: number, {beside}: Shown): number {
  const days = (beside.get(id) ?? []).flatMap(({received, persons}) =>
    received >= from && [...persons].some((person) => person !== id && household.has(person)) ? [received] : [],
  );
  return Math.min(Infinity, ...days);
}

/** First day from `from` on which a row gave the door as the person's address. */
const seenAt = ({id}: Life, door: number, from: number, {doors}: Shown): number =>
  doors
    .get(id)
    ?.get(door)
    ?.find((day) => day >= from) ?? Infinity;
