import {yearsBetween, isoToDay} from '../base/day.ts';
import {shortId} from '../base/hash.ts';
import type {Birth, Mention} from '../model/mention.ts';
import type {Involvement, Tie} from '../model/notification.ts';
import {fold} from '../text/fold.ts';
import {namePlaceholder} from '../uk/placeholders.ts';
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
export function tieWrittenTwice({out, base, key}: Build): void {
  const roleOf = new Map(out.involvements.map(({mention, role}) => [mention, role]));
  for (const mention of out.mentions) {
    const role = roleOf.get(mention.id);
    const name = role === undefined || !PARTS.has(role) || mention.staff ? '' : fullName(mention);
    if (name === '') continue;
    const [same, ...others] = out.mentions.filter(
      (other) => other.id !== mention.id && !other.staff && isGrown(other) && fullName(other) === name,
    );
    if (same === undefined || others.length > 0) continue;
    if (!isGrown(mention) || mayDiffer(mention, same)) continue;
    const other = roleOf.get(same.id);
    if (role !== 'referrer') {
      // Of two parts that are both on the list the second would say the same again.
      if (other === undefined || other === 'referrer' || other === role || (PARTS.has(other) && same.id < mention.id))
        continue;
      if (!isBornWith(mention, same) && !careAlike(mention.id, same.id, out.ties)) continue;
    }
    const {source, area, ...rest} = base(mention.source.slot);
    const tieId = shortId('T', source.feed, area, key, role!, mention.id, same.id);
    const ends = {from: mention.id, to: same.id};
    out.ties.push({id: tieId, source, area, ...rest, ...ends, kind: 'self', detail: '', start: null, end: null});
  }
}

function mayDiffer(left: Mention, right: Mention): boolean {
  if (left.sex !== 'unknown' && right.sex !== 'unknown' && left.sex !== right.sex) return true;
  return left.birth !== null && right.birth !== null && !meet(left.birth, right.birth);
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
  return given === '' || family === '' || namePlaceholder(name!.given) !== null ? '' : `${given} ${family}`;
}

function isGrown({lifeStage, birth, asAt}: Mention): boolean {
  if (lifeStage === 'child' || lifeStage === 'unborn') return false;
  return birth === null || yearsBetween(isoToDay(birth.from), isoToDay(asAt)) >= GROWN_YEARS_MIN;
}
