import {NOTIFICATION_KINDS, type NotificationKind} from '../../model/notification.ts';
import {foldOffence} from './offence-kinds.ts';
import type {HarmTable} from './harm-table.ts';

/** A row of a published index of harm, as its file writes it; `row` counts from 1 after the header. */
export type HarmRow = {row: number; offence: string; weight: string};

/** What an import made of a file, and every row it could not use with the column at fault. */
export type HarmImport = {
  table: HarmTable;
  /** The offences behind the weight of each kind, in the order of the file. */
  kinds: {kind: NotificationKind; weight: number; least: number; most: number; offences: string[]}[];
  /** Offences of the file that no kind of notification stands for. */
  unused: string[];
  faults: HarmFault[];
};

export type HarmFault = {row: number; column: 'offence' | 'weight'; message: string};

/**
 * Makes a table of harm by kind of notification from one by offence. The weight of a kind is the median of its offences' weights:
 * a mean would follow the one gravest. Rows without an offence or with a weight that is no number of 0 or more are faults, as is an
 * offence said twice with two weights.
 */
export function importHarm(
  rows: readonly HarmRow[],
  kindsOf: ReadonlyMap<string, readonly NotificationKind[]>,
  source: string,
  date: string,
): HarmImport {
  const faults: HarmFault[] = [];
  const weights = new Map<string, {weight: number; row: number}>();
  for (const {row, offence, weight} of rows) {
    const code = foldOffence(offence);
    // Totals and notes stand below many a published table, with neither.
    if (code === '' && weight.trim() === '') continue;
    const value = readWeight(weight);
    if (code === '') faults.push({row, column: 'offence', message: 'is empty'});
    else if (value === null)
      faults.push({row, column: 'weight', message: 'is no number of 0 or more, such as 1,825 or 39.64'});
    else {
      const before = weights.get(code);
      if (before !== undefined && before.weight !== value)
        faults.push({row, column: 'weight', message: `differs from that of the same offence in row ${before.row}`});
      else if (before === undefined) weights.set(code, {weight: value, row});
    }
  }
  const kinds = NOTIFICATION_KINDS.flatMap((kind): HarmImport['kinds'] => {
    const offences = [...weights.keys()].filter((code) => kindsOf.get(code)?.includes(kind) === true);
    if (offences.length === 0) return [];
    const values = offences.map((code) => weights.get(code)!.weight).sort((left, right) => left - right);
    return [{kind, weight: median(values), least: values[0]!, most: values.at(-1)!, offences}];
  });
  return {
    table: {source, date, weights: Object.fromEntries(kinds.map(({kind, weight}) => [kind, weight]))},
    kinds,
    unused: [...weights.keys()].filter((code) => !kindsOf.has(code)),
    faults,
  };
}

/** "1,825", "£39.64" and "12" are numbers; empty, "n/a" and "-3" are none. */
function readWeight(text: string): number | null {
  const plain = text.trim().replaceAll(/[£,\s]/g, '');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle]!;
  return Math.round(((sorted[middle - 1]! + sorted[middle]!) / 2) * 10_000) / 10_000;
}
