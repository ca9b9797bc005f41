import {z} from 'zod';
import {IsoDate} from '../../model/schemas/source.ts';
import {Evidence} from './evidence.ts';
import {Ref} from './ref.ts';

export const FlagBody = z
  .strictObject({
    id: Ref,
    rule: z.string(),
    version: z.string(),
    text: z.string().describe('What the records say, people by reference'),
    persons: z.array(Ref),
    since: IsoDate.describe('The day on which the records received by then first made the rule fire'),
    last_event: IsoDate,
    records: z.int(),
    incidents: z.int(),
    evidence: z.array(Evidence),
  })
  .meta({id: 'Flag', description: 'A rule that fired on facts of records. It predicts nothing about anybody.'});

export const FlagsOfPerson = z.strictObject({
  person: Ref.describe('The present reference; that of a former run is followed'),
  flags: z.array(FlagBody),
});
