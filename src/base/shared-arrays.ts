/** Room for `length` numbers that all threads see. */
export const sharedNumbers = (length: number): Uint32Array =>
  new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));

type Numbers = Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/**
 * A copy of a plain object in which every array of numbers, at any depth, lies in shared memory: threads that are sent it
 * have these arrays in common. All else is the same object as before.
 */
export function withSharedArrays<T extends object>(value: T): T {
  const copy = Object.entries(value).map(([name, part]: [string, unknown]) => [name, sharedPart(part)]);
  return Object.fromEntries(copy) as T;
}

function sharedPart(part: unknown): unknown {
  if (ArrayBuffer.isView(part)) return shared(part as Numbers);
  const isPlain = typeof part === 'object' && part !== null && Object.getPrototypeOf(part) === Object.prototype;
  return isPlain ? withSharedArrays(part) : part;
}

function shared(numbers: Numbers): Numbers {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const Kind = numbers.constructor as new (buffer: SharedArrayBuffer) => Numbers;
  const copy = new Kind(new SharedArrayBuffer(numbers.byteLength));
  copy.set(numbers);
  return copy;
}
