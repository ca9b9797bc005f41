import {z} from 'zod';
import {RingfenceError} from '../../base/errors.ts';
import {wilsonInterval} from '../../statistics/proportion.ts';
import {mantelHaenszel, type Stratum} from '../../statistics/mantel-haenszel.ts';
import {harmBy, harmTo} from '../facts.ts';
import type {Inquiry} from '../inquiry.ts';
import {choice} from '../parameters.ts';
import {question, type Question} from '../question.ts';

/** 30: which rules earn their place. */
export const reviewedFindings: Question = question({
  name: 'accepted-and-rejected',
  number: 30,
  asks: 'Which share of reviewed flags and alerts was accepted, by rule, with error bars?',
  method:
    'Counts the last decision on each flag or alert of the table given, by the rule or motif that found it. They are handed in: the workspace keeps no decision on a flag, and what it keeps of alerts is counted by `ringfence stats --alerts`. An id that the workspace does not hold any more is counted under "no longer found".',
  parameters: z.strictObject({}),
  tables: {
    decisions: {
      about: "reviewers' decisions",
      columns: {
        id: 'Flag or alert',
        decision: 'accepted or rejected; anything else is counted as open',
        at: 'When, as YYYY-MM-DD or with a time',
      },
    },
  },
  columns: {
    rule: 'Rule or motif',
    found: 'Flags or alerts it has in the workspace',
    reviewed: 'Of those in the table, decided',
    accepted: 'Accepted',
    rejected: 'Rejected',
    open: 'In the table, not decided',
    share: 'Share accepted of those decided',
    low: 'Low end of its 95 % interval (Wilson)',
    high: 'High end of it',
  },
  answer: (inquiry, _given, tables) => {
    const last = new Map<string, {decision: string; at: string}>();
    for (const {id, decision, at} of tables.decisions ?? []) {
      const isKnown = inquiry.asOf === null || at!.slice(0, 10) <= inquiry.asOf;
      if (isKnown && (last.get(id!)?.at ?? '') <= at!) last.set(id!, {decision: decision!, at: at!});
    }
    const ruleOf = new Map([
      ...inquiry.flags.map(({id, rule}) => [id, rule] as const),
      ...inquiry.alerts.map(({id, motif}) => [id, `alert ${motif}`] as const),
    ]);
    const rules = [...new Set([...ruleOf.values(), ...[...last.keys()].map((id) => ruleOf.get(id) ?? GONE)])].sort();
    return rules.map((rule) => {
      const decisions = [...last].filter(([id]) => (ruleOf.get(id) ?? GONE) === rule).map(([, {decision}]) => decision);
      const accepted = decisions.filter((decision) => decision === 'accepted').length;
      const rejected = decisions.filter((decision) => decision === 'rejected').length;
      const {share, low, high} = wilsonInterval(accepted, accepted + rejected);
      return {
        rule,
        found: [...ruleOf.values()].filter((one) => one === rule).length,
        reviewed: accepted + rejected,
        accepted,
        rejected,
        open: decisions.length - accepted - rejected,
        share: accepted + rejected === 0 ? null : to3(share),
        low: to3(low),
        high: to3(high),
      };
    });
  },
});

const GONE = 'no longer found';

/** Incidents on record at which a person's evidence counts as equal to another's; the last holds all above. */
const STRATA = [0, 1, 2, 3, 5, 9];

/** 35: the same evidence, the same answer? */
export const rateByGroup: Question = question({
  name: 'finding-rate-by-group',
  number: 35,
  asks: 'Does the rate of flags or alerts differ by ethnicity, given the same evidence?',
  method:
    'Ringfence reads no ethnicity, so the groups are handed in, for this audit alone. People with an involvement are compared with all others of the same number of incidents on record (0, 1, 2, 3-4, 5-8, 9 or more); Cochran-Mantel-Haenszel over those strata gives the flags expected, the common odds ratio with its 95 % interval (Robins, Breslow and Greenland) and p, which is not corrected for the number of groups.',
  parameters: z.strictObject({about: choice(['flags', 'alerts'], 'flags', 'What is counted')}),
  tables: {
    groups: {
      about: 'the group of each person',
      columns: {person: 'Person id', group: 'Ethnicity code, or any other group'},
    },
  },
  columns: {
    group: 'Group',
    people: 'People of the group with any involvement',
    found: 'Of them, with a flag or in an alert',
    rate: 'Share with one',
    expected: 'People expected with one, given the evidence on record',
    oddsRatio: 'Odds against people outside the group with the same evidence',
    low: 'Low end of its 95 % interval',
    high: 'High end of it',
    p: 'Chance of a difference this large were there none',
  },
  answer: (inquiry, {about}, tables) => {
    const groupOf = readGroups(inquiry, tables.groups ?? []);
    const found = new Set(
      about === 'flags'
        ? inquiry.flags.flatMap(({persons}) => persons)
        : inquiry.alerts.flatMap(({persons}) => persons.map(({person}) => person)),
    );
    const people = [...groupOf].map(([person, group]) => ({
      group,
      isFound: found.has(inquiry.resolved.persons[person]!.id),
      stratum: STRATA.findLastIndex((least) => evidenceOf(inquiry, person) >= least),
    }));
    const groups = [...new Set(groupOf.values())].sort();
    return groups.map((group) => {
      const own = people.filter((one) => one.group === group);
      const test = mantelHaenszel(
        STRATA.map((_, at) =>
          stratum(
            people.filter((one) => one.stratum === at),
            group,
          ),
        ),
      );
      const hits = own.filter(({isFound}) => isFound).length;
      return {
        group,
        people: own.length,
        found: hits,
        rate: to3(hits / own.length),
        expected: test === null ? null : to3(test.expected),
        oddsRatio: finite(test?.oddsRatio),
        low: finite(test?.low),
        high: finite(test?.high),
        p: test === null ? null : Number(test.p.toPrecision(3)),
      };
    });
  },
});

const to3 = (value: number): number => Math.round(value * 1000) / 1000;
const finite = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : to3(value);

function readGroups(inquiry: Inquiry, rows: readonly Readonly<Record<string, string>>[]): Map<number, string> {
  const indexOf = new Map(inquiry.resolved.persons.map(({id}, index) => [id, index]));
  const groupOf = new Map<number, string>();
  for (const [at, {person, group}] of rows.entries()) {
    const index = indexOf.get(person!);
    if (index === undefined)
      throw new RingfenceError(
        'NOT_FOUND',
        `groups, row ${at + 1}: there is no person ${person}: "ringfence persons" lists them.`,
      );
    const {starts} = inquiry.network.involvementsOf;
    if (starts[index] !== starts[index + 1]) groupOf.set(index, group!);
  }
  return new Map([...groupOf].sort(([left], [right]) => left - right));
}

const evidenceOf = (inquiry: Inquiry, person: number): number =>
  new Set([...harmTo(inquiry, person), ...harmBy(inquiry, person)].map(({incident}) => incident)).size;

function stratum(people: readonly {group: string; isFound: boolean}[], group: string): Stratum {
  const count = (isOwn: boolean, isFound: boolean): number =>
    people.filter((one) => (one.group === group) === isOwn && one.isFound === isFound).length;
  return {
    groupWith: count(true, true),
    groupWithout: count(true, false),
    restWith: count(false, true),
    restWithout: count(false, false),
  };
}
