import type {Placed} from './placed.ts';

/**
 * What stands where a place was asked for and is none: "Returned of own accord", "Town centre". As one front door it would join all families
 * whose children came back by themselves.
 */
export const NO_PLACE = String.raw`(?:\p{L}+ )?(?:[Rr]eturned|[Cc]ame (?:back|home)|[Ww]alked in|[Oo]wn accord|[Hh]ome(?: address)?$|[Nn]ot (?:found|located)|[Ss]till missing|(?:[Tt]own|[Cc]ity) [Cc]ent(?:re|er)|[Ss]treets?$|[Pp]ublic place|[Vv]arious|[Ee]n route|[Ss]afe and well)\b(?!.*\d)`;

const PATTERN = new RegExp(`^${NO_PLACE}`, 'u');

export const hasNoPlaces = ({column}: Placed): boolean => [...column.texts.keys()].some((text) => PATTERN.test(text));
