import {closeSync, openSync, writeSync} from 'node:fs';
import {createRng, type Rng} from '../../src/base/rng.ts';
import {drawName, nameLists, type NameLists} from './names.ts';
import {later, record, type Row} from './damage.ts';
import {drawHome, type Individual} from './people.ts';

export const HEADER = 'unique_id,first_name,surname,dob,sex,postcode,birth_place,cluster\n';
/** Shares of people with one to five records. */
const RECORDS = [0.45, 0.25, 0.15, 0.09, 0.06];
const ROWS_PER_HOME = 4.4;
const BYTES_A_ROW = 96;

/**
 * Writes a file of persons with `rows` records of about half as many people, in no order that tells who is who; `cluster`
 * is the truth. The same seed gives the same bytes.
 */
export function writePersonFile(path: string, rows: number, seed: number): {bytes: number; people: number} {
  const rng = createRng(seed);
  const lists = nameLists();
  const bytes = Buffer.allocUnsafe(rows * BYTES_A_ROW);
  const starts = new Float64Array(rows + 1);
  const homes = Math.ceil(rows / ROWS_PER_HOME);
  let row = 0;
  let people = 0;
  while (row < rows) {
    for (const individual of drawHome(rng, lists, homes)) {
      people++;
      for (const line of recordsOf(rng, individual, lists, homes)) {
        if (row === rows) break;
        starts[row + 1] = starts[row]! + bytes.write(`${textOf(line)},${String(people)}\n`, starts[row]!, 'latin1');
        row++;
      }
    }
  }
  return {bytes: writeShuffled(path, bytes, starts, rng), people};
}

function* recordsOf(rng: Rng, individual: Individual, lists: NameLists, homes: number): Generator<Row> {
  let person = individual;
  let rest = rng.next();
  for (const share of RECORDS) {
    yield record(rng, person);
    if ((rest -= share) < 0) return;
    person = later(rng, person, homes, () => drawName(rng, lists.families, 18));
  }
}

/** Marks were taken off, so that a letter is a byte. */
const textOf = ({given, family, dob, sex, postcode, place}: Row): string =>
  `${given},${family},${dob},${sex},${postcode},${place}`;

/** Fisher-Yates over the rows; ids count in the order of the file. */
function writeShuffled(path: string, bytes: Buffer, starts: Float64Array, rng: Rng): number {
  const rows = starts.length - 1;
  const order = new Uint32Array(rows);
  for (let i = 0; i < rows; i++) {
    const j = rng.int(i + 1);
    order[i] = order[j]!;
    order[j] = i;
  }
  const file = openSync(path, 'w');
  const block = Buffer.allocUnsafe(1 << 20);
  let at = block.write(HEADER, 'latin1');
  let written = 0;
  for (let i = 0; i < rows; i++) {
    if (at > block.length - 200) {
      written += writeSync(file, block, 0, at);
      at = 0;
    }
    at += block.write(`${String(i + 1)},`, at, 'latin1');
    at += bytes.copy(block, at, starts[order[i]!]!, starts[order[i]! + 1]!);
  }
  written += writeSync(file, block, 0, at);
  closeSync(file);
  return written;
}
