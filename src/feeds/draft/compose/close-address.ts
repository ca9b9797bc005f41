import type {Block, Tree} from '../noted.ts';
import {markCondition, type Cue} from '../place/protection.ts';
import type {Placed} from '../place/placed.ts';
import {partOf} from '../words/header-words.ts';
import {headerWords} from '../words/cut-header.ts';

/**
 * Closes the address under a key of a block, where it has one, by conditions beside those that it has: where one of `told` holds, or always.
 */
export function closeAddress(block: Block, key: 'address' | 'place', told: readonly Block[] | 'always'): void {
  const address = block[key];
  if (address === undefined || told.length === 0) return;
  const own: Block = isBlock(address) && !('column' in address) ? address : {text: address};
  const closed = own['protected'];
  if (closed === true) return;
  const any = closed !== undefined && isBlock(closed) ? (closed as Block)['any'] : undefined;
  const known: readonly Tree[] = Array.isArray(any) ? any : closed === undefined ? [] : [closed];
  const all = told === 'always' ? true : {any: [...told, ...known]};
  block[key] = {...own, protected: all};
}

/** Whoever has an address that nobody may see is often found there: what closes the one closes the place of the event as well. */
export function closePlace(notification: Block, placed: readonly Placed[], cues: readonly Cue[]): void {
  // Whether a referrer stays unnamed says nothing of the place.
  const marks = placed
    .filter(({field, part}) => field === 'protected' && (part === null || partOf(part).staff !== true))
    .map((one) => markCondition(one, one.column.name, headerWords(one.column.name).join(' ')));
  closeAddress(notification, 'place', [...marks, ...cues]);
}

const isBlock = (tree: Tree): tree is Block =>
  typeof tree === 'object' && !Array.isArray(tree) && Object.getOwnPropertySymbols(tree).length === 0;
