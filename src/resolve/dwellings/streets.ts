import {listAt} from '../../base/get-or-insert.ts';
import {osa} from '../../text/edit-distance.ts';

/** A dictionary-encoded column: value i is `values[codes[i]]`; code 0 is the empty value. */
export type Coded = {codes: Int32Array; values: string[]};

/** A spelling with at most this many uses may be a slip; the street it stands for has many times more. */
const SLIP_USES_MAX = 2;
const STREET_USES_PER_SLIP_MIN = 10;
/** Short names lie one sign apart without being one street. */
const LENGTH_MIN = 8;

/** Street codes with rare spellings replaced by the one common street that lies one slip away. */
export function correctedStreets({codes, values}: Coded, uses: Int32Array): Coded {
  const usesOf = new Int32Array(values.length);
  for (let at = 0; at < codes.length; at++) usesOf[codes[at]!]! += uses[at]!;
  const common = new Map<string, number[]>();
  for (let code = 1; code < values.length; code++) {
    if (usesOf[code]! < STREET_USES_PER_SLIP_MIN || values[code]!.length < LENGTH_MIN) continue;
    for (const form of shortened(values[code]!)) {
      listAt(common, form).push(code);
    }
  }
  const right = Int32Array.from(values, (_, code) => code);
  for (let code = 1; code < values.length; code++) {
    if (usesOf[code]! > SLIP_USES_MAX || values[code]!.length < LENGTH_MIN) continue;
    const near = new Set<number>();
    for (const form of shortened(values[code]!)) {
      for (const other of common.get(form) ?? []) {
        const isLikelier = usesOf[other]! >= STREET_USES_PER_SLIP_MIN * usesOf[code]!;
        if (isLikelier && osa(values[code]!, values[other]!) === 1) near.add(other);
      }
    }
    for (const other of near) if (near.size === 1) right[code] = other;
  }
  return {codes: codes.map((code) => right[code]!), values};
}

/** A name and its forms short of one sign: two names one slip apart have one of these in common. */
function* shortened(name: string): Generator<string> {
  yield name;
  for (let at = 0; at < name.length; at++) yield name.slice(0, at) + name.slice(at + 1);
}
