/**
 * As much of a WebAssembly assembler as the kernels need. Instructions are bytes in stack order; a builder takes the code of
 * its operands and returns code, so a nested call reads like the expression it computes (WebAssembly Core Specification 2.0,
 * section 5.4).
 */
export type Code = readonly number[];

export type ValueType = 'i32' | 'f64' | 'v128';
export type Local = {get: Code; set(value: Code): Code};

const TYPE_BYTES: Record<ValueType, number> = {i32: 0x7f, f64: 0x7c, v128: 0x7b};
const BLOCK_VOID = 0x40;
/** Addresses need not be multiples of anything. */
const UNALIGNED = 0;
/** "\\0asm", version 1. */
const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

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

/** One function that takes 32-bit integers and returns one. */
export class FunctionBuilder {
  readonly #parameterCount: number;
  readonly #locals: ValueType[] = [];
  readonly #body: number[] = [];

  constructor(parameterCount: number) {
    this.#parameterCount = parameterCount;
  }

  parameter(index: number): Local {
    return localAt(index);
  }

  local(type: ValueType): Local {
    this.#locals.push(type);
    return localAt(this.#parameterCount + this.#locals.length - 1);
  }

  locals(type: ValueType, count: number): Local[] {
    return Array.from({length: count}, () => this.local(type));
  }

  add(...code: Code[]): void {
    for (const part of code) for (const byte of part) this.#body.push(byte);
  }

  /** Bytes of the function's type and of its code, each without the size of its section. */
  finish(): {type: number[]; code: number[]} {
    const parameters = Array.from({length: this.#parameterCount}, () => TYPE_BYTES.i32);
    const locals = this.#locals.flatMap((type) => [1, TYPE_BYTES[type]]);
    const code = [...unsigned(this.#locals.length), ...locals, ...this.#body, 0x0b];
    return {
      type: [0x60, ...unsigned(parameters.length), ...parameters, 1, TYPE_BYTES.i32],
      code: [...unsigned(code.length), ...code],
    };
  }
}

/** A module that imports its memory as "env.memory" and exports each function under its name. */
export function assemble(functions: Record<string, FunctionBuilder>): Uint8Array<ArrayBuffer> {
  const names = Object.keys(functions);
  const parts = Object.values(functions).map((builder) => builder.finish());
  const exported = names.flatMap((name, index) => [...text(name), 0x00, ...unsigned(index)]);
  return Uint8Array.from([
    ...HEADER,
    ...section(1, [...unsigned(parts.length), ...parts.flatMap(({type}) => type)]),
    ...section(2, [1, ...text('env'), ...text('memory'), 0x02, 0x00, 1]),
    ...section(3, [...unsigned(parts.length), ...parts.flatMap((_, index) => unsigned(index))]),
    ...section(7, [...unsigned(names.length), ...exported]),
    ...section(10, [...unsigned(parts.length), ...parts.flatMap(({code}) => code)]),
  ]);
}

const localAt = (index: number): Local => ({
  get: [0x20, ...unsigned(index)],
  set: (value) => [...value, 0x21, ...unsigned(index)],
});

const section = (id: number, content: readonly number[]): number[] => [id, ...unsigned(content.length), ...content];

const text = (value: string): number[] => {
  const bytes = [...new TextEncoder().encode(value)];
  return [...unsigned(bytes.length), ...bytes];
};

/** LEB128. */
function unsigned(value: number): number[] {
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
