import {ensureBytes, instantiate, type KernelMemory} from '../../../text/batch/instantiate.ts';
import {CHUNK} from './chunk.ts';
import type {PairScreen} from './pair-screen.ts';
import type {Rarity} from '../train/term-frequency.ts';
import * as at from './screen-kernel.ts';

/** Rows of codes that are paired, `width` a row, in memory of the screener. */
export type Rows = {width: number; rowSlot: number};

type Functions = {screen: at.ScreenKernel; read: at.ReadKernel};

/** Runs the screen of a rule over batches of rows. */
export class PairScreener {
  /** The rows of the batch, and where the rows that each is paired with end; to be written. */
  codes = new Uint32Array();
  ends = new Uint32Array();
  /** Rows of the pairs of a chunk, the most bits that each may have, and the word by which codes decide their levels. */
  left = new Uint32Array();
  right = new Uint32Array();
  most = new Float64Array();
  words = new Uint32Array();
  readonly levels: readonly Uint8Array[];
  readonly #rows: Rows;
  readonly #screen: PairScreen;
  readonly #vectors: at.Vectors;
  readonly #functions: Functions;
  readonly #memory: KernelMemory;
  /** Addresses: places of slots in a row, and bounds. */
  readonly #places: number;
  readonly #bounds: number;
  #rowsMax = 0;
  /** Addresses of arrays of rows: as they are, as they are compared, what they lack and their numbers, and what rarity adds. */
  #batch = 0;
  #codes = 0;
  #notes = 0;
  #owns = 0;

  constructor(screen: PairScreen, rows: Rows) {
    const {slots, missing, isKept, bounds, least} = screen;
    this.#screen = screen;
    this.levels = screen.levels;
    this.#rows = rows;
    const vectorsOf = (codes: number): number => Math.ceil(codes / at.LANES);
    this.#vectors = {
      row: vectorsOf(rows.width),
      codes: Math.max(1, vectorsOf(slots.length)),
      lacks: vectorsOf(missing.length),
    };
    const {functions, memory} = instantiate(`screen ${JSON.stringify(this.#vectors)}`, () =>
      at.screenKernelBytes(this.#vectors),
    );
    this.#functions = functions as Functions;
    this.#memory = memory;
    this.#places = at.TABLES + aligned(isKept.length);
    const places = placesOf(screen, this.#vectors);
    this.#bounds = this.#places + places.length;
    this.makeRoom(1);
    const bytes = new Uint8Array(memory.buffer);
    bytes.set(isKept, at.TABLES);
    bytes.set(places, this.#places);
    new Float64Array(memory.buffer, this.#bounds).set(bounds);
    new Float64Array(memory.buffer, at.LEAST, 1)[0] = least;
  }

  /** Makes `codes` and `ends` long enough for a batch of `rows`. */
  makeRoom(rows: number): void {
    if (rows <= this.#rowsMax) return;
    this.#rowsMax = rows;
    this.#batch = this.#bounds + this.#screen.bounds.byteLength;
    this.#codes = this.#batch + rows * this.#vectors.row * at.VECTOR;
    this.#notes = this.#codes + rows * this.#vectors.codes * at.VECTOR;
    this.#owns = this.#notes + rows * at.NOTE;
    ensureBytes(this.#memory, this.#owns + rows * at.OWN);
    const {buffer} = this.#memory;
    this.codes = new Uint32Array(buffer, this.#batch, rows * this.#rows.width);
    this.ends = new Uint32Array(rows);
    this.left = new Uint32Array(buffer, at.LEFT, CHUNK);
    this.right = new Uint32Array(buffer, at.RIGHT, CHUNK);
    this.most = new Float64Array(buffer, at.MOST, CHUNK);
    this.words = new Uint32Array(buffer, at.WORDS, CHUNK);
  }

  /**
   * Visits the pairs of each row of a batch with those after it and before its end, a chunk at a time; returns how many there are,
   * those that are left out among them.
   */
  run(rows: number, visit: (count: number) => void): number {
    const {isKept, slots, first, missing, rareFirst, rare} = this.#screen;
    const {read, screen} = this.#functions;
    read(rows, this.#batch, this.#places, this.#codes, this.#notes, this.#rows.rowSlot * 4, (1 << missing.length) - 1);
    this.#readOwns(rows);
    const state = new Uint32Array(this.#memory.buffer, at.ROW, 3);
    state.set([0, 1, 0]);
    let count = CHUNK;
    while (count === CHUNK) {
      count = screen(
        rows,
        this.#codes,
        this.#notes,
        this.#owns,
        at.TABLES,
        isKept.length - 1,
        this.#bounds,
        first,
        slots.length - first,
        rareFirst,
        rare.length,
      );
      if (count > 0) visit(count);
    }
    return state[2]!;
  }

  #readOwns(rows: number): void {
    const {rare, rareAlways} = this.#screen;
    const {codes, ends} = this;
    const {width} = this.#rows;
    const {buffer} = this.#memory;
    const own = new Uint32Array(buffer, this.#owns, (rows * at.OWN) / 4);
    const added = new Float64Array(buffer, this.#owns, (rows * at.OWN) / 8);
    added.fill(0);
    addEnds(ends, rows, own);
    for (const rarity of rareAlways) addRarity(codes, width, rows, rarity, added, 1);
    for (const [index, rarity] of rare.entries()) addRarity(codes, width, rows, rarity, added, 2 + index);
  }
}

/** Numbers that are a row's own, of eight bytes each. */
const NUMBERS = at.OWN / 8;

function addEnds(ends: Uint32Array, rows: number, own: Uint32Array): void {
  for (let row = 0, to = 0; row < rows; row++, to += 2 * NUMBERS) own[to] = ends[row]!;
}

/** Adds the rarity of each row's code, to the number `place` of what is the row's own. */
function addRarity(
  codes: Uint32Array,
  width: number,
  rows: number,
  {slot, least, step, steps}: Rarity,
  own: Float64Array,
  place: number,
): void {
  for (let row = 0, from = slot, to = place; row < rows; row++, from += width, to += NUMBERS)
    own[to]! += least + step * steps[codes[from]!]!;
}

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** Where the bytes of slots stand in each vector of a row, for each vector of slots that are picked from it. */
function placesOf({slots, missing}: PairScreen, vectors: at.Vectors): Uint8Array {
  const picked = [...slots, ...Array.from({length: vectors.codes * at.LANES - slots.length}, () => -1), ...missing];
  const places = new Uint8Array((vectors.codes + vectors.lacks) * vectors.row * at.VECTOR).fill(ELSEWHERE);
  for (const [lane, slot] of picked.entries()) {
    if (slot === -1) continue;
    const vector = Math.floor(lane / at.LANES) * vectors.row + Math.floor(slot / at.LANES);
    for (let byte = 0; byte < 4; byte++)
      places[vector * at.VECTOR + (lane % at.LANES) * 4 + byte] = (slot % at.LANES) * 4 + byte;
  }
  return places;
}

const ELSEWHERE = 128;
