import {expect, test} from 'vitest';
import {addMonths, dayToIso, isoToDay} from '../../src/base/day.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {Notification, NotificationKind, Role} from '../../src/model/notification.ts';
import type {Records} from '../../src/model/records.ts';
import {adult, child, ruleFlags} from '../support/concerns.ts';
import {born, involve, mention, notification, records, tie} from '../support/records.ts';

/** One incident of a series: what, by whom, who else was there. */
type Step = {kind?: NotificationKind; agency?: 'police' | 'health' | 'social-care'; beside?: [Mention, Role][]};

const START = isoToDay('2020-01-01');
const who = child('c', {asAt: '2020-01-01'});
const someone = child('x', {asAt: '2019-01-01'});

/** A series about one child, one step every other month, in a hub in which every agency had recorded something before. */
function series(steps: readonly Step[], rest: Partial<Records> = {}, isNew: readonly string[] = []): Records {
  const parts = steps.map(({kind = 'neglect', agency = 'police', beside = []}, at) => {
    const one = notification(`n${at}`, {kind, agency, eventAt: dayToIso(addMonths(START, 2 * at))});
    return {
      one,
      in: [[who, 'subject'] as [Mention, Role], ...beside].map(([person, role]) => involve(one, person, role)),
    };
  });
  const old = (['police', 'health', 'social-care'] as const)
    .filter((agency) => !isNew.includes(agency))
    .map((agency) => notification(`old-${agency}`, {agency, eventAt: '2019-06-01'}));
  const people = new Set([who, someone, ...steps.flatMap(({beside = []}) => beside.map(([person]) => person))]);
  return records({
    ...rest,
    mentions: [...people, ...(rest.mentions ?? [])],
    notifications: [...parts.map(({one}) => one), ...old],
    involvements: [...parts.flatMap((part) => part.in), ...old.map((one) => involve(one, someone, 'subject'))],
  });
}

const flagged = (rule: string, given: Records): string[] =>
  ruleFlags(given, rule).flatMap(({persons}) => persons.filter((person) => person === 'c'));

/** `late` from the place on, else `plain`. */
const from = (count: number, place: number, late: Step, plain: Step = {}): Step[] =>
  Array.from({length: count}, (_, at) => (at >= place ? late : plain));
/** The same steps with the late ones spread over the series: as many, in no order. */
const spread = (count: number, late: Step): Step[] =>
  Array.from({length: count}, (_, at) => (at % 2 === 0 ? late : {}));

const man: [Mention, Role][] = [[adult('m', {asAt: '2020-01-01'}), 'associate']];

/** Facet, rule, what is new in a step. */
const NEWCOMERS: readonly [string, string, Step][] = [
  ['c', 'new-harm-kind', {kind: 'sexual-exploitation'}],
  ['d', 'new-agency-worried', {agency: 'health'}],
  ['e', 'new-person-in-series', {beside: man}],
];

test.each(NEWCOMERS)(
  'facet %s, %s: what comes late and comes back is flagged, and what was there all along is not',
  (_, rule, late) => {
    expect(flagged(rule, series(from(8, 4, late)))).toEqual(['c']);
    expect(flagged(rule, series(spread(8, late)))).toEqual([]);
    expect(flagged(rule, series(from(8, 0, late)))).toEqual([]);
  },
);

test.each(NEWCOMERS)('facet %s, %s: once is no pattern, and three steps are no series', (_, rule, late) => {
  expect(flagged(rule, series(from(8, 7, late)))).toEqual([]);
  expect(flagged(rule, series(from(3, 1, late)))).toEqual([]);
});

// Where each step has a kind and an agency of its own, the old one might as well have come late: twice the chance.
test.each([
  ['new-harm-kind', NEWCOMERS[0]![2], 8],
  ['new-agency-worried', NEWCOMERS[1]![2], 8],
  ['new-person-in-series', NEWCOMERS[2]![2], 6],
] as const)(
  '%s: the least series that stands out alone has three late ones, and one step less has none',
  (rule, late, least) => {
    expect(flagged(rule, series(from(least, least - 3, late)))).toEqual(['c']);
    expect(flagged(rule, series(from(least - 1, least - 4, late)))).toEqual([]);
  },
);

test.each(NEWCOMERS)('facet %s, %s: what a feed that starts brings with it is no growth', (_, rule, late) => {
  const byHealth = {...late, agency: 'health' as const};
  expect(flagged(rule, series(from(8, 4, byHealth), {}, ['health']))).toEqual([]);
});

test.each([
  ['new-person-in-series', from(8, 4, NEWCOMERS[2]![2]), '2021-03-01'],
  ['growing-gravity', from(8, 4, {kind: 'physical-abuse'}), '2021-03-01'],
])('%s: a year after its last incident a series says nothing of the present any more', (rule, steps, last) => {
  const later = (day: string): Records => {
    const other = notification('later', {eventAt: day});
    const given = series(steps);
    return {
      ...given,
      notifications: [...given.notifications, other],
      involvements: [...given.involvements, involve(other, someone, 'subject')],
    };
  };
  const year = isoToDay(last) + 365;
  expect(flagged(rule, later(dayToIso(year)))).toEqual(['c']);
  expect(flagged(rule, later(dayToIso(year + 1)))).toEqual([]);
});

