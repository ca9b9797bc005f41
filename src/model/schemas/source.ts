import {z} from 'zod';
import {AGENCIES, type Provenance as ProvenanceType} from '../source.ts';

export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const IsoMoment = z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/);

const Source = z.strictObject({
  feed: z.string(),
  file: z.string(),
  row: z.int().min(1),
  slot: z.string(),
});

export const Agency = z.enum(AGENCIES);

export const provenance = {
  id: z.string(),
  source: Source,
  agency: Agency,
  area: z.string(),
  receivedAt: IsoMoment,
} satisfies Record<keyof ProvenanceType, z.ZodType>;
