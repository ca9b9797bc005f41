/** A day as `YYYY-MM-DD`. */
export type IsoDate = string;
/** A day, or a day and local time as `YYYY-MM-DDTHH:MM`; sorts as text in order of time. */
export type IsoMoment = string;

/**
 * Where a record came from. `row` counts as a CSV reader counts: 1 is the first row after the header (for NDJSON the line).
 * `slot` is the name that the mapping gives to this part of the row ("child", "suspect1").
 * The place changes when a file is reordered; the record's `id` does not.
 */
export type Source = {feed: string; file: string; row: number; slot: string};

/** The agencies of a hub. A local identifier is unique within one agency of one area, and nowhere else. */
export const AGENCIES = [
  'police',
  'social-care',
  'health',
  'education',
  'housing',
  'probation',
  'youth-offending',
  'marac',
  'voluntary',
  'other',
] as const;
export type Agency = (typeof AGENCIES)[number];

/** What every record says of itself, whatever its kind. */
export type Provenance = {
  id: string;
  source: Source;
  agency: Agency;
  /** The authority the record belongs to, as a three-letter code ("BRE"); empty where the feed does not say. */
  area: string;
  /** When the hub received it: an as-of answer uses nothing received later. */
  receivedAt: IsoMoment;
};
