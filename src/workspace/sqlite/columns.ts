import type {NumberColumn} from '../results.ts';

/** Kinds of columns of numbers, by the name under which a workspace keeps them. */
const KINDS = {
  i4: Int32Array,
  u1: Uint8Array,
  u2: Uint16Array,
  u4: Uint32Array,
  f4: Float32Array,
  f8: Float64Array,
} as const;

export type ColumnKind = keyof typeof KINDS;

export function kindOf(column: NumberColumn): ColumnKind {
  return (Object.keys(KINDS) as ColumnKind[]).find((kind) => column instanceof KINDS[kind])!;
}

/** Little-endian, as every platform that Node runs on. */
export const bytesOf = ({buffer, byteOffset, byteLength}: NumberColumn): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** The numbers in these bytes, which are copied only where they do not stand at an even place in memory. */
export function columnOf(kind: ColumnKind, bytes: Uint8Array): NumberColumn {
  const {BYTES_PER_ELEMENT} = KINDS[kind];
  const {buffer, byteOffset, byteLength} = bytes.byteOffset % BYTES_PER_ELEMENT === 0 ? bytes : bytes.slice();
  return new KINDS[kind](buffer as ArrayBuffer, byteOffset, byteLength / BYTES_PER_ELEMENT);
}

export const int32Of = (bytes: Uint8Array): Int32Array => columnOf('i4', bytes) as Int32Array;
