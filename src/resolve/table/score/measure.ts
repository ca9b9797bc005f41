import {type TextColumn, textAt} from '../../../base/text-column.ts';
import {BatchComparer} from '../../../text/batch/batch-comparer.ts';
import {damerau} from '../../../text/damerau.ts';
import {CHUNK, type PairCodes} from './chunk.ts';
import type {Derived} from '../columns/derive.ts';
import type {Measure, Source} from '../settings/plan.ts';

/** What tests read besides the pairs. */
export type TestData = {dictionaries: readonly TextColumn[]; derived: readonly Derived[]};

/** Measures the active pairs and returns the values by pair of the chunk; NaN where a text is missing. */
export type FillValues = (active: Uint32Array, count: number) => Float64Array;

type Known = {values: Float64Array; fill: FillValues; isFilled: boolean};

const KERNELS = {levenshtein: 'levenshtein', osa: 'osa', damerau: 'osa', jaroWinkler: 'jaroWinkler'} as const;

/** Up to here the two distances with swaps are equal. */
const OSA_EXACT = 2;

/**
 * Distances and similarities of the pairs of a chunk, in batches of the vector kernels. At 5 to 10 ns a pair these are
 * cheaper than a look-up in a table of known pairs, which misses the cache; only equal texts are left out.
 * A measure is taken once a chunk for all levels of a comparison: each level asks about fewer pairs than the one before.
 */
export class MeasureRunner {
  readonly #codes: PairCodes;
  readonly #data: TestData;
  readonly #known = new Map<string, Known>();
  readonly #comparers = new Map<string, BatchComparer>();

  constructor(codes: PairCodes, data: TestData) {
    this.#codes = codes;
    this.#data = data;
  }

  forget(): void {
    for (const known of this.#known.values()) known.isFilled = false;
  }

  valuesOf(measure: Measure): FillValues {
    return this.#once(JSON.stringify(measure), (values) => this.#make(measure, values));
  }

  /** Numbers of the left texts less those of the right. */
  differencesOf(left: Source, right: Source, isAbsolute: boolean): FillValues {
    return this.#once(JSON.stringify([left, right, isAbsolute]), (values) => {
      const [one, other] = [this.#codes.left[left.slot]!, this.#codes.right[right.slot]!];
      const [leftNumbers, rightNumbers] = [this.#floatsOf(left), this.#floatsOf(right)];
      return (active, count) => {
        for (let i = 0; i < count; i++) {
          const pair = active[i]!;
          const difference = leftNumbers[one[pair]!]! - rightNumbers[other[pair]!]!;
          values[pair] = isAbsolute ? Math.abs(difference) : difference;
        }
        return values;
      };
    });
  }

  /** The values by their key, filled when they are first asked for. */
  #once(key: string, make: (values: Float64Array) => FillValues): FillValues {
    let known = this.#known.get(key);
    if (known === undefined) {
      const values = new Float64Array(CHUNK);
      known = {values, fill: make(values), isFilled: false};
      this.#known.set(key, known);
    }
    const {values, fill} = known;
    return (active, count) => {
      if (!known.isFilled) fill(active, count);
      known.isFilled = true;
      return values;
    };
  }

  #make({name, dictionary, left, right}: Measure, values: Float64Array): FillValues {
    const texts = this.#textsOf(left, dictionary);
    const comparer = this.#comparerOf(`${String(dictionary)} ${String(left.derivation)}`, texts);
    const [one, other] = [this.#numbersOf(left), this.#numbersOf(right)];
    const [leftCodes, rightCodes] = [this.#codes.left[left.slot]!, this.#codes.right[right.slot]!];
    const [leftIds, rightIds, pairs] = [new Uint32Array(CHUNK), new Uint32Array(CHUNK), new Uint32Array(CHUNK)];
    const results = new Float64Array(CHUNK);
    const ifSame = name === 'jaroWinkler' ? 1 : 0;
    return (active, count) => {
      let length = 0;
      for (let i = 0; i < count; i++) {
        const pair = active[i]!;
        const leftId = one === null ? leftCodes[pair]! : one[leftCodes[pair]!]!;
        const rightId = other === null ? rightCodes[pair]! : other[rightCodes[pair]!]!;
        if (leftId === 0 || rightId === 0) values[pair] = Number.NaN;
        else if (leftId === rightId) values[pair] = ifSame;
        else {
          leftIds[length] = leftId;
          rightIds[length] = rightId;
          pairs[length++] = pair;
        }
      }
      comparer.comparePairs(KERNELS[name], leftIds.subarray(0, length), rightIds.subarray(0, length), results);
      if (name === 'damerau') mendDamerau(texts, leftIds, rightIds, results, length);
      for (let i = 0; i < length; i++) values[pairs[i]!] = results[i]!;
      return values;
    };
  }

  #comparerOf(key: string, texts: TextColumn): BatchComparer {
    let comparer = this.#comparers.get(key);
    if (comparer === undefined) {
      comparer = new BatchComparer({column: () => texts});
      this.#comparers.set(key, comparer);
    }
    return comparer;
  }

  #textsOf({derivation}: Source, dictionary: number): TextColumn {
    const derived = derivation === null ? null : this.#data.derived[derivation]!;
    return derived?.kind === 'text' ? derived.texts : this.#data.dictionaries[dictionary]!;
  }

  #floatsOf({derivation}: Source): Float64Array {
    const derived = this.#data.derived[derivation!]!;
    return derived.kind === 'number' ? derived.numbers : new Float64Array();
  }

  #numbersOf({derivation}: Source): Uint32Array | null {
    const derived = derivation === null ? null : this.#data.derived[derivation]!;
    return derived?.kind === 'text' ? derived.numbers : null;
  }
}

/** Where letters between two swapped ones are edited too, optimal string alignment is too large. */
function mendDamerau(
  texts: TextColumn,
  leftIds: Uint32Array,
  rightIds: Uint32Array,
  results: Float64Array,
  length: number,
): void {
  for (let i = 0; i < length; i++)
    if (results[i]! > OSA_EXACT) results[i] = damerau(textAt(texts, leftIds[i]!), textAt(texts, rightIds[i]!));
}
