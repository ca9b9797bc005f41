import {unsigned, type Code} from './instructions.ts';

export type ValueType = 'i32' | 'f64' | 'v128';
export type Local = {get: Code; set(value: Code): Code};

const TYPE_BYTES: Record<ValueType, number> = {i32: 0x7f, f64: 0x7c, v128: 0x7b};
/** "\\0asm", version 1. */
const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

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
