import {z} from 'zod';

/** A day as `YYYY-MM-DD`. */
export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** A day, or a day and local time as `YYYY-MM-DDTHH:MM`; sorts as text in order of time. */
export const IsoMoment = z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/);

/**
 * Where a record came from. `row` counts as a CSV reader counts: 1 is the first row after the header (for NDJSON the line).
 * `slot` is the name that the mapping gives to this part of the row ("child", "suspect1").
 * The place changes when a file is reordered; the record's `id` does not.
 */
export const Source = z.strictObject({
  feed: z.string(),
  file: z.string(),
  row: z.int().min(1),
  slot: z.string(),
});
export type Source = z.infer<typeof Source>;

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
export const Agency = z.enum(AGENCIES);
export type Agency = z.infer<typeof Agency>;

/** What every record says of itself, whatever its kind. */
export const provenance = {
  id: z.string(),
  source: Source,
  agency: Agency,
  /** The authority the record belongs to, as a three-letter code ("BRE"); empty where the feed does not say. */
  area: z.string(),
  /** When the hub received it: an as-of answer uses nothing received later. */
  receivedAt: IsoMoment,
};
const Provenance = z.strictObject(provenance);
export type Provenance = z.infer<typeof Provenance>;
