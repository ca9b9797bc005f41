import {RingfenceError} from '../../../base/errors.ts';
import {COMPARISONS, F, FAMILY, G, GIVEN} from '../compare/comparisons.ts';

export type Shares = [value: string, share: number][];

/**
 * What a model was trained beside: term frequencies by value and the registers that were free of duplicates. JSON-safe, in order
 * of value, and good for columns that number their values in another way. With them a pair weighs the same whatever records came
 * in since. Postcodes, addresses and traits stand as hashes: a model is shown and handed on, and must not tell where anybody lives.
 */
export type PinnedTerms = {
  version: '2';
  /** Rows that were counted. */
  rows: number;
  given: Shares;
  family: Shares;
  /** By id of the front door. */
  dwelling: Shares;
  /** By hash of the postcode, and of the address text. */
  postcode: Shares;
  address: Shares;
  /** By hash of the place of birth, or occupation. */
  trait: Shares;
  /** By day, counted from 1970. */
  newYear: [day: number, share: number][];
  /** Share of pairs of one name, and the bits of family names whose community shares names more often. */
  namesakes: {share: number; community: [family: string, bits: number][]};
  /** Share of rows of one name only; a model that was pinned before this was read has none, and such a name then weighs less. */
  single?: number;
  /** Kinds of local number under which one person rarely stands twice. */
  cleanRegisters: string[];
};

/** Raised when comparisons or the meaning of a level change; a model of another version is not used. */
export const MODEL_VERSION = '10';

/** Everything that turns levels into weights. Plain numbers, JSON-safe: a model can be kept, reviewed and pinned. */
export type LinkModel = {
  version: string;
  /** Share of all pairs of rows that are one person; that are two of one household or family. The rest are strangers. */
  priorSame: number;
  priorFamily: number;
  /** Share of pairs that are two people of one forename and family name; see `namesakeShare`. */
  namesakeShare: number;
  /** How common twins are here, as a multiple of the published rate; see `twinScale`. */
  twinScale: number;
  comparisons: {name: string; m: number[]; h: number[]; u: number[]}[];
  /** Pairs that estimation rested on, and the way it took; models of earlier runs have no history. */
  trainedOn: {randomPairs: number; blockedPairs: number; rounds: number; history?: TrainingRound[]};
  /** What weights rest on beside levels, as it stood when the model was pinned; where it is not, the records tell. */
  pinned?: PinnedTerms;
};

/** The model as a round of estimation left it; the first is the start. */
export type TrainingRound = {
  priorSame: number;
  priorFamily: number;
  /** Bits of each level of each comparison for one person against strangers, to three places. */
  bits: number[][];
};

export const trainingRound = ({priorSame, priorFamily, comparisons}: LinkModel): TrainingRound => ({
  priorSame,
  priorFamily,
  bits: comparisons.map(({m, u}) => m.map((share, level) => Math.round(1000 * Math.log2(share / u[level]!)) / 1000)),
});

/**
 * The model that a workspace holds, for weighing by it once more.
 * @throws RingfenceError WORKSPACE_VERSION where an engine with other comparisons made it: weights by it would mean nothing.
 */
export function readModel(stored: unknown): LinkModel {
  if ((stored as Partial<LinkModel> | null)?.version === MODEL_VERSION) return stored as LinkModel;
  throw new RingfenceError(
    'WORKSPACE_VERSION',
    'The persons of this workspace were matched by another version of Ringfence: use "ringfence run" again to bring it up to date.',
  );
}

/** Where estimation starts: published rates, and a prior that expects as many other records of one person as `otherRecords`. */
export function startModel(rowCount: number, otherRecords = 1): LinkModel {
  const perRow = 1 / Math.max(rowCount - 1, 10);
  return {
    version: MODEL_VERSION,
    priorSame: Math.min(0.2, otherRecords * perRow),
    priorFamily: Math.min(0.2, 2 * perRow),
    namesakeShare: 0,
    twinScale: 1,
    comparisons: COMPARISONS.map(({name, levels}) => ({
      name,
      m: levels.map(({m}) => m),
      h: levels.map(({h}) => h),
      u: levels.map(({u}) => u),
    })),
    trainedOn: {randomPairs: 0, blockedPairs: 0, rounds: 0},
  };
}

/** Whether forename and family name both agree, be it in another spelling or in part. */
export function areNamesakes(given: number, family: number): boolean {
  return given >= 0 && given <= G.alike && family >= 0 && family <= F.alike;
}

/** Bits by which strangers share both names more often than by chance, for pairs that agree in both; never below 0. */
export function namesakeBits({namesakeShare, comparisons}: LinkModel): number {
  const chance = comparisons[GIVEN]!.u[G.same]! * comparisons[FAMILY]!.u[F.same]!;
  return namesakeShare === 0 ? 0 : Math.max(0, Math.log2(namesakeShare / chance));
}
