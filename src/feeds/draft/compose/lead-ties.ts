import {isTarget, leadKey, leadsRow, type LedRows} from '../rows/led-rows.ts';
import {TIE_KINDS} from '../../../model/notification.ts';
import {readRelation} from '../../rows/relations.ts';
import {noted, type Block, type Tree} from '../noted.ts';
import {whomItIsOfInGroup} from './direction.ts';
import {pooled, type Slot} from './slots.ts';
import {isMother, relationIn, relationToMother} from '../words/part-relation.ts';
import {mapTexts, roleIn} from '../words/value-words.ts';
import type {Placed} from '../place/placed.ts';

/**
 * In a file with a row for each who took part, what somebody is to the one who leads the event stands in their own row: under "Relationship to
 * Victim", or with their part in it ("Perp (ex partner)", "daughter of victim", "V's mum", "child 1").
 */

/** Ties of the people of a row to who leads its event or holds its home; empty where no column says them, or rows are only counted. */
export function leadTies(feed: string, rows: LedRows, slot: Slot, isEvent: boolean): Block[] {
  const {order, leads, isCounted} = rows;
  const [first, ...more] = leads as [string];
  const isTold = isTarget(order, first);
  if (isCounted || more.length > 0 || (isEvent && !isTold && roleIn(first) !== 'victim')) return [];
  const base = {
    from: slot.key,
    to: {feed, key: leadKey(rows), slot: slot.key},
    when: {not: leadsRow(rows)},
  };
  const relation = isTold ? order : slot.columns.find((one) => one.field === 'relation' && one !== order);
  if (relation !== undefined) {
    const reads = whomItIsOfInGroup(relation, slot, rows) === 'to' ? 'to' : undefined;
    return [{...base, kind: ofVictim(relation), reads, unknown: 'none'}];
  }
  const kind = isEvent ? kindIn(slot, order) : kindInHome(order, first);
  return kind === null ? [] : [{...base, kind}];
}

/** "Child of victim" beside "partner": the words that say whose they are, in the others' place. */
function ofVictim({column, note}: Placed): Tree {
  const said = mapTexts(column, (text) => (readRelation(text, TIE_KINDS) === null ? relationIn(text) : null));
  const header = noted(column.name, note);
  return Object.keys(said.map).length === 0 ? header : {column: header, map: said.map};
}

function kindIn(slot: Slot, order: Placed): Block | null {
  const {map} = mapTexts(pooled(slot, order), relationIn, (text) => relationIn(text) !== null);
  return Object.keys(map).length === 0 ? null : {column: order.column.name, map, otherwise: ''};
}

/** Whoever else stands in the register of a home or family is of its household, whatever they are to who leads it. */
function kindInHome(order: Placed, first: string): Block {
  const meaning = isMother(first) ? relationToMother : relationIn;
  const {map} = mapTexts(order.column, meaning, (text) => meaning(text) !== null);
  delete map[first];
  return {column: noted(order.column.name, order.note), map, otherwise: 'household'};
}
