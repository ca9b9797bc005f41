/** What one fact says about an adult and a child of another family, most telling first. */
export const FACT_KINDS = [
  'suspect',
  'found-with',
  'found-at-home',
  'associate',
  'vehicle',
  'phone',
  'visited',
  'friend',
  'lodger',
  'partner',
  'co-residence',
  'household-member',
  'at-friends-home',
  'witness',
  'other',
  'emergency-contact',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** One thing that a record says of an adult and a child, neither of whom is known as the other's family. */
export type Fact = {
  adult: number;
  /** The person of the records; another than `adult` where two are taken for one. */
  guise: number;
  child: number;
  kind: FactKind;
  day: number;
  /** When all records of the fact had been received, those of the ages that make it one among them. */
  received: number;
  /** When the record that says it was received, where an age was told later. */
  written?: number;
  gravity: number;
  /** True where the adult is suspect in a notification that accuses somebody. */
  accuses: boolean;
  /** Incident index, or -1 where no notification speaks of it: two facts of one incident are one. */
  incident: number;
  agency: string;
  area: string;
  /** Ids of the records, sorted. */
  records: readonly string[];
};

/** What is made of a fact only where it counts. */
export type Rest = Omit<Fact, 'adult' | 'guise' | 'child' | 'day' | 'incident' | 'accuses'>;

/**
 * Adds a fact where it counts, which few do: the rest of it is then asked for. Facts other than involvements accuse nobody. By numbers
 * and no object, as whoever is named or lives with anybody is asked about.
 */
export type Add = (
  adult: number,
  child: number,
  day: number,
  incident: number,
  rest: () => Rest,
  accuses?: boolean,
) => void;
