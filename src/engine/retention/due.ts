import {addMonths, dayToIso, isoToDay} from '../../base/day.ts';
import type {Records} from '../../model/records.ts';
import type {StoredVersion} from '../../workspace/erasure.ts';
import type {RetentionPolicy, RetentionRule} from './policy.ts';

/** What is known of the people in rows beyond the row itself; by id of a mention. `YYYY-MM-DD`, empty where nothing is known. */
export type PeopleKnown = {
  /** Last receipt of any row about the person. */
  lastContact(mention: string): string;
  /** The last day on which the person can have been born, by any row: a doubt keeps longer. */
  bornTo(mention: string): string;
};

/** When a row is to go. */
export type Due =
  /** From this day on, by this rule. */
  | {type: 'due'; rule: RetentionRule; day: string}
  /** Its rule cannot tell: it goes by an age, and no birth date is recorded of anybody in it; or no receipt is. */
  | {type: 'unknown'; rule: RetentionRule}
  | {type: 'no-rule'};

/**
 * When one version of a row is to go by a policy: a pure function of what the row says and of what is known of its people. `confirmed` is the
 * receipt of the last file that said the same, which counts for rows that tell of no event: who still stands on a register is a statement of today.
 */
export function dueOf(version: StoredVersion, policy: RetentionPolicy, people: PeopleKnown, confirmed: string): Due {
  const rule = policy.rules.find((candidate) => isFor(candidate, version));
  if (rule === undefined) return {type: 'no-rule'};
  const {months = 0, years = 0, after, untilAge} = rule.keep;
  const {records} = version;
  const persons = records.mentions.filter(({staff}) => !staff).map(({id}) => id);
  const start = startOf(records, after, persons, people, confirmed);
  if (start === '') return {type: 'unknown', rule};
  const day = addMonths(isoToDay(start), months + years * 12);
  if (untilAge === undefined) return {type: 'due', rule, day: dayToIso(day)};
  const youngest = latest(persons.map((id) => people.bornTo(id)));
  if (youngest === '') return {type: 'unknown', rule};
  return {type: 'due', rule, day: dayToIso(Math.max(day, addMonths(isoToDay(youngest), untilAge * 12)))};
}

function startOf(
  records: Records,
  after: RetentionRule['keep']['after'],
  persons: readonly string[],
  people: PeopleKnown,
  confirmed: string,
): string {
  const received = receivedOf(records, confirmed);
  if (after === 'received') return received;
  const others =
    after === 'event'
      ? records.notifications.map(({eventAt}) => dayOf(eventAt))
      : persons.map((id) => people.lastContact(id));
  return after === 'event' ? latest(others) || received : latest([...others, received]);
}

/** The last receipt that a row names. */
function receivedOf(records: Records, confirmed: string): string {
  const named = Object.values(records).flatMap((list) => list.map(({receivedAt}) => dayOf(receivedAt)));
  return latest(records.notifications.length > 0 ? named : [...named, dayOf(confirmed)]);
}

function isFor({feeds, agencies, areas, kinds, outcomes}: RetentionRule, {feed, records}: StoredVersion): boolean {
  const said = [...records.mentions, ...records.notifications, ...records.ties, ...records.stays];
  return (
    (feeds === undefined || feeds.includes(feed)) &&
    (agencies === undefined || said.every(({agency}) => agencies.includes(agency))) &&
    (areas === undefined || said.every(({area}) => areas.includes(area))) &&
    (kinds === undefined || areAll(records.notifications, ({kind}) => kinds.includes(kind))) &&
    (outcomes === undefined ||
      areAll(records.notifications, ({outcomes: own}) => areAll(own, (outcome) => outcomes.includes(outcome))))
  );
}

const areAll = <T>(list: readonly T[], is: (item: T) => boolean): boolean => list.length > 0 && list.every(is);

const dayOf = (moment: string): string => moment.slice(0, 10);

const latest = (days: readonly string[]): string => days.reduce((last, day) => (day > last ? day : last), '');
