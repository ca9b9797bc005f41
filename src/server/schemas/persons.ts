import {z} from 'zod';
import {AGENCIES} from '../../model/source.ts';
import {Counts} from './counts.ts';
import {Ref} from './ref.ts';
import {WaitingBody} from './waiting.ts';

export const PersonBody = z
  .strictObject({
    person: Ref.describe('The present reference; that of a former run is followed'),
    name: z.string().nullable().describe('The commonest; null where the policy shows no names'),
    names: z.array(z.string()).describe('All that records give, each with its use'),
    born: z.string().nullable(),
    sex: z.string(),
    agencies: z.array(z.enum(AGENCIES)).describe('Whose records there are'),
    addresses: z.array(z.strictObject({text: z.string(), agency: z.enum(AGENCIES), as_at: z.string()})),
    counts: Counts,
    waiting: z
      .array(WaitingBody)
      .nullable()
      .describe(
        'Notifications kept since the last run that this person fits; no count holds them. Null without the action "lookup"',
      ),
  })
  .meta({id: 'Person'});
