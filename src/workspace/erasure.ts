import type {Records} from '../model/records.ts';

/** One version of a row as it is stored, with what it says; a withdrawn one says nothing. */
export type StoredVersion = {
  /** Unique within its feed; an older version of a row has the smaller one. */
  id: number;
  feed: string;
  key: string;
  /** Load that brought it. */
  load: number;
  /** Last load that said the same. */
  seen: number;
  row: number;
  contentHash: string;
  isCurrent: boolean;
  withdrawn: boolean;
  records: Records;
};

/** What is to be taken out of a store for good. */
export type Erased = {
  versions: readonly (Pick<StoredVersion, 'feed' | 'id' | 'key' | 'contentHash'> & {
    /** Whether the row is also kept out if a later extract holds it again, word for word. */
    keepOut: boolean;
  })[];
  /** Numbers of loads whose refused rows go. */
  quarantine: readonly number[];
  /** Ids of judgements that go with their words, and with their withdrawal. */
  judgements: readonly string[];
  /** Positions of decisions in `alertDecisions` that go with their words. */
  decisions: readonly number[];
};

/** What was erased, why and by whom: kept for good, and without a word of what it was. */
export type Erasure = {
  id: string;
  /** `YYYY-MM-DD` by the clock of who erased. */
  on: string;
  by: string;
  because: string;
  /** The policy it followed, with the SHA-256 of its text; null where somebody named the records. */
  policy: {title: string; date: string; hash: string} | null;
  /** How many of each kind went. */
  counts: Record<string, number>;
  /** Rows by the rule and feed they went by, sorted. */
  rows: {rule: string; feed: string; count: number}[];
  /** SHA-256 over the content hashes of the erased rows, sorted: shows that a row was among them to who has the row. */
  rowsHash: string;
};
