import {yearsBetween, isoToDay} from '../../base/day.ts';
import {shortId} from '../../base/hash.ts';
import type {Birth, Mention} from '../../model/mention.ts';
import type {Involvement, Tie} from '../../model/notification.ts';
import {fold} from '../../text/fold.ts';
import {namePlaceholder} from '../../uk/placeholders.ts';
import type {Build} from './row-build.ts';

/** Younger people are seldom those who refer, and bear the names of those who do. */
const GROWN_YEARS_MIN = 16;

/** What two mentions may both be to a child only if they are one person, where they have one name as well. */
const CARE = new Set<Tie['kind']>([
  'parent',
  'step-parent',
  'adoptive-parent',
  'foster-carer',
  'guardian',
  'grandparent',
]);

/** Parts that one grown person has in a row beside another: the parent who is suspected, the carer who refers. */
const PARTS = new Set<Involvement['role']>(['parent', 'carer', 'suspect', 'referrer']);

/**
 * Adds a tie `self` between mentions of a row that are one person written twice, as forms have a place for each part that somebody
 * has: a father stands as parent and as suspect, a mother as parent and as referrer. One full name, and one grown person beside who
 * bears it in another part, is somebody written twice and no namesake: whoever refers in any case, others by an equal birth date, or by
 * being the same to a child, since a father and his grown son may bear one name.
 */
export function tieWrittenTwice(build: Build): void {
  const {out} = build;
  const roleOf = new Map(out.involvements.map(({mention, role}) => [mention, role]));
  for (const mention of out.mentions) {
    const role = roleOf.get(mention.id);
    const name = role === undefined || !PARTS.has(role) || mention.staff ? '' : fullName(mention);
    if (name === '') continue;
    const [same, ...others] = out.mentions.filter(
      (other) => other.id !== mention.id && !other.staff && isGrown(other) && fullName(other) === name,
    );
    if (same === undefined || others.length > 0) continue;
    const caresAlike = careAlike(mention.id, same.id, out.ties);
    if (!isGrown(mention) || differ(mention, same, caresAlike)) continue;
    const other = roleOf.get(same.id);
    if (role !== 'referrer') {
      // Of two parts that are both on the list the second would say the same again.
      if (other === undefined || other === 'referrer' || other === role || (PARTS.has(other) && same.id < mention.id))
        continue;
      if (!isBornWith(mention, same) && !caresAlike) continue;
    }
    tieSelf(build, role!, mention, same);
  }
  tieNumbersOfParents(build);
}

/** A row that gives the mother's name in one place and her number in another speaks of one mother: a child has no two. */
function tieNumbersOfParents(build: Build): void {
  const {mentions, ties} = build.out;
  const parents = ties.filter(({kind, detail}) => kind === 'parent' && detail !== '');
  for (const bare of mentions.filter(({names}) => names.length === 0)) {
    const own = parents.find(({from}) => from === bare.id);
    if (own === undefined) continue;
    const named = parents.filter(({from, to, detail}) => from !== bare.id && to === own.to && detail === own.detail);
    const mention = named.length === 1 ? mentions.find(({id}) => id === named[0]!.from) : undefined;
    if (mention !== undefined && mention.names.length > 0) tieSelf(build, 'parent', bare, mention);
  }
}

function tieSelf({out, base, key}: Build, why: string, left: Mention, right: Mention): void {
  const {source, area, ...rest} = base(left.source.slot);
  const id = shortId('T', source.feed, area, key, why, left.id, right.id);
  const ends = {from: left.id, to: right.id};
  out.ties.push({id, source, area, ...rest, ...ends, kind: 'self', detail: '', start: null, end: null});
}

/** A birth date with a slip does not make two fathers of one name out of one. */
function differ(left: Mention, right: Mention, caresAlike: boolean): boolean {
  if (left.sex !== 'unknown' && right.sex !== 'unknown' && left.sex !== right.sex) return true;
  return !caresAlike && left.birth !== null && right.birth !== null && !meet(left.birth, right.birth);
}

const isBornWith = (left: Mention, right: Mention): boolean =>
  left.birth?.kind === 'exact' && right.birth?.kind === 'exact' && left.birth.from === right.birth.from;

function careAlike(left: string, right: string, ties: readonly Tie[]): boolean {
  return ties.some(
    ({from, to, kind}) =>
      from === left &&
      CARE.has(kind) &&
      ties.some((other) => other.from === right && other.to === to && other.kind === kind),
  );
}

const meet = (left: Birth, right: Birth): boolean => left.from <= right.to && right.from <= left.to;

/** Forename and family name as recorded; empty where either is not told. */
function fullName({names}: Mention): string {
  const [name] = names;
  const given = fold(name?.given ?? '');
  const family = fold(name?.family ?? '');
  return given === '' || family === '' || namePlaceholder(name!.given, name!.family) !== null
    ? ''
    : `${given} ${family}`;
}

function isGrown({lifeStage, birth, asAt}: Mention): boolean {
  if (lifeStage === 'child' || lifeStage === 'unborn') return false;
  return birth === null || yearsBetween(isoToDay(birth.from), isoToDay(asAt)) >= GROWN_YEARS_MIN;
}
