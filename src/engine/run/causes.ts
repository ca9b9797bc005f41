import type {Judgement} from '../../model/judgement.ts';
import type {Person} from '../../model/resolved.ts';
import type {Derivation, Derived, EventCause} from '../../workspace/results.ts';
import type {Store} from '../../workspace/store.ts';
import {judgementsOf} from '../judgements/in-force.ts';

/** What can make person ids come, go or change, in the order in which causes are told. */
export const CAUSE_TEXTS = {
  JUDGEMENT_SAID: 'a judgement was said',
  JUDGEMENT_WITHDRAWN: 'a judgement was withdrawn',
  RECORD_NEW: 'new records',
  RECORD_CORRECTED: 'corrected records',
  RECORD_GONE: 'records that are gone',
  ENGINE: 'another version of the engine',
  CONFIG: 'another configuration',
  MODEL: 'another pinned model of matching',
  JUDGEMENTS_ELSEWHERE: 'a judgement on others, by way of relatives',
  RECORDS_ELSEWHERE: 'records of others, by way of relatives and of what is rare or common',
} as const;
export type CauseCode = keyof typeof CAUSE_TEXTS;

/** Ids that a cause names; the rest is counted. */
const IDS_MAX = 5;

/** What has changed since the derivation before. */
export type Changes = {
  came: ReadonlySet<string>;
  gone: ReadonlySet<string>;
  corrected: ReadonlySet<string>;
  said: readonly Judgement[];
  withdrawn: readonly Judgement[];
  inputs: ReadonlySet<keyof Derived['from']>;
};

/** Which of the inputs differ. A workspace of an earlier engine lacks those that came in later. */
export function changedInputs(before: Derived['from'], now: Derived['from']): Set<keyof Derived['from']> {
  const names = Object.keys(now) as (keyof Derived['from'])[];
  return new Set(names.filter((name) => (before[name] ?? '') !== now[name]));
}

/** `last` is the derivation that made `before`; null where a workspace is older than the list of them. */
export function readChanges(
  store: Store,
  before: readonly Person[],
  after: readonly Person[],
  last: Derivation | null,
  inputs: Changes['inputs'],
): Changes {
  const [had, has] = [mentionsOf(before), mentionsOf(after)];
  const later = last === null || !inputs.has('records') ? [] : store.mentionsSince(last.loads);
  const events = store.judgementEvents().slice(last?.judgements ?? 0);
  const byId = new Map(judgementsOf(store.judgementEvents()).map((record) => [record.id, record]));
  return {
    came: new Set([...has].filter((mention) => !had.has(mention))),
    gone: new Set([...had].filter((mention) => !has.has(mention))),
    corrected: new Set(later.filter((mention) => had.has(mention) && has.has(mention))),
    said: events.flatMap((event) => (event.type === 'said' ? [event.judgement] : [])),
    withdrawn: events.flatMap((event) =>
      event.type === 'withdrawn' ? (byId.get(event.withdrawal.judgement) ?? []) : [],
    ),
    inputs,
  };
}

/** Why persons of these mentions are others than before, the most telling first; at least one. */
export function causesOf(mentions: ReadonlySet<string>, changes: Changes): EventCause[] {
  const touching = (list: readonly Judgement[]): string[] =>
    list
      .filter(({left, right}) => left.some((id) => mentions.has(id)) && right.some((id) => mentions.has(id)))
      .map(({id}) => id);
  const among = (set: ReadonlySet<string>): string[] => [...mentions].filter((mention) => set.has(mention));
  const named: [CauseCode, string[]][] = [
    ['JUDGEMENT_SAID', touching(changes.said)],
    ['JUDGEMENT_WITHDRAWN', touching(changes.withdrawn)],
    ['RECORD_NEW', among(changes.came)],
    ['RECORD_CORRECTED', among(changes.corrected)],
    ['RECORD_GONE', among(changes.gone)],
  ];
  const causes = named
    .filter(([, ids]) => ids.length > 0)
    .map(([code, ids]): EventCause => ({code, ids: ids.sort().slice(0, IDS_MAX), count: ids.length}));
  const bare = (code: CauseCode): EventCause => ({code, ids: [], count: 0});
  if (changes.inputs.has('engine')) causes.push(bare('ENGINE'));
  if (changes.inputs.has('config')) causes.push(bare('CONFIG'));
  if (changes.inputs.has('model')) causes.push(bare('MODEL'));
  if (causes.length > 0) return causes;
  return [bare(changes.inputs.has('judgements') ? 'JUDGEMENTS_ELSEWHERE' : 'RECORDS_ELSEWHERE')];
}

const mentionsOf = (persons: readonly Person[]): Set<string> => new Set(persons.flatMap(({mentions}) => mentions));
