import type {Birth} from '../../model/mention.ts';
import type {Records} from '../../model/records.ts';
import {evaluatePartition, type Evaluation} from '../../resolve/evaluate.ts';
import {QUIET} from '../../base/context.ts';
import {RingfenceError} from '../../base/errors.ts';
import type {Derived} from '../../workspace/results.ts';
import type {Store} from '../../workspace/store.ts';
import {connectedRecords} from '../part/connected.ts';
import {evaluateGroups, lastReceived, type GroupScore} from './groups.ts';
import {evaluateGuises, type GuiseScore} from './guises.ts';
import {buildNetwork} from '../../network/build.ts';
import {evaluateIfOne, type IfOneEvaluation} from './if-one.ts';
import {pastFlags} from '../history/past-flags.ts';
import {openView} from '../view/view.ts';
import {ESCALATION_RULES, evaluateFindings, shared, type FindingEvaluation} from './findings.ts';
import {matchPersons, type Identities} from './identities.ts';
import {readTruth, slotKey, type Truth} from './truth.ts';

/** How a partition of records agrees with the truth, and how many records stood on one side only. */
export type Agreement = Evaluation & {onlyFound: number; onlyTrue: number};

export type RunEvaluation = FindingEvaluation & {
  /** Non-staff mentions put together as persons. */
  persons: Agreement;
  /** The same for mentions that have a birth date or an identifier: what can be told without the row a mention stands in. */
  identified: Agreement;
  /** Error rates by naming custom, sex and age, over all mentions and over those that are `identified`. */
  groups: GroupScore[];
  identifiedGroups: GroupScore[];
  /** By kind: pairs that are two people and stay apart, or one person's guises that stand together. */
  hardCases: Record<string, {verdict: string; cases: number; right: number}>;
  /** Addresses as front doors, by their own words; addresses that are no place are left out. */
  dwellings: Agreement;
  /** People with a guise, linked at least once; empty where the truth has no such table. */
  guises: Record<string, GuiseScore>;
  incidents: Agreement;
  /** Adults held apart who would link several families if they were one. */
  ifOne: IfOneEvaluation;
  /** Spoiled rows that were refused, and refused rows that were spoiled. */
  quarantine: {spoiled: number; refused: number; both: number};
};

/**
 * Holds what a workspace has worked out against the truth of its synthetic borough.
 * The workspace must have been run over that borough; @throws RingfenceError FILE_MISSING, TRUTH_INVALID, NOT_FOUND.
 */
export function evaluateRun(store: Store, truthDir: string): RunEvaluation {
  const truth = readTruth(truthDir);
  const derived = store.derived();
  if (derived === null) {
    throw new RingfenceError(
      'NOT_FOUND',
      'Nothing has been worked out in this workspace yet: use "ringfence run" first.',
    );
  }
  const {records} = connectedRecords(store.records());
  const identities = matchPersons(records, derived, truth);
  const known = identifiedKeys(records);
  const identified = {...identities, found: only(identities.found, known), true: only(identities.true, known)};
  const lastDay = lastReceived(records.mentions);
  const findings = evaluateFindings(
    derived,
    pastFlags(openView(store, null, QUIET), ESCALATION_RULES),
    truth,
    identities,
  );
  const network = buildNetwork(records, derived.resolved, {asOf: null});
  return {
    persons: agreement(identities.found, identities.true),
    identified: agreement(identified.found, identified.true),
    groups: evaluateGroups(truth, identities, lastDay),
    identifiedGroups: evaluateGroups(truth, identified, lastDay),
    guises: evaluateGuises(truth, identities),
    hardCases: hardCases(truth, identities),
    dwellings: agreement(foundDwellings(records, derived, truth), trueDwellings(truth)),
    incidents: agreement(foundIncidents(records, derived), trueIncidents(truth)),
    quarantine: quarantine(store, truth),
    ifOne: evaluateIfOne(network, truth, identities, findings.clusters.missed),
    ...findings,
  };
}

