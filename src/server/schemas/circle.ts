import {z} from 'zod';
import {FAMILY_RELATIONS} from '../../packs/circle.ts';
import {NEARNESS} from '../../packs/bonds.ts';
import {IsoDate} from '../../model/schemas/source.ts';
import {Evidence} from './evidence.ts';
import {Ref} from './ref.ts';

const Bond = z
  .strictObject({
    via: z.enum(NEARNESS),
    what: z.string().describe('What the other is to the person'),
    suspicion: z.boolean().describe('Whether a notification names one of the two as a suspect'),
    kinds: z.array(z.string()).describe('Kinds of the notifications, most frequent first'),
    times: z.int().describe('Incidents, or spells at one front door'),
    from: IsoDate,
    to: IsoDate.nullable().describe('Null where no end is recorded'),
    evidence: z.array(Evidence),
  })
  .meta({id: 'Bond'});

export const CircleBody = z
  .strictObject({
    person: Ref,
    families: z
      .array(
        z.strictObject({
          relation: z
            .enum(FAMILY_RELATIONS)
            .describe('own: relatives by birth. partner: the family of a partner or former partner'),
          people: z.array(
            z.strictObject({
              person: Ref,
              name: z.string().nullable().describe('Null where the policy shows no names'),
              bonds: z.array(Bond),
            }),
          ),
        }),
      )
      .describe(
        'The own family first, then those of partners; then others, and people of whom no relative is there, nearest and latest first',
      ),
    crowds: z.int().describe('Front doors and notifications with more than 40 people, which join nobody'),
  })
  .meta({id: 'Circle'});
