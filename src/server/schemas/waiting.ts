import {z} from 'zod';
import {RELEASES} from '../../access/policy.ts';
import {NOTIFICATION_KINDS} from '../../model/notification.ts';
import {AGENCIES} from '../../model/source.ts';
import {Ref} from './ref.ts';

const Why = z.array(z.strictObject({speaks: z.enum(['for', 'against']), text: z.string()}));

export const KeptBody = z
  .strictObject({
    notification: Ref.describe('Its reference in every answer, before a run has read it and after'),
    state: z
      .enum(['kept', 'corrected', 'already-kept'])
      .describe(
        'kept: it is on the disk and waits for the next run. corrected: the same, in place of what was sent before under your reference. already-kept: what was sent before was the same, and nothing was written',
      ),
    received: z.string(),
    version: z.int().describe('1 for the first under your reference'),
  })
  .meta({id: 'Kept'});

export const WithdrawnBody = z
  .strictObject({
    notification: Ref,
    state: z
      .enum(['withdrawn', 'already-withdrawn'])
      .describe(
        'withdrawn: answers from now on do not know of it as waiting, and the next run takes out what an earlier one read of it',
      ),
    version: z.int(),
  })
  .meta({id: 'Withdrawn'});

export const WaitingBody = z
  .strictObject({
    notification: Ref,
    mention: Ref.describe('Whom it names, as a record'),
    agency: z.enum(AGENCIES),
    kind: z.enum(NOTIFICATION_KINDS).nullable().describe('Null where flags may not be seen'),
    at: z.string(),
    received: z.string(),
    release: z.enum(RELEASES),
    role: z.string(),
    corrects: z.boolean().describe('True where the last run has an earlier version, which its counts hold'),
    confidence: z
      .enum(['strong', 'possible', 'held-apart'])
      .describe('As of candidates: whether who is asked about and who is named there may be one'),
    bits: z
      .number()
      .describe('Match weight: of the two beside each other, or of who is named there with the person that both are'),
    person: Ref.nullable().describe('The person of the last run that both are; null where none is known for both'),
    why: Why,
    text: z.string(),
  })
  .meta({
    id: 'Waiting',
    description:
      'Somebody named in a notification that was kept and that no run has read. Who is who rests on a lookup, and may come out otherwise when a run looks at all records together. Addresses take no part.',
  });

const Within = z.strictObject({
  records: z.int(),
  of_them_waiting: z.int().describe('Kept since the last run; strong matches alone'),
});

export const RepeatBody = z
  .strictObject({
    not_resolved_by_a_run: z.literal(true),
    months_3: Within,
    months_6: Within,
    months_12: Within,
    agencies: z.array(z.enum(AGENCIES)).describe('Whose notifications of the last twelve months these are'),
    text: z.string(),
  })
  .meta({
    id: 'RepeatWithWaiting',
    description:
      'How often the strong candidates were notified about, with what waits for a run: records, as nothing says yet which of these are one incident. What is asked about counts where it was kept.',
  });

export const WaitingFlagBody = z
  .strictObject({
    not_resolved_by_a_run: z.literal(true),
    rule: z.literal('repeat-subject'),
    position: z.int().describe('Position in "people" of the request, from 0'),
    person: Ref.nullable(),
    within_days: z.int(),
    incidents_of_the_run: z.int(),
    days_of_waiting: z
      .int()
      .describe('Days of waiting notifications on which the run has no incident: each is taken for one'),
    notifications: z.array(Ref).describe('Those that wait'),
    agencies: z.array(z.enum(AGENCIES)),
    text: z.string(),
  })
  .meta({
    id: 'WaitingFlag',
    description:
      'A rule that the records of the last run do not reach, and do with what waits, if a run resolves it so.',
  });
