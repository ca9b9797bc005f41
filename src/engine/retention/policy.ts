import {basename} from 'node:path';
import {z} from 'zod';
import {contentHash} from '../../base/hash.ts';
import {checkedYaml, settingsText} from '../../model/checked-yaml.ts';
import {OUTCOMES} from '../../model/notification.ts';
import {NotificationKind} from '../../model/schemas/notification.ts';
import {Agency, IsoDate} from '../../model/schemas/source.ts';

const Words = z.string().trim().min(1);
const some = <T extends z.ZodType>(of: T): z.ZodOptional<z.ZodArray<T>> => z.array(of).min(1).optional();

/** From which day the time of a row runs. */
const RUNS_FROM = ['received', 'event', 'last-contact'] as const;

const Keep = z
  .strictObject({
    months: z.int().min(0).optional(),
    years: z.int().min(0).optional(),
    after: z
      .enum(RUNS_FROM)
      .default('received')
      .describe(
        'received: the day the hub received the row. event: the last event that it tells of, or else its receipt. ' +
          'last-contact: the last receipt of any row about any person in it',
      ),
    untilAge: z
      .int()
      .min(0)
      .max(150)
      .optional()
      .describe('Not before the youngest person in the row would be this old; a row without any birth date is kept'),
  })
  .refine(({months, years, untilAge}) => (months ?? years ?? untilAge) !== undefined, {
    message: 'say how long: months, years or untilAge',
  });

const Rule = z.strictObject({
  name: Words,
  /** The agreement, schedule or law that it carries out. */
  because: Words,
  feeds: some(Words),
  agencies: some(Agency),
  areas: some(Words),
  kinds: some(NotificationKind).describe('Rows whose notifications are all of these kinds'),
  outcomes: some(z.enum(OUTCOMES)).describe('Rows whose notifications have outcomes, all of them of these'),
  keep: Keep,
});
export type RetentionRule = z.infer<typeof Rule>;

const Hold = z
  .strictObject({
    person: Words.optional(),
    record: Words.optional(),
    alert: Words.optional(),
    because: Words,
    by: Words,
    on: IsoDate,
    until: IsoDate.optional().describe('The last day of the hold; without it the hold has no end'),
  })
  .refine(({person, record, alert}) => [person, record, alert].filter((id) => id !== undefined).length === 1, {
    message: 'name one person, record or alert',
  });
export type RetentionHold = z.infer<typeof Hold>;

/**
 * How long rows are kept, as a hub has agreed it with those whose records they are. A row goes by the first rule that is for it; one that no
 * rule is for is kept. `retention.yaml` beside this file is an example.
 */
const Policy = z.strictObject({
  version: z.literal(1),
  title: Words,
  date: IsoDate.describe('The day from which the policy holds'),
  rules: z.array(Rule).min(1),
  quarantine: z
    .strictObject({months: z.int().min(0)})
    .optional()
    .describe('How long refused rows are kept after the last receipt of their file'),
  holds: z.array(Hold).default([]),
});
export type RetentionPolicy = z.infer<typeof Policy> & {
  /** SHA-256 of its text. */
  hash: string;
};

/** @throws RingfenceError FILE_MISSING; CONFIG_INVALID with all mistakes at once, each with its place and what was expected. */
export const readRetention = (path: string): RetentionPolicy =>
  parseRetention(settingsText(path, 'the retention policy'), basename(path));

/** The policy in a text; `name` stands for the file in messages. */
export const parseRetention = (text: string, name: string): RetentionPolicy => ({
  ...checkedYaml(text, name, Policy),
  hash: contentHash(text),
});
