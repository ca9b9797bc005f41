/**
 * Instructions of WebAssembly, as many as the kernels need: bytes in stack order; each takes the code of
 * its operands and returns code, so a nested call reads like the expression it computes (WebAssembly Core Specification 2.0,
 * section 5.4).
 */
export type Code = readonly number[];

const BLOCK_VOID = 0x40;
/** Addresses need not be multiples of anything. */
const UNALIGNED = 0;

const unary =
  (...opcode: number[]) =>
  (value: Code): Code => [...value, ...opcode];
const binary =
  (...opcode: number[]) =>
  (left: Code, right: Code): Code => [...left, ...right, ...opcode];
const simd1 = (opcode: number): ((value: Code) => Code) => unary(0xfd, ...unsigned(opcode));
const simd2 = (opcode: number): ((left: Code, right: Code) => Code) => binary(0xfd, ...unsigned(opcode));

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(value)],
  load: (address: Code, offset = 0): Code => [...address, 0x28, UNALIGNED, ...unsigned(offset)],
  load8U: (address: Code, offset = 0): Code => [...address, 0x2d, UNALIGNED, ...unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [...address, ...value, 0x36, UNALIGNED, ...unsigned(offset)],
  eqz: unary(0x45),
  ltU: binary(0x49),
  gtU: binary(0x4b),
  add: binary(0x6a),
  sub: binary(0x6b),
  mul: binary(0x6c),
  and: binary(0x71),
  or: binary(0x72),
  xor: binary(0x73),
  shl: binary(0x74),
  shrS: binary(0x75),
  shrU: binary(0x76),
};

export const f64 = {
  load: (address: Code, offset = 0): Code => [...address, 0x2b, UNALIGNED, ...unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [...address, ...value, 0x39, UNALIGNED, ...unsigned(offset)],
  ge: binary(0x66),
  add: binary(0xa0),
};

export const v128 = {
  load: (address: Code, offset = 0): Code => [...address, 0xfd, 0x00, UNALIGNED, ...unsigned(offset)],
  load32Zero: (address: Code, offset = 0): Code => [...address, 0xfd, 0x5c, UNALIGNED, ...unsigned(offset)],
  load8Splat: (address: Code, offset = 0): Code => [...address, 0xfd, 0x07, UNALIGNED, ...unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [
    ...address,
    ...value,
    0xfd,
    0x0b,
    UNALIGNED,
    ...unsigned(offset),
  ],
  bytes: (bytes: readonly number[]): Code => [0xfd, 0x0c, ...bytes],
  and: simd2(0x4e),
  /** Left and not right. */
  andNot: simd2(0x4f),
  or: simd2(0x50),
  xor: simd2(0x51),
  /** Bits of `left` where the mask is set, else of `right`. */
  select: (left: Code, right: Code, mask: Code): Code => [...left, ...right, ...mask, 0xfd, 0x52],
  anyTrue: simd1(0x53),
};

/** `lanes` are positions in the 32 bytes of both operands. */
const shuffle =
  (lanes: readonly number[]) =>
  (left: Code, right: Code): Code => [...left, ...right, 0xfd, 0x0d, ...lanes];

export const i8x16 = {
  splat: simd1(0x0f),
  extractU: (value: Code, lane: number): Code => [...value, 0xfd, 0x16, lane],
  swizzle: simd2(0x0e),
  eq: simd2(0x23),
  ne: simd2(0x24),
  shrU: simd2(0x6d),
  add: simd2(0x6e),
  sub: simd2(0x71),
  subSaturated: simd2(0x73),
  minU: simd2(0x77),
  maxU: simd2(0x79),
  interleaveLow: shuffle([0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23]),
  interleaveHigh: shuffle([8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31]),
  /** Bytes of `value` moved down by `by`, zeros after. */
  shiftDown: (value: Code, by: number): Code =>
    shuffle(Array.from({length: 16}, (_, lane) => lane + by))(value, v128.bytes(ZEROS)),
};

export const i16x8 = {
  splat: simd1(0x10),
  eq: simd2(0x2d),
  gtS: simd2(0x31),
  neg: simd1(0x81),
  extendLowU: simd1(0x89),
  extendHighU: simd1(0x8a),
  shl: simd2(0x8b),
  add: simd2(0x8e),
  sub: simd2(0x91),
};

export const i32x4 = {
  splat: simd1(0x11),
  eq: simd2(0x37),
  /** The highest bit of each lane. */
  bitmask: simd1(0xa4),
};

export const f64x2 = {
  /** The bytes of a number, twice. */
  bytesOf: (value: number): number[] => [...new Uint8Array(new Float64Array([value, value]).buffer)],
  /** From the two low lanes of eight 16-bit numbers. */
  fromLowU16: (value: Code): Code => simd1(0xff)(simd1(0xa9)(value)),
  floor: simd1(0x75),
  eq: simd2(0x47),
  gt: simd2(0x4a),
  add: simd2(0xf0),
  sub: simd2(0xf1),
  mul: simd2(0xf2),
  div: simd2(0xf3),
};

const ZEROS: readonly number[] = Array.from({length: 16}, () => 0);
export const ZERO: Code = v128.bytes(ZEROS);

export const ifThen = (condition: Code, then: Code): Code => [...condition, 0x04, BLOCK_VOID, ...then, 0x0b];

/** Runs the body, then again as long as the condition holds. */
export const doWhile = (body: Code, condition: Code): Code => [
  0x03,
  BLOCK_VOID,
  ...body,
  ...condition,
  0x0d,
  0x00,
  0x0b,
];

/** LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return [...bytes, rest];
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest < -64 || rest > 63; rest >>= 7) bytes.push((rest & 127) | 128);
  return [...bytes, rest & 127];
}
