import {chance, pick, streamOf} from '../world/random.ts';
import type {Sheet} from './sheet.ts';

export type Fault = 'short-row' | 'bad-date' | 'stray-quote' | 'future-birth';

/** Spoiled rows by file. */
export type Faults = ReadonlyMap<string, ReadonlyMap<number, Fault>>;

const RATE = 0.0035;

/** Spoils a few rows of a file in place and says which (by position from 0): no reader should take them as they are. */
export function spoil(sheet: Sheet, seed: number, scale: number): Map<number, Fault> {
  const rng = streamOf(seed, `spoil ${sheet.file}`);
  const kinds: Fault[] = {
    csv: ['short-row', 'bad-date', 'stray-quote', 'future-birth'] as Fault[],
    ndjson: ['short-row', 'bad-date', 'future-birth'] as Fault[],
    xlsx: ['bad-date', 'future-birth'] as Fault[],
  }[sheet.form.kind];
  const possible = sheet.form.spoil.birth === '' ? kinds.filter((kind) => kind !== 'future-birth') : kinds;
  const faults = new Map<number, Fault>();
  sheet.rows.forEach((row, index) => {
    if (!chance(rng, RATE * scale)) return;
    const drawn = pick(rng, possible);
    // Where a stray quote meets a line break in a later cell, readers rightly differ over where the row ends.
    const broken = drawn === 'stray-quote' && row.cells.some((cell) => String(cell).includes('\n'));
    const fault = broken ? 'short-row' : drawn;
    faults.set(index, fault);
    if (fault === 'bad-date' || fault === 'future-birth') setDate(sheet, index, fault);
  });
  return faults;
}

function setDate(sheet: Sheet, index: number, fault: 'bad-date' | 'future-birth'): void {
  const {spoil: at, kind, columns} = sheet.form;
  const cells = sheet.rows[index]!.cells;
  const column = fault === 'bad-date' ? at.date : at.birth;
  const value = fault === 'bad-date' ? at.badDate : at.futureBirth;
  if (kind === 'ndjson')
    cells[0] = String(cells[0]).replace(new RegExp(`"${column}":(null|"[^"]*")`), `"${column}":"${value}"`);
  else cells[columns.indexOf(column)] = value;
}
