import {CHUNK, type PairCodes} from './chunk.ts';
import {FALSE, TRUE, UNKNOWN} from '../columns/derive.ts';
import type {Operator} from '../settings/expression.ts';
import {type FillValues, MeasureRunner, type TestData} from './measure.ts';
import type {Source, Test} from '../settings/plan.ts';

/** Truth of pair `active[i]` of the chunk into `out[i]`. */
export type RunTest = (active: Uint32Array, count: number, out: Uint8Array) => void;

/** Makes tests into loops over a chunk. Tests of one comparison share what they measured. */
export class TestMaker {
  readonly #codes: PairCodes;
  readonly #data: TestData;
  readonly #measures: MeasureRunner;

  constructor(codes: PairCodes, data: TestData) {
    this.#codes = codes;
    this.#data = data;
    this.#measures = new MeasureRunner(codes, data);
  }

  /** To be called when another chunk, or another comparison, begins: nothing is measured yet. */
  forget(): void {
    this.#measures.forget();
  }

  make(test: Test): RunTest {
    switch (test.kind) {
      case 'otherwise':
        return (_, count, out) => void out.fill(TRUE, 0, count);
      case 'missing':
        return isMissing(this.#codes[test.side][test.slot]!);
      case 'eitherMissing':
        return isEitherMissing(this.#codes.left[test.left]!, this.#codes.right[test.right]!);
      case 'truth':
        return isTrue(this.#codes[test.side][test.source.slot]!, this.#truths(test.source));
      case 'same':
        return isSameCode(
          this.#codes.left[test.left.slot]!,
          this.#codes.right[test.right.slot]!,
          test.isNegated ? FALSE : TRUE,
        );
      case 'difference':
      case 'measure':
        return decideBy(test.op, test.threshold, this.values(test));
      case 'not':
        return negate(this.make(test.part));
      default:
        return join(
          test.parts.map((part) => this.make(part)),
          test.kind,
        );
    }
  }

  /** The values that a test holds against its threshold. */
  values(test: Extract<Test, {kind: 'measure' | 'difference'}>): FillValues {
    return test.kind === 'measure'
      ? this.#measures.valuesOf(test.measure)
      : this.#measures.differencesOf(test.left, test.right, test.isAbsolute);
  }

  #truths({derivation}: Source): Uint8Array {
    const derived = this.#data.derived[derivation!]!;
    return derived.kind === 'truth' ? derived.truths : new Uint8Array();
  }
}

const isMissing =
  (codes: Uint32Array): RunTest =>
  (active, count, out) => {
    for (let i = 0; i < count; i++) out[i] = codes[active[i]!] === 0 ? TRUE : FALSE;
  };

const isEitherMissing =
  (left: Uint32Array, right: Uint32Array): RunTest =>
  (active, count, out) => {
    for (let i = 0; i < count; i++) {
      const pair = active[i]!;
      out[i] = left[pair] === 0 || right[pair] === 0 ? TRUE : FALSE;
    }
  };

const isTrue =
  (codes: Uint32Array, truths: Uint8Array): RunTest =>
  (active, count, out) => {
    for (let i = 0; i < count; i++) out[i] = truths[codes[active[i]!]!]!;
  };

const isSameCode =
  (left: Uint32Array, right: Uint32Array, ifSame: 0 | 1): RunTest =>
  (active, count, out) => {
    for (let i = 0; i < count; i++) {
      const pair = active[i]!;
      const [one, other] = [left[pair]!, right[pair]!];
      out[i] = one === 0 || other === 0 ? UNKNOWN : one === other ? ifSame : 1 - ifSame;
    }
  };

const negate =
  (part: RunTest): RunTest =>
  (active, count, out) => {
    part(active, count, out);
    for (let i = 0; i < count; i++) if (out[i] !== UNKNOWN) out[i] = out[i] === TRUE ? FALSE : TRUE;
  };

/** `and`: false beats unknown beats true; `or`: true beats unknown beats false. */
function join(parts: readonly RunTest[], kind: 'and' | 'or'): RunTest {
  const scratch = new Uint8Array(CHUNK);
  const winner = kind === 'and' ? FALSE : TRUE;
  return (active, count, out) => {
    parts[0]!(active, count, out);
    for (let part = 1; part < parts.length; part++) {
      parts[part]!(active, count, scratch);
      for (let i = 0; i < count; i++) {
        if (out[i] === winner) continue;
        if (scratch[i] === winner || scratch[i] === UNKNOWN) out[i] = scratch[i]!;
      }
    }
  };
}

/** Truths of `value op threshold`; NaN is a missing value. */
function decideBy(op: Operator, threshold: number, fill: FillValues): RunTest {
  const isEqualTrue = op === '=' || op === '<=' || op === '>=' ? TRUE : FALSE;
  const isLessTrue = op === '<' || op === '<=' || op === '<>' ? TRUE : FALSE;
  const isMoreTrue = op === '>' || op === '>=' || op === '<>' ? TRUE : FALSE;
  return (active, count, out) => {
    const values = fill(active, count);
    for (let i = 0; i < count; i++) {
      const value = values[active[i]!]!;
      if (value < threshold) out[i] = isLessTrue;
      else if (value > threshold) out[i] = isMoreTrue;
      else out[i] = value === threshold ? isEqualTrue : UNKNOWN;
    }
  };
}
