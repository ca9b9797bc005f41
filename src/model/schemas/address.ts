import {z} from 'zod';
import {STAY_KINDS, type Address as AddressType} from '../address.ts';

export const StayKind = z.enum(STAY_KINDS);

export const Address = z.strictObject({
  text: z.string(),
  postcode: z.string().nullable(),
  uprn: z.string().nullable(),
  protected: z.boolean(),
}) satisfies z.ZodType<AddressType>;
