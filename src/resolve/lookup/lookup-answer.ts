import type {HoldReason} from '../link/decide/hold-reasons.ts';
import type {WeightTerm} from '../weight-terms.ts';

/** A person that a mention may be. `terms` sum to `weight`, which is that of the `mention` of theirs that fits best. */
export type Candidate = {
  person: string;
  mention: string;
  weight: number;
  probability: number;
  decision: 'join' | 'hold';
  /** Why it is held apart; null where it joins. */
  reason: HoldReason | null;
  terms: WeightTerm[];
};

export type LookupAnswer = {
  /** join: the mention is `person`. hold: it may be `person`, and `reason` speaks against it. new: nobody known comes near. */
  decision: 'join' | 'hold' | 'new';
  person: string | null;
  reason: HoldReason | null;
  /** Further people it joins: it shows that they and `person` are one. */
  alsoJoins: string[];
  /** The ten heaviest, and whoever it joins beside them; from the heaviest. */
  candidates: Candidate[];
  /** Known mentions it was compared with. */
  compared: number;
};
