import type {NumberColumn} from './store.ts';

/** Little-endian, as every platform that Node runs on. */
export const bytesOf = ({buffer, byteOffset, byteLength}: NumberColumn): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** The numbers in these bytes, which are copied only where they do not stand at an even place in memory. */
export function int32Of(bytes: Uint8Array): Int32Array {
  const {buffer, byteOffset, byteLength} = bytes;
  const {BYTES_PER_ELEMENT} = Int32Array;
  if (byteOffset % BYTES_PER_ELEMENT === 0) return new Int32Array(buffer, byteOffset, byteLength / BYTES_PER_ELEMENT);
  return new Int32Array(bytes.slice().buffer);
}
