const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
/** Fewer keys are moved to their places one by one sooner than all digits are counted. */
const FEW = 32;

/** Positions of `keys` in rising order of key; equal keys keep their order. Radix sort: one pass for each 11 bits of the largest key. */
export function sortedOrder(keys: Uint32Array): Uint32Array {
  const order = new Uint32Array(keys.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  return sortByKey(keys.slice(), order);
}

/** Positions of the pairs in rising order of left, then right; equal pairs keep their order. */
export function sortedPairOrder(left: Uint32Array, right: Uint32Array): Uint32Array {
  const byRight = sortedOrder(right);
  const keys = new Uint32Array(left.length);
  for (let i = 0; i < keys.length; i++) keys[i] = left[byRight[i]!]!;
  return sortByKey(keys, byRight);
}

/** Sorts `payload` along with `keys`; both are used up, the result may be another array. */
function sortByKey(keys: Uint32Array, payload: Uint32Array): Uint32Array {
  if (keys.length <= FEW) return sortFew(keys, payload);
  let largest = 0;
  for (let i = 0; i < keys.length; i++) if (keys[i]! > largest) largest = keys[i]!;
  let from: {keys: Uint32Array; payload: Uint32Array} = {keys, payload};
  let to: typeof from = {keys: new Uint32Array(keys.length), payload: new Uint32Array(keys.length)};
  const starts = new Uint32Array(DIGITS);
  for (let shift = 0; shift < 32 && largest >>> shift !== 0; shift += DIGIT_BITS) {
    pass(from.keys, from.payload, to.keys, to.payload, shift, starts);
    [from, to] = [to, from];
  }
  return from.payload;
}

/** In place. */
function sortFew(keys: Uint32Array, payload: Uint32Array): Uint32Array {
  for (let i = 1; i < keys.length; i++) {
    const [key, own] = [keys[i]!, payload[i]!];
    let at = i;
    for (; at > 0 && keys[at - 1]! > key; at--) {
      keys[at] = keys[at - 1]!;
      payload[at] = payload[at - 1]!;
    }
    keys[at] = key;
    payload[at] = own;
  }
  return payload;
}

function pass(
  keys: Uint32Array,
  payload: Uint32Array,
  keysOut: Uint32Array,
  payloadOut: Uint32Array,
  shift: number,
  starts: Uint32Array,
): void {
  starts.fill(0);
  for (let i = 0; i < keys.length; i++) starts[(keys[i]! >>> shift) & (DIGITS - 1)]!++;
  let sum = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = starts[digit]!;
    starts[digit] = sum;
    sum += count;
  }
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const slot = starts[(key >>> shift) & (DIGITS - 1)]!++;
    keysOut[slot] = key;
    payloadOut[slot] = payload[i]!;
  }
}
