import {addAt} from '../../../base/get-or-insert.ts';
import {plainOf, type Block, type Tree} from '../noted.ts';
import {template, type Slot} from './slots.ts';

/**
 * "P1 Address" where there is no "P2 Address": of several people in numbered columns not all have each, and a column that is named for all of them must
 * not be asked of every file.
 */

/** Headers with `{n}` that stand in the file for some of the numbers only. */
function notInAll({numbers, columns}: Slot): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const one of columns) {
    const text = template(one);
    if (text !== null) addAt(counts, text);
  }
  return new Set([...counts].filter(([, count]) => count < numbers.length).map(([text]) => text));
}

/** A block of the mapping that says which of its columns some of the people of `slot` lack. */
export function allowingLack(block: Block, slot: Slot): Block {
  const lacking = slot.numbers.length === 0 ? new Set<string>() : notInAll(slot);
  return lacking.size === 0 ? block : (allowed(block, lacking) as Block);
}

function allowed(tree: Tree, lacking: ReadonlySet<string>): Tree {
  const text = plainOf(tree);
  if (text !== undefined) return lacking.has(text) ? {column: tree, optional: true} : tree;
  if (typeof tree !== 'object') return tree;
  if (isTexts(tree)) return tree.map((one) => allowed(one, lacking));
  const block = tree as Block;
  if (!lacking.has(plainOf(block['column']) ?? ''))
    return Object.fromEntries(Object.entries(block).map(([name, value]) => [name, allowed(value, lacking)]));
  if (!TESTS.some((test) => test in block)) return {...block, optional: true};
  const {column, ...test} = block;
  return {value: {column, optional: true}, ...test};
}
/** What makes a block with a column a condition. */
const TESTS = ['is', 'matches', 'filled'];
const isTexts = (tree: object): tree is readonly Tree[] => Array.isArray(tree);
