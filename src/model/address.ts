import {z} from 'zod';

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
export const StayKind = z.enum(STAY_KINDS);
export type StayKind = z.infer<typeof StayKind>;

/** An address as received: one text (lines joined by ", ", without the postcode where it has a column of its own). */
export const Address = z.strictObject({
  text: z.string(),
  postcode: z.string().nullable(),
  uprn: z.string().nullable(),
  /** A protected address takes part in matching and is shown nowhere. */
  protected: z.boolean(),
});
export type Address = z.infer<typeof Address>;
