import {withTail} from './composed.ts';
import {AFGHAN, ARABIC, CHINESE, FILIPINO, IRANIAN, VIETNAMESE} from './arab-asian.ts';
import {CONGOLESE, EAST_AFRICAN, GHANAIAN, NIGERIAN, SOMALI} from './african.ts';
import {CARIBBEAN, ENGLISH, IRISH} from './british.ts';
import type {Custom} from './custom.ts';
import {ALBANIAN, ITALIAN, LATIN, POLISH, PORTUGUESE, ROMANIAN, TURKISH} from './european.ts';
import {BENGALI, INDIAN, PAKISTANI, SIKH, TAMIL} from './south-asian.ts';

/** London's mix, by share of households. */
export const CUSTOMS: readonly Custom[] = [
  ENGLISH,
  IRISH,
  CARIBBEAN,
  PAKISTANI,
  BENGALI,
  SIKH,
  INDIAN,
  TAMIL,
  SOMALI,
  NIGERIAN,
  GHANAIAN,
  EAST_AFRICAN,
  CONGOLESE,
  POLISH,
  ROMANIAN,
  PORTUGUESE,
  LATIN,
  ITALIAN,
  TURKISH,
  ALBANIAN,
  ARABIC,
  AFGHAN,
  IRANIAN,
  CHINESE,
  VIETNAMESE,
  FILIPINO,
].map((custom) => withTail(custom));
