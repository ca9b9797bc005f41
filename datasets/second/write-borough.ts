import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {makeBorough} from './borough.ts';
import type {Sheet} from './extracts/sheet.ts';
import {encode} from './output/encode.ts';
import {writePlants} from './output/plants.ts';
import {writeEvents} from './output/true-events.ts';
import {writeTruth} from './output/truth.ts';

/** Factor on every error rate. */
const FACTOR = {easy: 0.4, normal: 1, hard: 1.8};

export type SecondOptions = {persons: number; seed: number; difficulty: keyof typeof FACTOR; out: string};

/** Makes a borough and writes `out`/feeds and `out`/truth; what was there before goes. */
export function writeSecondBorough({persons, seed, difficulty, out}: SecondOptions): {
  sheets: Sheet[];
  persons: number;
  incidents: number;
  mentions: number;
} {
  const {town, harm, plan, sheets, faults} = makeBorough({persons, seed, factor: FACTOR[difficulty]});
  for (const folder of ['feeds', 'truth']) {
    rmSync(join(out, folder), {recursive: true, force: true});
    mkdirSync(join(out, folder), {recursive: true});
  }
  for (const sheet of sheets)
    writeFileSync(join(out, 'feeds', sheet.file), encode(sheet, faults.get(sheet.file) ?? new Map()));
  writeTruth(join(out, 'truth'), town.persons, sheets, faults);
  writePlants(join(out, 'truth'), plan);
  writeEvents(join(out, 'truth'), town, harm, sheets, faults);
  const mentions = sheets.reduce((sum, {rows}) => sum + rows.reduce((slots, row) => slots + row.slots.length, 0), 0);
  return {sheets, persons: town.persons.length, incidents: harm.incidents.length, mentions};
}
