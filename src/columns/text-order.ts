import {compareTexts} from '../base/compare-texts.ts';
import {sortedPairOrder} from './sort.ts';

/** Characters in one key; each takes 7 bits. */
const KEY_CHARS = 4;
/** The last of ASCII stands for itself and all beyond it; what follows it in a text is left to comparison. */
const CODE_MAX = 127;

/**
 * Positions of `texts` in rising order of their UTF-16 units, as `<` compares them; equal texts keep their order.
 * Radix sort over the first 8 characters, then comparison within what these leave equal: for ids that is hardly ever two.
 */
export function textOrder(texts: readonly string[]): Uint32Array {
  const left = new Uint32Array(texts.length);
  const right = new Uint32Array(texts.length);
  for (let i = 0; i < texts.length; i++) {
    const end = comparableChars(texts[i]!);
    left[i] = keyOf(texts[i]!, 0, end);
    right[i] = keyOf(texts[i]!, KEY_CHARS, end);
  }
  const order = sortedPairOrder(left, right);
  for (let from = 0; from < order.length;) {
    const first = order[from]!;
    let to = from + 1;
    while (to < order.length && left[order[to]!] === left[first] && right[order[to]!] === right[first]) to++;
    if (to - from > 1) order.subarray(from, to).sort((a, b) => compareTexts(texts[a]!, texts[b]!) || a - b);
    from = to;
  }
  return order;
}

/** Length of the beginning of a text that its two keys hold. */
function comparableChars(text: string): number {
  const end = Math.min(text.length, 2 * KEY_CHARS);
  for (let i = 0; i < end; i++) if (text.charCodeAt(i) >= CODE_MAX) return i + 1;
  return end;
}

function keyOf(text: string, from: number, end: number): number {
  let key = 0;
  for (let i = from; i < from + KEY_CHARS; i++) {
    const code = i < end ? text.charCodeAt(i) : 0;
    key = (key << 7) | (code < CODE_MAX ? code : CODE_MAX);
  }
  return key;
}
