import {z} from 'zod';
import {RELEASES} from '../../access/policy.ts';
import {OUTCOMES} from '../../model/notification.ts';
import {AGENCIES} from '../../model/source.ts';
import {STATEMENTS} from '../../packs/statement.ts';
import {Ref} from './ref.ts';

const EntryRecord = z.strictObject({
  record: Ref,
  owner: z.enum(AGENCIES),
  release: z.enum(RELEASES),
  kind: z.string(),
  event_at: z.string(),
  received_at: z.string(),
  statement: z.enum(STATEMENTS),
  allegation: z.string(),
  outcomes: z.array(z.enum(OUTCOMES)),
});

export const ChronologyBody = z
  .strictObject({
    people: z.array(z.strictObject({person: Ref, name: z.string().nullable(), born: z.string().nullable()})),
    entries: z.array(
      z.strictObject({
        date: z.string(),
        time: z.string(),
        sort: z.enum(['incident', 'move', 'birth', 'relation']),
        what: z.string(),
        persons: z.array(z.strictObject({person: Ref, roles: z.array(z.string())})),
        statements: z.array(z.enum(STATEMENTS)),
        agencies: z.array(z.enum(AGENCIES)),
        outcomes: z.array(z.string()),
        rag: z.array(z.string()),
        gap_days: z
          .int()
          .nullable()
          .describe('Days since the entry before, where more than three months: absence of records is not safety'),
        records: z.array(EntryRecord),
      }),
    ),
  })
  .meta({id: 'Chronology'});
