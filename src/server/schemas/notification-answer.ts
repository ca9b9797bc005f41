import {z} from 'zod';
import {RAGS} from '../../model/notification.ts';
import {IsoDate} from '../../model/schemas/source.ts';
import {Counts} from './counts.ts';
import {FlagBody} from './flags.ts';
import {Ref} from './ref.ts';
import {KeptBody, RepeatBody, WaitingBody, WaitingFlagBody} from './waiting.ts';

export const CandidateBody = z
  .strictObject({
    person: Ref,
    confidence: z
      .enum(['strong', 'possible', 'held-apart'])
      .describe(
        'strong: the evidence is enough to take them for one. possible: it is not. held-apart: it would be, and something speaks against it',
      ),
    why: z.array(z.strictObject({speaks: z.enum(['for', 'against']), text: z.string()})),
    counts: Counts,
  })
  .meta({id: 'Candidate'});

const Due = z.string().describe('Local time in England, YYYY-MM-DDTHH:MM');

export const NotificationAnswer = z
  .strictObject({
    not_a_decision: z.literal(true).describe('People decide; this says what records hold'),
    stored: z
      .boolean()
      .describe(
        'False: it was answered about and nothing of it was kept. True: it waits for the next run, or was read by one',
      ),
    kept: KeptBody.nullable().describe('Null where it was not to be kept'),
    results_of: IsoDate.describe('The last day of receipt that the answer knows of'),
    people: z.array(
      z.strictObject({
        position: z.int().describe('Position in "people" of the request, from 0'),
        candidates: z.array(CandidateBody),
        namesakes: z
          .int()
          .nullable()
          .describe(
            'People beside the candidates who bear the first forename and the family name that were sent, by sound, and are recorded with no other birth date: a name that many bear brings up nobody. 0 where no name was sent, null where a candidate is strong',
          ),
        waiting: z
          .array(WaitingBody)
          .describe('Who of notifications that were kept since the last run this may be, likeliest first'),
        waiting_not_compared: z
          .int()
          .describe(
            'People of such notifications who come near as well and were not compared, as two hundred come nearer: "waiting" and "repeat" lack them',
          ),
        repeat: RepeatBody.nullable().describe('Null where no strong match waits'),
      }),
    ),
    flags: z.array(FlagBody).describe('Of all candidates, in order of the queue; empty where flags may not be seen'),
    waiting_flags: z.array(WaitingFlagBody).describe('Empty where flags may not be seen'),
    clocks: z.strictObject({
      rag: z.enum(RAGS).nullable(),
      due: Due.nullable().describe('By the rating that was given; null without one, and for blue'),
      red: Due,
      amber: Due,
      green: Due,
    }),
    restrictions: z.array(z.string()).describe('What this answer leaves out, by the policy alone'),
  })
  .meta({id: 'NotificationAnswer'});
