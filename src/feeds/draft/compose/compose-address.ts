import {noted, type Block, type Tree} from '../noted.ts';
import {markCondition, PROTECTED_HEADER, type Cue} from '../place/protection.ts';
import {headerWords} from '../words/cut-header.ts';
import {headerIn, taken, valueOf} from './slot-values.ts';
import type {Slot} from './slots.ts';
import type {Placed} from '../place/placed.ts';
import {ADDRESS_CLOSED, hasSign, WITHOUT_SIGN} from '../place/shapes.ts';

const ADDRESS: ReadonlySet<string> = new Set(['address', 'addressPart', 'houseNumber', 'postcode']);

/** What is said of addresses beside the person they are of: the first one's, where others share it, and marks of the row as a whole. */
export type Home = {shared: readonly Placed[]; cues: readonly Cue[]};

export function addressOf(slot: Slot, {shared, cues}: Home): Tree {
  const has = slot.columns.some(({field}) => ADDRESS.has(field ?? ''));
  const own: Slot = has ? slot : {...slot, columns: [...shared], numbers: []};
  const columns = own.columns.filter(({field}) => ADDRESS.has(field ?? ''));
  if (columns.length === 0) return undefined;
  const said = valueOf(own, 'address');
  const isSigned = columns.some(({field, column}) => field === 'address' && [...column.texts.keys()].some(hasSign));
  const text = said !== undefined && isSigned ? taken(said, WITHOUT_SIGN) : said;
  return {
    text,
    parts: said === undefined ? partsOf(own) : undefined,
    postcode: valueOf(own, 'postcode'),
    uprn: valueOf(own, 'uprn'),
    protected: protectedOf(own, columns, cues),
  };
}

/** The address of a column of its own, closed by all that closes an address of `slot`. */
export function addressIn(one: Placed, slot: Slot, cues: readonly Cue[]): Tree {
  return {text: noted(one.column.name, one.note), protected: protectedOf({...slot, numbers: []}, [one], cues)};
}

/** The lines of an address below a name, closed by all that closes others of the row and by words anywhere in the cell. */
export function addressInCell(header: string, {cues}: Home): Tree {
  const told = [{column: header, matches: ADDRESS_CLOSED}, ...cues];
  const any = distinct(told);
  return {text: '$address', protected: any.length < 2 ? any[0] : {any}};
}

/** Where an address is not to be shown: a header may say it of all, a column of each, or words in the address itself. */
function protectedOf(slot: Slot, columns: readonly Placed[], cues: readonly Cue[]): Tree {
  if (columns.some(({column}) => PROTECTED_HEADER.test(headerWords(column.name).join(' ')))) return true;
  const words = columns
    .filter(({field}) => field !== 'postcode' && field !== 'houseNumber')
    .map((one) => ({column: headerIn(slot, one), matches: ADDRESS_CLOSED}));
  const flags = slot.columns
    .filter(({field}) => field === 'protected')
    .map((one) => markCondition(one, headerIn(slot, one), headerWords(one.column.name).join(' ')));
  const any = distinct([...flags, ...cues, ...words]);
  return any.length < 2 ? any[0] : {any};
}

/** The parts in their order; a house number and the street behind it are one, and a flat between the two stands before them. */
function partsOf(slot: Slot): Tree {
  const list: Block[] = [];
  let number: string | null = null;
  for (const one of slot.columns) {
    if (one.field !== 'houseNumber' && one.field !== 'addressPart') continue;
    const header = headerIn(slot, one);
    if (one.field === 'houseNumber' && number === null) number = header;
    else if (number !== null && FLAT.test(headerWords(one.column.name).join(' '))) list.push({column: header});
    else {
      list.push(number === null ? {column: header} : {join: [number, header]});
      number = null;
    }
  }
  if (number !== null) list.push({column: number});
  const parts = distinct(list).map((part) => ('join' in part ? part : part['column']));
  return parts.length === 0 ? undefined : parts;
}

const FLAT = /\b(?:saon|flat|sub ?dwelling|sub ?building)\b/;

/** Of blocks that say the same the first: numbered columns are one. */
const distinct = (blocks: readonly Block[]): Block[] => [
  ...new Map(blocks.map((block) => [JSON.stringify(block), block])).values(),
];
