import {z} from 'zod';
import {isoToDay} from '../../base/day.ts';
import {RAGS, type Notification} from '../../model/notification.ts';
import {AGENCIES} from '../../model/source.ts';
import {workingDaysBetween} from '../../uk/working-days.ts';
import {originOf} from '../facts.ts';
import type {Inquiry} from '../inquiry.ts';
import {count, day, words} from '../parameters.ts';
import {question, type Question} from '../question.ts';

/** 29: what waits longer than its rating allows. */
export const pastClock: Question = question({
  name: 'waiting-past-clock',
  number: 29,
  asks: 'Which notifications wait, or waited, past their clock, by rating at receipt and source?',
  method:
    'Notifications of agencies that record decisions, with a rating at receipt. Red is due so many hours after receipt, whatever the time of day (by the end of the day where no time is recorded); amber and green so many working days in England, the day of receipt not counted. What has no decision by today is waiting.',
  parameters: z.strictObject({
    agencies: words(AGENCIES, ['social-care'], 'Agencies whose records carry decisions'),
    redHours: count(4, 'Hours for red'),
    amberDays: count(1, 'Working days for amber'),
    greenDays: count(3, 'Working days for green'),
    blueDays: count(5, 'Working days for blue'),
    from: day('Received on or after this day'),
  }),
  columns: {
    rag: 'Rating at receipt',
    source: 'Who told',
    received: 'Notifications',
    inTime: 'Decided in time',
    late: 'Decided past the clock',
    undated: 'Decided on a day that is not recorded, so neither of the two',
    waiting: 'Not decided, clock still running',
    waitingLate: 'Not decided, past the clock',
    oldest: 'When the oldest of those was received',
    evidence: 'Records waiting past the clock',
  },
  answer: (inquiry, given) => {
    const clocks: Clocks = {
      redHours: given.redHours,
      amber: given.amberDays,
      green: given.greenDays,
      blue: given.blueDays,
    };
    const rows = new Map<string, {rag: string; source: string; states: [State, Notification][]}>();
    for (const item of received(inquiry, given.agencies, given.from ?? '')) {
      const source = originOf(item);
      const key = `${RAGS.indexOf(item.ragInitial!)} ${source}`;
      const row = rows.get(key) ?? {rag: item.ragInitial!, source, states: []};
      rows.set(key, row);
      row.states.push([stateOf(item, inquiry.today, clocks), item]);
    }
    return [...rows]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, {rag, source, states}]) => {
        const number = (state: State): number => states.filter(([one]) => one === state).length;
        const late = states.filter(([one]) => one === 'waiting late').map(([, item]) => item);
        return {
          rag,
          source,
          received: states.length,
          inTime: number('in time'),
          late: number('late'),
          undated: number('undated'),
          waiting: number('waiting'),
          waitingLate: late.length,
          oldest: late.map(({receivedAt}) => receivedAt).sort()[0] ?? null,
          evidence: late.map(({id}) => id).sort(),
        };
      });
  },
});

type Clocks = {redHours: number; amber: number; green: number; blue: number};
type State = 'in time' | 'late' | 'undated' | 'waiting' | 'waiting late';

function received({network, records}: Inquiry, agencies: readonly string[], from: string): Notification[] {
  return records.notifications.filter(
    (item, at) =>
      network.notifications.known[at] === 1 &&
      item.ragInitial !== null &&
      agencies.includes(item.agency) &&
      item.receivedAt >= from,
  );
}

/** Where a notification stands against its clock at the end of `today`; a decision made later is not known yet. */
export function stateOf(item: Notification, today: number, clocks: Clocks): State {
  if (item.decidedAt === null && item.outcomes.length > 0) return 'undated';
  const decided = item.decidedAt !== null && isoToDay(item.decidedAt) <= today ? item.decidedAt : null;
  const isLate = isPast(item, decided, today, clocks);
  if (decided !== null) return isLate ? 'late' : 'in time';
  return isLate ? 'waiting late' : 'waiting';
}

function isPast(
  {receivedAt, ragInitial}: Notification,
  decided: string | null,
  today: number,
  clocks: Clocks,
): boolean {
  const start = isoToDay(receivedAt);
  const end = decided === null ? today : isoToDay(decided);
  if (ragInitial !== 'red') return workingDaysBetween(start, end) > clocks[ragInitial!];
  // What has not been decided is looked at on the stroke of midnight.
  const until = decided === null ? (end + 1) * 24 * 60 : minuteOf(decided, 23 * 60 + 59);
  return until > minuteOf(receivedAt, 23 * 60 + 59) + clocks.redHours * 60;
}

/** Minutes since 1970; a moment without a time stands for `otherwise`, minutes into its day. */
function minuteOf(moment: string, otherwise: number): number {
  const time = moment.length > 10 ? Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16)) : otherwise;
  return isoToDay(moment) * 24 * 60 + time;
}
