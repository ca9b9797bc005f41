import type {DecisionType, DismissalReason} from '../model/alert-decision.ts';
import type {Decline, Judgement, Proposal, Unsure, Withdrawal} from '../model/judgement.ts';

/**
 * A judgement said, or taken back; or what was said on the way to one: proposed to a second person, declined by them, or that somebody
 * could not tell. Outlives every derivation and is never changed.
 */
export type JudgementEvent =
  | {type: 'said'; judgement: Judgement}
  | {type: 'withdrawn'; withdrawal: Withdrawal}
  | {type: 'proposed'; proposal: Proposal}
  | {type: 'declined'; decline: Decline}
  | {type: 'unsure'; unsure: Unsure};

/** What an event says of whom and when, whatever its type; `id` is what it is about or, of what is new, its own. */
export function saidIn(event: JudgementEvent): {id: string; by: string; on: string} {
  switch (event.type) {
    case 'said':
      return event.judgement;
    case 'withdrawn':
      return {...event.withdrawal, id: event.withdrawal.judgement};
    case 'proposed':
      return event.proposal;
    case 'declined':
      return {...event.decline, id: event.decline.proposal};
    case 'unsure':
      return event.unsure;
  }
}

/** What a person decided on an alert; outlives every derivation and is never changed. */
export type AlertDecision = {
  /** The id that the alert is known by. */
  alert: string;
  type: DecisionType;
  /** Code of the reason it was dismissed for, where one of the list was chosen; empty otherwise. */
  reason: DismissalReason | '';
  /** The alert that a duplicate repeats; empty otherwise. */
  of: string;
  by: string;
  /** Day of the decision, `YYYY-MM-DD`: it counts from then on. */
  on: string;
  /** Why, in free words. */
  because: string;
  /** Ids of the records that the alert rested on, sorted. */
  evidence: string[];
  /** True where somebody in it had an address that nothing may show: the words are then shown nowhere. */
  guarded: boolean;
};

/** That matching is to weigh by one model from now on, or is free to train its own; outlives every derivation. */
export type ModelPin = {
  /** Id of the model; empty: free. */
  model: string;
  by: string;
  /** Day of the decision, `YYYY-MM-DD`. */
  on: string;
  /** Why, in free words. */
  because: string;
};
