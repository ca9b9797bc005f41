import {INVERSE_KINDS, TIE_KINDS} from '../../../model/notification.ts';
import {readRelation} from '../../relations.ts';
import {isTarget, leadKey, type EventRows} from '../event-rows.ts';
import {noted, type Block} from '../noted.ts';
import {pooled, type Slot} from './slots.ts';
import {mapTexts, roleIn} from '../words/value-words.ts';
import type {Placed} from '../place/placed.ts';

/**
 * In a file with a row for each who took part, what somebody is to the one who leads the event stands in their own row: under "Relationship to
 * Victim", or with their part in it ("Perp (ex partner)", "daughter of victim", "V's mum", "child 1").
 */

/** Ties of the people of a row to who leads its event; empty where no column says them, or rows are only counted. */
export function leadTies(feed: string, {event, order, first, isCounted}: EventRows, slot: Slot): Block[] {
  const isTold = isTarget(order, first);
  if (isCounted || (!isTold && roleIn(first) !== 'victim')) return [];
  const base = {
    from: slot.key,
    to: {feed, key: leadKey(event, first), slot: slot.key},
    when: {not: {column: order.column.name, is: first}},
  };
  const relation = isTold ? order : slot.columns.find((one) => one.field === 'relation' && one !== order);
  if (relation !== undefined) return [{...base, kind: noted(relation.column.name, relation.note), unknown: 'none'}];
  const kind = kindIn(slot, order);
  return kind === null ? [] : [{...base, kind}];
}

function kindIn(slot: Slot, order: Placed): Block | null {
  const {map} = mapTexts(pooled(slot, order), relationIn, (text) => relationIn(text) !== null);
  return Object.keys(map).length === 0 ? null : {column: order.column.name, map, otherwise: ''};
}

const OF_VICTIM = /\s+of\s+(?:the\s+)?(?:victim|vic|v)$|^(?:victim|vic|v)['’]?s\s+/i;
const OF_OTHER = /\bof\b|['’]s\b/i;

/** The kind of tie that the text of a part says: to who is victim, or of nobody who is named; null where it has none. */
export function relationIn(text: string): string | null {
  const bracket = /^[^()]+\(([^()]+)\)$/.exec(text)?.[1];
  const plain = (bracket ?? text).replace(OF_VICTIM, '').trim();
  if (OF_OTHER.test(plain)) return null;
  const word = SHORT[plain.toLowerCase().replace(/\s*\d+$/, '')] ?? plain.toLowerCase().replace(/\s*\d+$/, '');
  const relation = readRelation(word, TIE_KINDS);
  if (relation === null || relation.kind === 'associate' || relation.kind === 'professional') return null;
  return relation.inverse ? INVERSES.get(relation.kind)! : relation.kind;
}

const INVERSES = new Map(
  Object.entries(INVERSE_KINDS)
    .map(([inverse, kind]) => [kind as string, inverse])
    .reverse() as [string, string][],
);

const SHORT: Readonly<Record<string, string>> = {
  dau: 'daughter',
  daug: 'daughter',
  bf: 'boyfriend',
  gf: 'girlfriend',
  ptnr: 'partner',
};
