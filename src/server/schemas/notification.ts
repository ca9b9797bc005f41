import {z} from 'zod';
import {dayToIso, isoToDay} from '../../base/day.ts';
import {IDENTIFIER_KINDS} from '../../model/mention.ts';
import {RAGS} from '../../model/notification.ts';
import {NotificationKind, Role} from '../../model/schemas/notification.ts';
import {birthOf} from '../../resolve/lookup/asked-about.ts';
import {standardNumber} from '../../resolve/link/columns/standardise.ts';

const NAME_MAX = 200;
const TEXT_MAX = 500;
const PEOPLE_MAX = 20;
const ITEMS_MAX = 10;
const REFERENCE_MAX = 80;

const text = (max: number): z.ZodString => z.string().trim().min(1).max(max);

const A_MOMENT = 'send a day of the calendar and a local time as YYYY-MM-DDTHH:MM';
const A_DAY = 'send a day of the calendar as YYYY-MM-DD';

/** A day of the calendar and a time of day, local. */
const Moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, A_MOMENT)
  .refine(isCalendarDay, A_MOMENT)
  .describe('Local time in England, YYYY-MM-DDTHH:MM');

/** A day of the calendar. */
const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, A_DAY)
  .refine(isCalendarDay, A_DAY);

const PersonName = z.strictObject({
  given: z.string().trim().max(NAME_MAX).default('').describe('Forenames, spaces between'),
  family: z
    .string()
    .trim()
    .max(NAME_MAX)
    .default('')
    .describe('Family name; a name that cannot be split is whole in here'),
  use: z.enum(['recorded', 'former', 'known-as']).default('recorded'),
});

const Number_ = z
  .strictObject({
    kind: z.enum(IDENTIFIER_KINDS),
    value: text(40),
    scope: z
      .string()
      .max(60)
      .default('')
      .describe('For "local" the register that issued it, as social-care:BRE; empty otherwise'),
  })
  .refine((number) => standardNumber(number) !== '', 'mend or leave out the number: its form or check digit is wrong');

const Person = z
  .strictObject({
    role: Role.describe('Part in the notification'),
    names: z.array(PersonName).max(ITEMS_MAX).default([]),
    born: z
      .string()
      .refine(
        (given) => birthOf(given) !== null,
        'send a day, month or year of the calendar as YYYY-MM-DD, YYYY-MM or YYYY',
      )
      .optional()
      .describe('Birth date: YYYY-MM-DD, YYYY-MM or YYYY'),
    expected: Day.optional().describe('Expected date of delivery of an unborn child, in place of a birth date'),
    sex: z.enum(['female', 'male', 'unknown']).default('unknown'),
    numbers: z.array(Number_).max(ITEMS_MAX).default([]),
    phones: z.array(text(40)).max(ITEMS_MAX).default([]),
    emails: z.array(text(NAME_MAX)).max(ITEMS_MAX).default([]),
    address: z
      .strictObject({
        text: z.string().trim().max(TEXT_MAX).default(''),
        postcode: z.string().trim().max(12).optional(),
        uprn: z.string().trim().max(12).optional(),
        protected: z
          .boolean()
          .default(false)
          .describe('True for a refuge or any other address that nobody may be told: it is kept, and shown nowhere'),
      })
      .optional(),
  })
  .refine(
    ({names, numbers, phones, emails, expected}) =>
      names.some(({given, family}) => given + family !== '') ||
      numbers.length + phones.length + emails.length > 0 ||
      expected !== undefined,
    'say who this is by a name, number, telephone number or e-mail address, or leave the person out',
  );
export type AskedPerson = z.output<typeof Person>;

/** Of invented people. */
const EXAMPLE = {
  ground: 's47',
  kind: 'domestic-abuse',
  received: '2026-04-02T16:10',
  rag: 'amber',
  people: [
    {
      role: 'subject',
      names: [{given: 'Amina', family: 'Khan'}],
      born: '2015-03-09',
      sex: 'female',
      numbers: [{kind: 'nhs', value: '999 000 0018'}],
      address: {text: '14 Orchard Row', postcode: 'NW10 4AB'},
    },
    {role: 'suspect', names: [{family: 'Omar Hassan'}], phones: ['07700 900123']},
  ],
};

export const NotificationRequest = z
  .strictObject({
    ground: text(40).describe(
      'The gateway to share by, as the policy of the hub names it: it is kept in the audit log',
    ),
    kind: NotificationKind,
    received: Moment.optional().describe(
      'When the hub received it; the present moment if left out. Nothing is kept of a day to come',
    ),
    rag: z.enum(RAGS).optional().describe('Rating at receipt'),
    people: z.array(Person).min(1).max(PEOPLE_MAX).describe('Everybody whom the notification names'),
    keep: z
      .boolean()
      .default(false)
      .describe(
        'True: keep it for the next run, and let answers until then know of it. Otherwise nothing of it is kept. Takes the action "record" of the policy, and a reference',
      ),
    reference: text(REFERENCE_MAX)
      .optional()
      .describe(
        'Your own reference of this notification. Sent again under it, the same is kept once; what differs takes the place of what was there',
      ),
    references: z
      .strictObject({
        merlin: text(REFERENCE_MAX).optional(),
        ppn: text(REFERENCE_MAX).optional(),
        cad: text(REFERENCE_MAX).optional(),
        crime: text(REFERENCE_MAX).optional(),
      })
      .optional()
      .describe('References by which records of one event find each other, those of your own extract too'),
    at: z
      .union([Day, Moment])
      .optional()
      .describe('When it happened, YYYY-MM-DD or with THH:MM; when it was received if left out'),
    source: text(60).optional().describe('Referral source as the DfE codes it, or in words'),
    area: z
      .string()
      .regex(/^[A-Z]{3}$/, 'send three capital letters')
      .optional()
      .describe('Authority that the record belongs to; as the server was told if left out'),
  })
  .refine(({keep, reference}) => !keep || reference !== undefined, {
    path: ['reference'],
    message: 'send your own reference of the notification, so that it is kept once however often it is sent',
  })
  .meta({
    id: 'NotificationRequest',
    description: 'A notification as an agency or case system sends it.',
    examples: [EXAMPLE],
  });
export type NotificationRequest = z.output<typeof NotificationRequest>;

const NOTIFICATION = NotificationRequest.shape;

export const WithdrawalRequest = z
  .strictObject({
    ground: NOTIFICATION.ground,
    reference: text(REFERENCE_MAX).describe('Your own reference, under which the notification was kept'),
    area: NOTIFICATION.area,
  })
  .meta({id: 'WithdrawalRequest', description: 'That a notification which was kept should never have been sent.'});
export type WithdrawalRequest = z.output<typeof WithdrawalRequest>;

function isCalendarDay(given: string): boolean {
  const day = given.slice(0, 10);
  return /^\d{4}-(0[1-9]|1[0-2])-\d{2}$/.test(day) && dayToIso(isoToDay(day)) === day;
}
