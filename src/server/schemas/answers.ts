import {z} from 'zod';
import {RELEASES} from '../../access/policy.ts';
import {MEMBER_STANDINGS} from '../../model/finding.ts';
import {OUTCOMES, RAGS} from '../../model/notification.ts';
import {AGENCIES, IsoDate} from '../../model/source.ts';
import {ALERT_STATES} from '../../model/alert-decision.ts';
import {STATEMENTS} from '../../packs/statement.ts';
import {Ref} from './ref.ts';
import {KeptBody, RepeatBody, WaitingBody, WaitingFlagBody} from './waiting.ts';

const Count = z.strictObject({records: z.int(), incidents: z.int()});

export const Counts = z
  .strictObject({
    ...Count.shape,
    months_3: Count,
    months_6: Count,
    months_12: Count,
  })
  .meta({
    id: 'Counts',
    description: 'Records count what was sent, incidents what happened; always both. By the day of the event.',
  });

export const Evidence = z
  .strictObject({record: Ref, owner: z.enum(AGENCIES), release: z.enum(RELEASES)})
  .meta({id: 'Evidence', description: 'A record, whose it is, and how far its owner lets it go.'});

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

/** A list in parts: `next` goes into `after` of the next request; null at the end. */
export const page = <T extends z.ZodType>(
  item: T,
): z.ZodObject<{items: z.ZodArray<T>; next: z.ZodNullable<z.ZodString>}> =>
  z.strictObject({items: z.array(item), next: z.string().nullable()});

export const FlagsOfPerson = z.strictObject({
  person: Ref.describe('The present reference; that of a former run is followed'),
  flags: z.array(FlagBody),
});

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

const AlertMember = z.strictObject({
  person: Ref,
  role: z.enum(['adult', 'child']),
  family: Ref.nullable(),
  standing: z
    .enum(MEMBER_STANDINGS)
    .describe('core: makes the group. also-linked: in it for less, and perhaps wrongly'),
  because: z.string().describe('What brought the person in'),
});

const alertHead = {
  id: Ref,
  motif: z.string(),
  version: z.string(),
  name: z.string(),
  title: z.string(),
  state: z.enum(ALERT_STATES),
  since: IsoDate,
  persons: z.array(AlertMember),
};
export const AlertSummary = z.strictObject(alertHead).meta({id: 'AlertSummary'});

export const AlertBody = z
  .strictObject({
    ...alertHead,
    links: z.array(
      z.strictObject({
        adult: Ref,
        family: z.string(),
        children: z.array(Ref),
        kinds: z.array(z.string()),
        first_event: z.string(),
        first_received: z.string(),
        agencies: z.array(z.string()),
        records: z.array(Ref),
      }),
    ),
    places: z.array(Ref).describe('Dwellings, without any that is protected or leads to one that is'),
    chance: z.strictObject({
      model: z.string(),
      statistic: z.string(),
      observed: z.number(),
      expected: z.number(),
      p: z.number(),
      q: z.number(),
      draws: z.int(),
      hypotheses: z.int(),
    }),
    benign: z.array(
      z.strictObject({check: z.string(), result: z.enum(['ruled-out', 'possible', 'not-tested']), text: z.string()}),
    ),
    agencies: z.array(
      z.strictObject({agency: z.string(), links: z.int(), of_links: z.int(), records: z.int(), alone: z.boolean()}),
    ),
    fragility: z.array(z.strictObject({kind: z.enum(['record', 'identity']), id: z.string(), text: z.string()})),
    new_evidence: z.array(Ref).describe('Records that were not there when it was dismissed'),
    evidence: z.array(Evidence),
  })
  .meta({id: 'Alert'});

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
