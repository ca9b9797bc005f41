import {shareWhere, type Column} from '../sample.ts';

/** Whether cells hold names of people, by the names themselves. */

const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’‘-]*\.?`;
const PARTICLE = String.raw`(?:van|von|de|da|di|del|dos|du|la|le|el|al|bin|ibn|bint|abu|ter|der|den)`;
const NAME = new RegExp(
  String.raw`^(?:${WORD}(?:\s+${PARTICLE})*\s+(?:${PARTICLE}\s+)*(?:${WORD}\s*){1,4}|(?:${WORD}\s*){1,3},\s*(?:${WORD}\s*){1,4})$`,
  'u',
);
/** Words of places, bodies, offences and decisions, of which hardly any is in a name. */
const OTHER =
  /\b(?:surgery|practice|centre|hospital|school|academy|team|services?|clinic|trust|police|college|nursery|group|primary|secondary|council|board|road|street|avenue|lane|close|court|house|flat|assessment|referral|action|further|domestic|abuse|assault|incident|concern|neglect|health|care|order|plan|section|review|meeting|child|family|support|high|medium|low|none|not|no|yes|unknown|year|ward|department|station|office|park|plc|ltd|and|the|of|with|for|type|new|open|closed|green|non|crime|british|white|black|asian|english|mixed|christian|muslim|tenancy|tenant|rent|social|private|secure|assured|burglary|theft|criminal|damage|possession|violence|sexual|physical|emotional|same|address|known)\b/i;

/** The last word of the name of a school, another body or a street, which is nobody's ("Netherfield Junior School", "Canal Road"). */
const BODY_OR_STREET =
  /\b(?:surgery|practice|centre|hospital|school|academy|college|nursery|preschool|playgroup|primary|infants?|juniors?|high|trust|council|university|road|street|avenue|lane|close|crescent|drive|terrace|gardens|court|house|estate|way|hill|place|mews|walk|row|rise|view|green|park|square)\.?$/i;

/** Whether most cells of a column name schools, other bodies or streets. */
export const namesBodies = (column: Column): boolean =>
  shareWhere(column, (text) => BODY_OR_STREET.test(text) && /\s/.test(text)) >= 0.5;

export const isPersonName = (text: string): boolean => text.length <= 60 && NAME.test(text) && !OTHER.test(text);

/** Whether somebody is named: titles and dates around a name do not count. */
export const namesSomebody = (text: string): boolean =>
  isPersonName(
    text
      .replace(/^(?:[\p{L}’' -]{3,20}:|[\p{L}’']{3,20}\s+-)\s*/u, '')
      .replace(/\s*(?:[([\d;|/].*|\s-\s.*|\b(?:b\.|dob\b|born\b|aged?\b).*)$/iu, '')
      .replace(/^(?:Mr|Mrs|Ms|Miss|Dr|PC|DC|Sgt)\.?\s+/i, 'Mr ')
      .trim(),
  );

/** Share of the filled cells of a column that name somebody. */
export const shareOfNames = (column: Column): number => shareWhere(column, namesSomebody);

/** Share of the texts of a column, each counted once, that name somebody. */
export const shareOfNamed = ({texts}: Column): number =>
  [...texts.keys()].filter(namesSomebody).length / Math.max(1, texts.size);
