import {z} from 'zod';
import {PROPOSALS} from '../model/judgement.ts';
import {Agency, IsoDate} from '../model/schemas/source.ts';

/** What a user may do. Everything else is denied, whoever asks. */
export const ACTIONS = [
  /** Ask who the people of a notification may be, or look for somebody at the desk. */
  'lookup',
  /** Have a notification kept that is asked about, for the next run and for answers until then. */
  'record',
  'flags:read',
  'alerts:read',
  /** Dismiss or reopen an alert, and take one in hand. */
  'alerts:decide',
  /** See who has which alert in hand and for how long, and what was decided on alerts in a period, in counts. */
  'alerts:report',
  /** Take two identities in hand; say that they are different people; propose that they are one, or that what was said is taken back. */
  'identities:judge',
  /** Confirm what somebody else proposed of two identities, or decline it; take two of whom that is asked in hand. */
  'identities:confirm',
  /** See names, birth dates and addresses (never protected ones) of a person. */
  'person:read',
  'chronology:read',
  /** Prepare a case for MARAC: who harmed whom, the children, and whom else the perpetrator reaches, all by name. */
  'marac:prepare',
  /** See how the victim of a case may be reached: telephone numbers and homes, never protected ones. */
  'marac:contact',
  /** Give the list of a meeting of anybody at the own agency to a colleague of theirs; it is not seen what is on it. */
  'marac:hand-on',
  /** Read the log of who saw what. */
  'audit:read',
] as const;
export const Action = z.enum(ACTIONS);
export type Action = z.infer<typeof Action>;

/**
 * How far an owner agency has let an item go. shareable: to whoever the policy lets see it. ask: the owner is to be asked first.
 * withheld: it stays within the room. An agency always sees what it sent itself.
 */
export const RELEASES = ['shareable', 'ask', 'withheld'] as const;
export const Release = z.enum(RELEASES);
export type Release = z.infer<typeof Release>;

/** Whose records a grant opens, beside those of the user's own agency. */
export const Sight = z.strictObject({
  agencies: z
    .union([z.literal('all'), z.array(Agency)])
    .default([])
    .describe('Agencies whose records are seen beside those of the own one'),
  release: z.array(Release).default(['shareable']).describe('Release states of those agencies that are seen'),
  days: z
    .int()
    .min(1)
    .nullable()
    .default(null)
    .describe('Records received more than so many days ago are not seen; null for all'),
  names: z.boolean().default(false).describe('Whether names and birth dates are shown, where an action shows people'),
});
export type Sight = z.infer<typeof Sight>;

/** What one role may do for one purpose. */
export const Grant = z.strictObject({may: z.array(Action).min(1), sees: Sight.prefault({})});
export type Grant = z.infer<typeof Grant>;

const Role = z.strictObject({
  agencies: z.union([z.literal('all'), z.array(Agency).min(1)]).describe('Agencies whose staff may hold the role'),
  purposes: z.record(z.string(), Grant),
});

/** Somebody whom only those named may see: staff as subject, or whom a court protects. */
const Restriction = z.strictObject({
  ids: z
    .array(z.string())
    .min(1)
    .describe('Ids of persons, or of mentions of theirs, which outlive a change of person ids'),
  allow: z.array(z.string()).default([]).describe('Roles and users that see them all the same'),
});

/** Gateways to share by; one counts from its first to its last day, where these are given. */
const Ground = z.strictObject({
  text: z.string().min(1),
  from: IsoDate.nullable().default(null),
  until: IsoDate.nullable().default(null),
});

/** From an hour to ten years: moments are kept to the minute, and none beyond the year 9999 can be. */
const Hours = z.number().min(1).max(87_600);

const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const Policy = z
  .strictObject({
    hub: z.string().min(1),
    purposes: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), z.string().min(1)),
    grounds: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), Ground),
    roles: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), Role),
    release: z
      .strictObject({
        unmarked: z
          .partialRecord(Agency, Release)
          .default({})
          .describe('State of what an agency did not mark; "ask" otherwise'),
        items: z.record(z.string(), Release).default({}).describe('Record id -> the mark of its owner'),
      })
      .prefault({}),
    judgements: z
      .strictObject({
        twoPeopleFor: z
          .array(z.enum(PROPOSALS))
          .default(['same', 'withdraw'])
          .describe(
            'What is said of identities at the desk that counts only once a second person says it too; what the records speak against always does. Where this holds "same" alone, a second reader can tell what the first read from being asked; with "different" beside it they cannot',
          ),
      })
      .prefault({}),
    inHand: z
      .strictObject({
        alertHours: Hours.default(336).describe('Hours; an enquiry of an agency is answered within days'),
        identityHours: Hours.default(12).describe('Hours; two identities are read within one shift'),
      })
      .prefault({})
      .describe(
        'How long what somebody took in hand at the desk counts, if they do not put it down: it may be forgotten',
      ),
    restricted: z.array(Restriction).default([]),
    limits: z
      .strictObject({
        userPerMinute: z.int().min(1).default(120),
        agencyPerMinute: z.int().min(1).default(600),
        addressPerMinute: z.int().min(1).default(1200).describe('Requests from one network address, known or not'),
      })
      .prefault({}),
    clocks: z
      .strictObject({
        redHours: z.number().min(0).default(4),
        amberDays: z.int().min(0).default(1),
        greenDays: z.int().min(0).default(3),
        closes: LocalTime.default('17:00').describe('When a working day of the hub ends'),
      })
      .prefault({}),
  })
  .meta({title: 'Ringfence access policy'});
export type Policy = z.infer<typeof Policy>;
