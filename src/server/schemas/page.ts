import {z} from 'zod';

/** A list in parts: `next` goes into `after` of the next request; null at the end. */
export const page = <T extends z.ZodType>(
  item: T,
): z.ZodObject<{items: z.ZodArray<T>; next: z.ZodNullable<z.ZodString>}> =>
  z.strictObject({items: z.array(item), next: z.string().nullable()});
