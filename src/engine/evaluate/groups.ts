import {addAt, getOrInsert, listAt} from '../../base/get-or-insert.ts';
import {dayToIso, isoToDay, yearsBetween} from '../../base/day.ts';
import type {Identities} from './identities.ts';
import type {Truth} from './truth.ts';

/**
 * How linking fares for the people of one group. `recall`: share of the pairs of mentions of one person that stand together,
 * `interval` its 95 % bounds (ratio estimate over persons). `misplaced`: share of mentions that stand with a person
 * of ours who is mostly somebody else.
 */
export type GroupScore = {
  by: 'custom' | 'sex' | 'age band';
  group: string;
  persons: number;
  mentions: number;
  recall: number;
  interval: [number, number];
  misplaced: number;
};

/** What one true person adds to the figures of the groups they belong to. */
type PersonTally = {mentions: number; pairs: number; together: number; misplaced: number};

const AGE_BANDS: readonly [number, string][] = [
  [5, '0-4'],
  [11, '5-10'],
  [18, '11-17'],
  [30, '18-29'],
  [50, '30-49'],
  [Infinity, '50 and over'],
];

/**
 * Recall and false placement by naming custom, sex and age, the age taken on the last `day` the records tell of.
 * The columns are of the truth only: nothing of this is known to matching. Groups the truth does not name are left out.
 */
export function evaluateGroups(truth: Truth, identities: Identities, day: string): GroupScore[] {
  const tallies = tallyPersons(identities);
  const scores: GroupScore[] = [];
  for (const [by, groupOf] of groupings(isoToDay(day))) {
    const groups = new Map<string, PersonTally[]>();
    for (const person of truth.persons) {
      const tally = tallies.get(person.person_id);
      const group = groupOf(person);
      if (tally === undefined || group === '') continue;
      listAt(groups, group).push(tally);
    }
    for (const [group, members] of [...groups].sort(([left], [right]) => (left < right ? -1 : 1)))
      scores.push({by, group, ...scoreOf(members)});
  }
  return scores;
}

/** Difference between the best and the worst recall of the groups that have at least `mentionsMin` mentions; 0 for fewer than two. */
export function recallGap(scores: readonly GroupScore[], by: GroupScore['by'], mentionsMin = 200): number {
  const recalls = scores.filter((score) => score.by === by && score.mentions >= mentionsMin).map(({recall}) => recall);
  return recalls.length < 2 ? 0 : Math.max(...recalls) - Math.min(...recalls);
}

type PersonRow = Truth['persons'][number];

function groupings(day: number): [GroupScore['by'], (person: PersonRow) => string][] {
  return [
    ['custom', ({custom}) => custom ?? ''],
    ['sex', ({sex}) => sex ?? ''],
    [
      'age band',
      ({birth_date: born}) => {
        if (born === undefined || born === '') return '';
        const age = yearsBetween(isoToDay(born), day);
        return AGE_BANDS.find(([below]) => age < below)![1];
      },
    ],
  ];
}

function tallyPersons({found, true: isTrue, trueOf}: Identities): Map<string, PersonTally> {
  const pieces = new Map<string, Map<string, number>>();
  for (const [key, person] of isTrue) {
    const ours = found.get(key);
    if (ours === undefined) continue;
    const counts = getOrInsert(pieces, person, () => new Map<string, number>());
    addAt(counts, ours);
  }
  const tallies = new Map<string, PersonTally>();
  for (const [person, counts] of pieces) {
    const tally = {mentions: 0, pairs: 0, together: 0, misplaced: 0};
    for (const [ours, count] of counts) {
      tally.mentions += count;
      tally.together += (count * (count - 1)) / 2;
      if (trueOf.get(ours) !== person) tally.misplaced += count;
    }
    tally.pairs = (tally.mentions * (tally.mentions - 1)) / 2;
    tallies.set(person, tally);
  }
  return tallies;
}

function scoreOf(members: readonly PersonTally[]): Omit<GroupScore, 'by' | 'group'> {
  const sum = (of: (tally: PersonTally) => number): number => members.reduce((total, member) => total + of(member), 0);
  const pairs = sum((tally) => tally.pairs);
  const mentions = sum((tally) => tally.mentions);
  const recall = pairs === 0 ? 1 : sum((tally) => tally.together) / pairs;
  // Persons, not pairs, are what varies from borough to borough (Cochran 1977, section 2.11).
  const residuals = sum((tally) => (tally.together - recall * tally.pairs) ** 2);
  const margin = pairs === 0 ? 0 : (1.96 * Math.sqrt(residuals)) / pairs;
  return {
    persons: members.length,
    mentions,
    recall,
    interval: [Math.max(0, recall - margin), Math.min(1, recall + margin)],
    misplaced: mentions === 0 ? 0 : sum((tally) => tally.misplaced) / mentions,
  };
}

/** The last day on which any of the records was received; 1970 where there is none. */
export function lastReceived(records: readonly {receivedAt: string}[]): string {
  let last = dayToIso(0);
  for (const {receivedAt} of records) if (receivedAt > last) last = receivedAt;
  return last.slice(0, 10);
}
