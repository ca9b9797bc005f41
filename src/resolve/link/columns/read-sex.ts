import type {Mention} from '../../../model/mention.ts';
import {fold} from '../../../text/fold.ts';
import {FEMALE, MALE} from './person-columns.ts';

const MALE_TITLES = new Set(['mr', 'master', 'sir']);
const FEMALE_TITLES = new Set(['mrs', 'miss', 'ms', 'dame', 'lady']);

/** As recorded, else what a title says; 0 where neither does. */
export function sexOf(mention: Mention): number {
  if (mention.sex !== 'unknown') return mention.sex === 'female' ? FEMALE : MALE;
  for (const {title} of mention.names) {
    const folded = fold(title);
    if (MALE_TITLES.has(folded)) return MALE;
    if (FEMALE_TITLES.has(folded)) return FEMALE;
  }
  return 0;
}
