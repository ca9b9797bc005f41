import type {Decline, JudgementRecord, Proposal, Unsure} from '../../model/judgement.ts';
import type {JudgementEvent} from '../../workspace/said.ts';
import {judgementsOf} from './in-force.ts';
import {proposalsOf, unsureOf} from './proposals.ts';

/** All that people said of two persons as they are made up now, and that counts, waits, or came to nothing. */
export type PairState = {
  /** In force; the last one where there are several. */
  judgement: JudgementRecord | null;
  /** What waits for a second person; that a judgement be taken back is not among it. */
  proposal: Proposal | null;
  /** Readings that differ from what another person had proposed, oldest first. */
  disputes: {proposal: Proposal; decline: Decline}[];
  unsure: Unsure[];
};

/** Where a pair stands for whoever takes up the next one. */
export const PAIR_STANDINGS = ['open', 'unsure', 'disputed', 'proposed', 'said'] as const;
export type PairStanding = (typeof PAIR_STANDINGS)[number];

export type PairStates = ReadonlyMap<string, PairState>;

/** Equal for two persons whichever way round. */
export const pairKey = (left: string, right: string): string =>
  left < right ? `${left}-${right}` : `${right}-${left}`;

/**
 * What was said, by pairs of persons. `personOf` gives the person of a mention, null where none is there (or to be seen). A side whose
 * mentions are by now several persons, or partly gone, says nothing of one of them, and is left out.
 */
export function pairStates(
  events: readonly JudgementEvent[],
  personOf: (mention: string) => string | null,
): PairStates {
  const states = new Map<string, PairState>();
  const stateOf = ({left, right}: {left: readonly string[]; right: readonly string[]}): PairState | null => {
    const [one, other] = [left, right].map((side) => onlyPerson(side, personOf));
    if (one == null || other == null) return null;
    const key = pairKey(one, other);
    const state = states.get(key) ?? {judgement: null, proposal: null, disputes: [], unsure: []};
    states.set(key, state);
    return state;
  };
  for (const unsure of unsureOf(events)) stateOf(unsure)?.unsure.push(unsure);
  for (const {declined, isConfirmed, ...proposal} of proposalsOf(events)) {
    if (isConfirmed || declined?.verdict === 'dropped' || proposal.asks === 'withdraw') continue;
    const state = stateOf(proposal);
    if (state === null) continue;
    if (declined === null) state.proposal = proposal;
    else state.disputes.push({proposal, decline: declined});
  }
  for (const judgement of judgementsOf(events)) {
    if (judgement.withdrawn !== null) continue;
    const state = stateOf(judgement);
    if (state !== null) state.judgement = judgement;
  }
  return states;
}

export function standingOfPair(state: PairState | undefined): PairStanding {
  if (state === undefined) return 'open';
  if (state.proposal !== null) return 'proposed';
  if (state.judgement !== null) return 'said';
  if (state.disputes.length > 0) return 'disputed';
  return state.unsure.length > 0 ? 'unsure' : 'open';
}

function onlyPerson(side: readonly string[], personOf: (mention: string) => string | null): string | null {
  const persons = new Set(side.map(personOf));
  const [person] = persons;
  return persons.size === 1 ? (person ?? null) : null;
}
