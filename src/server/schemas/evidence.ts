import {z} from 'zod';
import {RELEASES} from '../../access/policy.ts';
import {AGENCIES} from '../../model/source.ts';
import {Ref} from './ref.ts';

export const Evidence = z
  .strictObject({record: Ref, owner: z.enum(AGENCIES), release: z.enum(RELEASES)})
  .meta({id: 'Evidence', description: 'A record, whose it is, and how far its owner lets it go.'});
