import {dayToIso} from '../../src/base/day.ts';
import type {Rng} from '../../src/base/rng.ts';
import {untoldMention, type Mention} from '../../src/model/mention.ts';
import type {Involvement, Notification, NotificationKind, Role} from '../../src/model/notification.ts';
import type {Records} from '../../src/model/records.ts';
import type {Resolved} from '../../src/model/resolved.ts';
import type {Provenance} from '../../src/model/source.ts';
import {concern} from '../concern.ts';

/** What is planted into a series; in `none` nothing changes, and in `mixed` neither, but it has the mild and the grave in any order. */
export type Planted = 'intervals' | 'gravity' | 'kind' | 'agency' | 'person' | 'birth' | 'quiet' | 'none' | 'mixed';

/** Kinds of gravity 1 to 4 by the published table. */
const BY_GRAVITY: readonly NotificationKind[] = ['child-concern', 'neglect', 'domestic-abuse', 'physical-abuse'];
const FIRST = 18_000;
/** Days a series lasts; the hub looks on for as long again. */
const SPAN = 1000;

type Agency = Notification['agency'];
type Step = {day: number; kind: NotificationKind; agency: Agency; beside: boolean};

/**
 * A hub of series of `count` steps, one child each. Where nothing changes, days are uniform, kinds mild and agencies police or social
 * care, in any order. What is planted is plain: intervals that shrink by a third each time; gravity that rises evenly; a kind,
 * an agency or a person in the last half of the steps only; four steps in five within the year and a half around a birth;
 * no step more for as long as the series lasted and half again.
 */
export function makeSeriesHub(
  rng: Rng,
  planted: readonly Planted[],
  count: number,
): {records: Records; resolved: Resolved} {
  const records: Records = {mentions: [], notifications: [], involvements: [], ties: [], stays: []};
  for (const [at, what] of planted.entries()) addSeries(records, rng, String(at).padStart(4, '0'), what, count);
  // Every agency has recorded somebody before any series begins, and something happens to somebody to the end.
  const other = mentionOf('z0', FIRST - 400, FIRST - 6000);
  records.mentions.push(other);
  for (const [i, agency] of (['police', 'social-care', 'health'] as const).entries())
    addNotification(records, `z${i}`, {day: FIRST - 300, kind: 'assessment', agency, beside: false}, [
      [other, 'subject'],
    ]);
  addNotification(records, 'z9', {day: FIRST + 2.6 * SPAN, kind: 'assessment', agency: 'police', beside: false}, [
    [other, 'subject'],
  ]);
  return {records: sorted(records), resolved: resolvedOf(records)};
}

function addSeries(records: Records, rng: Rng, id: string, what: Planted, count: number): void {
  const child = mentionOf(`c${id}`, FIRST - 400, FIRST - 3000);
  const man = mentionOf(`m${id}`, FIRST - 400, FIRST - 12_000);
  const baby = mentionOf(`b${id}`, FIRST + 700, FIRST + 600);
  records.mentions.push(child, man, baby);
  records.ties.push({
    ...about(`t${id}`, FIRST + 700),
    from: baby.id,
    to: child.id,
    kind: 'sibling',
    detail: '',
    start: null,
    end: null,
  });
  for (const [at, step] of stepsOf(rng, what, count).entries())
    addNotification(records, `n${id}-${String(at).padStart(2, '0')}`, step, [
      [child, 'subject'],
      ...(step.beside ? [[man, 'associate'] as [Mention, Role]] : []),
    ]);
}

function stepsOf(rng: Rng, what: Planted, count: number): Step[] {
  const isLate = (at: number): boolean => at >= Math.floor(count / 2);
  return daysOf(rng, what, count).map((day, at) => ({
    day,
    kind:
      what === 'gravity'
        ? BY_GRAVITY[Math.min(3, Math.floor((at / count) * 4))]!
        : what === 'kind' && isLate(at)
          ? 'missing'
          : BY_GRAVITY[rng.int(what === 'mixed' ? 4 : 2)]!,
    agency: what === 'agency' && isLate(at) ? 'health' : rng.int(2) === 0 ? 'police' : 'social-care',
    beside: what === 'person' && isLate(at),
  }));
}

function daysOf(rng: Rng, what: Planted, count: number): number[] {
  if (what === 'intervals') {
    const gaps = Array.from({length: count - 1}, (_, at) => 0.67 ** at * (0.85 + 0.3 * rng.next()));
    const scale = (SPAN - 12 * count) / gaps.reduce((sum, gap) => sum + gap, 0);
    let day = FIRST;
    return [day, ...gaps.map((gap) => (day += Math.round(gap * scale) + 12))];
  }
  // A birth on day 600: from 320 to 965 of the series is its time.
  const draw = (at: number): number =>
    what === 'birth' && at % 5 !== 0 ? 330 + rng.next() * 620 : rng.next() * SPAN * (what === 'quiet' ? 1 : 2.5);
  const span = what === 'birth' ? SPAN * 2.5 : 0;
  const days = Array.from({length: count}, (_, at) => FIRST + Math.round(draw(at))).sort((a, b) => a - b);
  if (span > 0) [days[0], days[count - 1]] = [FIRST, FIRST + span];
  // Steps lie more than a week apart, else they would be one.
  for (let at = 1; at < count; at++) days[at] = Math.max(days[at]!, days[at - 1]! + 9);
  return days;
}

const about = (id: string, day: number): Provenance => ({
  id,
  source: {feed: 'bench', file: 'bench', row: 1, slot: ''},
  agency: 'police',
  area: 'BRE',
  receivedAt: dayToIso(Math.round(day)),
});

function mentionOf(id: string, day: number, born: number): Mention {
  const birth = dayToIso(born);
  return {
    ...untoldMention(about(id, day)),
    asAt: dayToIso(day),
    birth: {from: birth, to: birth, kind: 'exact'},
  };
}

function addNotification(records: Records, id: string, step: Step, parts: readonly [Mention, Role][]): void {
  records.notifications.push({
    ...concern({...about(id, step.day), agency: step.agency}),
    kind: step.kind,
  });
  for (const [who, role] of parts)
    records.involvements.push({
      ...about(`${id}-${who.id}`, step.day),
      notification: id,
      mention: who.id,
      role,
    } satisfies Involvement);
}

function sorted(records: Records): Records {
  for (const list of Object.values(records) as {id: string}[][])
    list.sort((left, right) => (left.id < right.id ? -1 : 1));
  return records;
}

/** Everybody is known for who they are, and each notification is an incident of its own. */
function resolvedOf({mentions, notifications, stays}: Records): Resolved {
  return {
    persons: mentions.map(({id}) => ({id, mentions: [id]})),
    personOf: Int32Array.from(mentions, (_, at) => at),
    held: [],
    kinLevels: new Int32Array(),
    dwellings: [],
    dwellingOfMention: new Int32Array(mentions.length).fill(-1),
    dwellingOfStay: new Int32Array(stays.length).fill(-1),
    dwellingOfNotification: new Int32Array(notifications.length).fill(-1),
    dwellingAsWritten: new Int32Array(),
    incidents: notifications.map(({id}) => ({id: `i${id}`, notifications: [id], reasons: []})),
    incidentOf: Int32Array.from(notifications, (_, at) => at),
  };
}
