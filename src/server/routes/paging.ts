import {z} from 'zod';
import {Problem} from '../problem.ts';
import {Ref} from '../schemas/ref.ts';

const LIMIT = 50;
const LIMIT_MAX = 500;

export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(LIMIT).describe('Items of one part'),
  after: Ref.optional().describe('"next" of the part before'),
});

/** One part of a list; `next` is null at its end. @throws Problem request-invalid where new results no longer hold `after` */
export function pageOf<T extends {id: string}>(
  all: readonly T[],
  query: Record<string, unknown>,
): {items: T[]; next: string | null} {
  const {limit, after} = query as z.output<typeof PageQuery>;
  const before = after === undefined ? -1 : all.findIndex(({id}) => id === after);
  if (after !== undefined && before < 0)
    throw new Problem('request-invalid', [{field: 'after', todo: 'begin again without it: the list has changed'}]);
  const items = all.slice(before + 1, before + 1 + limit);
  return {items, next: before + 1 + limit < all.length ? items.at(-1)!.id : null};
}