/** Places of the mentions that carry a birth date or a number; an age and a school year are no date. */
function identifiedKeys(records: Records): Set<string> {
  const keys = new Set<string>();
  for (const {birth, identifiers, source} of records.mentions)
    if (isDate(birth) || identifiers.length > 0) keys.add(slotKey(source.feed, source.file, source.row, source.slot));
  return keys;
}

const isDate = (birth: Birth | null): boolean =>
  birth !== null && (birth.kind !== 'estimated' || birth.from === birth.to);

const only = (all: ReadonlyMap<string, string>, keys: ReadonlySet<string>): Map<string, string> =>
  new Map([...all].filter(([key]) => keys.has(key)));

function hardCases(truth: Truth, {foundOf}: Identities): RunEvaluation['hardCases'] {
  const kinds: RunEvaluation['hardCases'] = {};
  for (const {kind, person_a: left, person_b: right, verdict} of truth.hard_cases) {
    const first = foundOf.get(left);
    const second = foundOf.get(right);
    if (first === undefined || second === undefined) continue;
    const isRight = verdict === 'same' ? new Set([...first, ...second]).size === 1 : shared(first, second) === 0;
    const counts = (kinds[kind] ??= {verdict, cases: 0, right: 0});
    counts.cases++;
    if (isRight) counts.right++;
  }
  return kinds;
}

/** A front door for each address that the truth names: of a person's slot, or of the row's place. */
function foundDwellings(records: Records, {resolved}: Derived, truth: Truth): Map<string, string> {
  const idOf = (index: number): string | undefined => resolved.dwellings[index]?.id;
  const found = new Map<string, string>();
  const put = (key: string, id: string | undefined): void => {
    if (id !== undefined && !found.has(key)) found.set(key, id);
  };
  const keyOf = ({feed, file, row}: {feed: string; file: string; row: number}, slot: string): string =>
    slotKey(feed, file, row, slot);
  const stayed = new Set(truth.addresses.map(({slot, kind}) => `${slot} ${kind}`));
  const {dwellingAsWritten: doors} = resolved;
  const {mentions, stays, notifications} = records;
  for (const [i, {source}] of mentions.entries()) put(keyOf(source, source.slot), idOf(doors[i]!));
  for (const [i, {source, kind}] of stays.entries()) {
    // A stay of a kind that the truth lists as the place of the row: found-at, placement.
    const slot = stayed.has(`place ${kind}`) ? 'place' : source.slot;
    put(keyOf(source, slot), idOf(doors[mentions.length + i]!));
  }
  for (const [i, {source}] of notifications.entries()) {
    put(keyOf(source, 'place'), idOf(doors[mentions.length + stays.length + i]!));
  }
  return found;
}

function trueDwellings(truth: Truth): Map<string, string> {
  return new Map(
    truth.addresses.map(({feed, file, row, slot, dwelling_id: id}): [string, string] => [
      slotKey(feed, file, row, slot),
      id,
    ]),
  );
}

function foundIncidents(records: Records, {resolved}: Derived): Map<string, string> {
  return new Map(
    records.notifications.map(({source}, i): [string, string] => [
      slotKey(source.feed, source.file, source.row, ''),
      resolved.incidents[resolved.incidentOf[i]!]!.id,
    ]),
  );
}

function trueIncidents(truth: Truth): Map<string, string> {
  return new Map(
    truth.incidents.map(({feed, file, row, incident_id: id}): [string, string] => [slotKey(feed, file, row, ''), id]),
  );
}

function quarantine(store: Store, truth: Truth): RunEvaluation['quarantine'] {
  const spoiled = new Set(truth.quarantine.map(({file, row}) => `${file} ${row}`));
  const refused = new Set(store.quarantine().map(({file, row}) => `${file} ${row}`));
  return {spoiled: spoiled.size, refused: refused.size, both: shared(spoiled, refused)};
}

function agreement(found: ReadonlyMap<string, string>, real: ReadonlyMap<string, string>): Agreement {
  const keys = [...found.keys()].filter((key) => real.has(key));
  return {
    ...evaluatePartition(
      keys.map((key) => found.get(key)!),
      keys.map((key) => real.get(key)!),
    ),
    onlyFound: found.size - keys.length,
    onlyTrue: real.size - keys.length,
  };
}
