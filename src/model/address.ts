/** What kind of stay or place an agency recorded. */
export const STAY_KINDS = [
  'home',
  'tenancy',
  'placement',
  'temporary',
  'hostel',
  'refuge',
  'hospital',
  'prison',
  'found-at',
  'visited',
  'mentioned',
] as const;
export type StayKind = (typeof STAY_KINDS)[number];

/** An address as received: one text (lines joined by ", ", without the postcode where it has a column of its own). */
export type Address = {
  text: string;
  postcode: string | null;
  uprn: string | null;
  /** A protected address takes part in matching and is shown nowhere. */
  protected: boolean;
};