test('intervals do not shorten any more once nothing happened for as long as the longest of them', () => {
  const gaps = [200, 150, 100, 60, 30, 14];
  const days = gaps.reduce((list, gap) => [...list, list.at(-1)! + gap], [START]);
  const later = (silence: number): Records => {
    const own = days.map((day, at) => notification(`n${at}`, {kind: 'neglect', eventAt: dayToIso(day)}));
    const other = notification('later', {eventAt: dayToIso(days.at(-1)! + silence)});
    return records({
      mentions: [who, someone],
      notifications: [...own, other],
      involvements: [...own.map((one) => involve(one, who, 'subject')), involve(other, someone, 'subject')],
    });
  };
  expect(flagged('shortening-intervals', later(200))).toEqual(['c']);
  expect(flagged('shortening-intervals', later(201))).toEqual([]);
});

test('facet b: within one kind of notification, ratings at receipt tell grave from mild', () => {
  const rated = (...ratings: Notification['ragInitial'][]): Records => {
    const given = series(ratings.map(() => ({kind: 'domestic-abuse'})));
    const notifications = given.notifications.map((one, at) => ({...one, ragInitial: ratings[at] ?? null}));
    return {...given, notifications};
  };
  expect(flagged('growing-gravity', rated('green', 'green', 'green', 'red', 'red', 'red'))).toEqual(['c']);
  expect(flagged('growing-gravity', rated('red', 'green', 'red', 'green', 'red', 'green'))).toEqual([]);
  expect(flagged('growing-gravity', rated('amber', 'amber', null, null, 'amber', 'amber'))).toEqual([]);
});

test('facet b: a referral to MARAC, which follows the gravest of a series, does not hide what the ratings tell', () => {
  const heard = (...steps: (Notification['ragInitial'] | 'marac')[]): Records => {
    const given = series(steps.map((step) => ({kind: step === 'marac' ? 'marac-referral' : 'domestic-abuse'})));
    const ratingOf = (at: number): Notification['ragInitial'] => {
      const step = steps[at]!;
      return step === 'marac' ? null : step;
    };
    return {...given, notifications: given.notifications.map((one, at) => ({...one, ragInitial: ratingOf(at)}))};
  };
  expect(flagged('growing-gravity', heard('green', 'green', 'amber', 'red', 'marac', 'red'))).toEqual(['c']);
  expect(flagged('growing-gravity', heard('green', 'green', 'marac', 'green', 'green', 'green'))).toEqual([]);
  expect(flagged('growing-gravity', heard('red', 'marac', 'amber', 'green', 'green', 'green'))).toEqual([]);
});

test('facet c: a concern of the mildest sort is no new kind of harm', () => {
  expect(flagged('new-harm-kind', series(from(8, 4, {kind: 'child-concern'}, {kind: 'domestic-abuse'})))).toEqual([]);
  expect(flagged('new-harm-kind', series(from(8, 4, {kind: 'neglect'}, {kind: 'domestic-abuse'})))).toEqual(['c']);
});

const mother = adult('mum', {asAt: '2020-01-01'});
const baby = (day: string): Mention => mention('baby', {asAt: day, birth: born(day), lifeStage: 'child'});

/** Days of incidents, as months from the start. */
function crowd(months: readonly number[], birth: string): Records {
  const sibling = baby(birth);
  const notifications: Notification[] = months.map((at, i) =>
    notification(`n${i}`, {kind: 'neglect', eventAt: dayToIso(addMonths(START, at))}),
  );
  return records({
    mentions: [who, mother, sibling],
    ties: [tie(sibling, who, 'sibling')],
    notifications,
    involvements: notifications.map((one) => involve(one, who, 'subject')),
  });
}

test('facet f: incidents that crowd into a pregnancy and the first year are flagged, and the same spread evenly are not', () => {
  // Born in month 40: from about month 31 to 52 of a series over 72 months.
  const birth = dayToIso(addMonths(START, 40));
  expect(flagged('vulnerable-time', crowd([0, 33, 36, 39, 42, 45, 48, 72], birth))).toEqual(['c']);
  expect(flagged('vulnerable-time', crowd([0, 10, 20, 30, 40, 50, 60, 72], birth))).toEqual([]);
  expect(flagged('vulnerable-time', crowd([0, 33, 72], birth))).toEqual([]);
});

test('facet f: a parting of the parents dates such a time too, and a couple that stays together does not', () => {
  const father = adult('dad', {asAt: '2020-01-01'});
  const parted = (end: string | null): Records => ({
    ...crowd([0, 40, 42, 44, 46, 48, 50, 72], '2010-01-01'),
    mentions: records({mentions: [who, mother, father, baby('2010-01-01')]}).mentions,
    ties: records({
      ties: [
        tie(mother, who, 'parent'),
        tie(mother, father, 'partner', {start: '2012-01-01', end, receivedAt: '2020-01-01'}),
      ],
    }).ties,
  });
  expect(flagged('vulnerable-time', parted(dayToIso(addMonths(START, 39))))).toEqual(['c']);
  expect(flagged('vulnerable-time', parted(null))).toEqual([]);
});
