import {type TextColumn, textAt} from '../../../base/text-column.ts';
import {StringPool} from '../../../columns/string-pool.ts';
import {evaluator, type Value} from '../settings/evaluate-value.ts';
import type {Derivation} from '../settings/plan.ts';

/** What a derivation gives for each code of its dictionary. */
export type Derived =
  | {kind: 'truth'; truths: Uint8Array}
  | {kind: 'number'; numbers: Float64Array}
  | {kind: 'text'; numbers: Uint32Array; texts: TextColumn};

/** Truths of SQL. */
export const [FALSE, TRUE, UNKNOWN] = [0, 1, 2] as const;

export type DeriveTask = {dictionaries: readonly TextColumn[]; derivations: readonly Derivation[]};

/** Works out derivations `from` to `to`, each value once for each distinct text. */
export function runRange({dictionaries, derivations}: DeriveTask, from: number, to: number): Derived[] {
  return derivations.slice(from, to).map((derivation) => derive(derivation, dictionaries[derivation.dictionary]!));
}

function derive({kind, expression}: Derivation, texts: TextColumn): Derived {
  const {size} = texts;
  const evaluate = evaluator(expression);
  const forEachValue = (visit: (value: Value, code: number) => void): void => {
    visit(evaluate(null), 0);
    forEachText(texts, (text, code) => visit(evaluate(text), code));
  };
  if (kind === 'truth') {
    const truths = new Uint8Array(new SharedArrayBuffer(size));
    forEachValue((value, code) => (truths[code] = value === null ? UNKNOWN : value === true ? TRUE : FALSE));
    return {kind, truths};
  }
  if (kind === 'number') {
    const numbers = new Float64Array(new SharedArrayBuffer(size * 8));
    forEachValue((value, code) => (numbers[code] = value === null ? Number.NaN : Number(value)));
    return {kind, numbers};
  }
  const pool = new StringPool();
  pool.intern('');
  const numbers = new Uint32Array(new SharedArrayBuffer(size * 4));
  forEachValue((value, code) => {
    // The empty text of a function is a value, unlike an empty cell; a byte that no UTF-8 text has stands for it.
    numbers[code] = value === null ? 0 : pool.intern(value === '' ? '\u00ff' : toBytes(String(value)));
  });
  return {kind, numbers, texts: pool.column()};
}

/** Bytes that are decoded at once: cutting up one string is far cheaper than making each text one of its own. */
const STRETCH = 1 << 14;

/** All texts but that of code 0, in their order. */
function forEachText(texts: TextColumn, visit: (text: string, code: number) => void): void {
  const {size, units, starts} = texts;
  for (let code = 1; code < size;) {
    const start = starts[code]!;
    let to = code + 1;
    while (to < size && starts[to + 1]! - start <= STRETCH) to++;
    const bytes = new Uint8Array(units.subarray(start, starts[to]));
    const all = decoder.decode(bytes);
    const isAscii = all.length === bytes.length;
    for (; code < to; code++)
      visit(isAscii ? all.slice(starts[code]! - start, starts[code + 1]! - start) : readText(texts, code), code);
  }
}

const decoder = new TextDecoder();

/** A text of a dictionary, which holds UTF-8 bytes. */
export function readText(texts: TextColumn, code: number): string {
  const bytes = textAt(texts, code);
  for (let i = 0; i < bytes.length; i++)
    if (bytes.charCodeAt(i) > 127) return decoder.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  return bytes;
}

const encoder = new TextEncoder();

function toBytes(text: string): string {
  for (let i = 0; i < text.length; i++)
    if (text.charCodeAt(i) > 127) return String.fromCharCode(...encoder.encode(text));
  return text;
}
