import {z} from 'zod';
import {ASSOCIATION_KINDS, MEMBER_STANDINGS} from '../../model/finding.ts';
import {IsoDate} from '../../model/schemas/source.ts';
import {ALERT_STATES} from '../../model/alert-decision.ts';
import {Evidence} from './evidence.ts';
import {Ref} from './ref.ts';

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
    associations: z
      .array(
        z.strictObject({
          adults: z.tuple([Ref, Ref]),
          kinds: z.array(z.enum(ASSOCIATION_KINDS)),
          first_event: z.string(),
          first_received: z.string(),
          agencies: z.array(z.string()),
          records: z.array(Ref),
        }),
      )
      .describe('Adults of it who are on record with one another, where that makes the group'),
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
