import {findById, indexOfId} from '../../base/find-by-id.ts';
import {once} from '../../base/once.ts';
import type {JudgementRecord} from '../../model/judgement.ts';
import type {Mention} from '../../model/mention.ts';
import type {Person} from '../../model/resolved.ts';
import {columnsOf} from '../../network/columns/record-columns.ts';
import type {Store} from '../../workspace/store.ts';
import type {Tie} from '../../model/notification.ts';
import {adoptiveTies} from '../../resolve/link/decide/adoptions.ts';
import type {Known} from '../view/as-of.ts';
import {selfTies} from '../part/rows-of.ts';
import {successorTable} from '../successors.ts';
import type {View} from '../view/view.ts';
import {judgementsOf} from './in-force.ts';

/** What a judgement is said on: the records, who is who in them, and what was said before. */
export type Ground = {
  known: Known;
  /** Ties that say of two entries that they are one person, or that tell of an adoption. */
  ties(): readonly Tie[];
  /** All that was said, withdrawn or not, in order. */
  judgements: readonly JudgementRecord[];
  /** `YYYY-MM-DD` by the clock of who asks. */
  today: string;
  successors(id: string): string[];
  /** Mentions that are there, of these ids. */
  mentions(ids: readonly string[]): Mention[];
  /** Ids of the persons that these mentions belong to now, sorted. */
  personsOf(ids: readonly string[]): string[];
  /** All mentions of the persons that these mentions belong to, and themselves. */
  wholePersons(ids: readonly string[]): string[];
  /** Whether any of those persons has an address that nothing may show, so that words about them may give it away. */
  isGuarded(ids: readonly string[]): boolean;
};

/** `view` must be today's. */
export function openGround(view: View, store: Store, today: string): Ground {
  const known = view.few();
  const {records, resolved} = known;
  const personsOf = (ids: readonly string[]): Person[] => {
    const persons = new Set(ids.map((id) => resolved.personOf[indexOfId(records.mentions, id)] ?? -1));
    return [...persons].sort((a, b) => a - b).flatMap((person) => resolved.persons[person] ?? []);
  };
  const wholePersons = (ids: readonly string[]): string[] => [
    ...new Set([...ids, ...personsOf(ids).flatMap(({mentions}) => mentions)]),
  ];
  const successors = once(() => successorTable(store.identityEvents(), resolved.persons));
  return {
    known,
    ties: once(() => [...selfTies(known), ...adoptiveTies(known.tieRows).map((tie) => records.ties[tie]!)]),
    judgements: judgementsOf(store.judgementEvents()),
    today,
    successors: (id) => successors()(id),
    mentions: (ids) => ids.flatMap((id) => findById(records.mentions, id) ?? []),
    personsOf: (ids) => personsOf(ids).map(({id}) => id),
    wholePersons,
    isGuarded: (ids) => isGuarded(wholePersons(ids), view.few(), view.withheld()),
  };
}

/** Whether any of these mentions has an address that nothing may show. Of the records only theirs are read. */
export function isGuarded(ids: readonly string[], {records, resolved}: Known, withheld: ReadonlySet<string>): boolean {
  const isHidden = (dwelling: number): boolean => withheld.has(resolved.dwellings[dwelling]?.id ?? '');
  const rows = new Set(ids.map((id) => indexOfId(records.mentions, id)).filter((row) => row >= 0));
  const ofMentions = [...rows].some(
    (row) => records.mentions[row]!.address?.protected === true || isHidden(resolved.dwellingOfMention[row]!),
  );
  return (
    ofMentions ||
    columnsOf(records).stays.mention.some(
      (row, stay) =>
        rows.has(row) && (records.stays[stay]!.address.protected || isHidden(resolved.dwellingOfStay[stay]!)),
    )
  );
}
