import type {Dice} from '../dice.ts';
import type {Sheet} from '../extracts/sheet.ts';

/** What is wrong with a row that a machine or a hand broke. */
export type Fault = 'short-row' | 'bad-date' | 'stray-quote';

/** Spoiled rows by file. */
export type Faults = ReadonlyMap<string, ReadonlyMap<number, Fault>>;

const SHARE = 0.0025;

/** Breaks some rows of a sheet and says which; cells are changed in place where the fault lies in a cell. */
export function spoil(sheet: Sheet, dice: Dice, factor: number): Map<number, Fault> {
  const faults = new Map<number, Fault>();
  if (sheet.form.kind === 'xlsx') return faults;
  for (const [index, row] of sheet.rows.entries()) {
    if (row.withdrawn === true || row.replaced === true || !dice.chance(SHARE * factor)) continue;
    const fault =
      sheet.form.kind === 'ndjson'
        ? 'short-row'
        : dice.weighted<Fault>([
            ['short-row', 45],
            ['stray-quote', 20],
            ['bad-date', sheet.events ? 25 : 0],
          ]);
    const date = String(row.cells[sheet.eventColumn] ?? '');
    if (fault === 'bad-date') {
      // An empty day of the event means the day of receipt, and is no fault.
      if (date === '') continue;
      row.cells[sheet.eventColumn] = neverDay(date);
    }
    faults.set(index, fault);
  }
  return faults;
}

/** The same text with 31 February in it, in whatever order its parts stand. */
function neverDay(date: string): string {
  if (/^\d{4}\D?\d\d\D?\d\d/.test(date))
    return date.replace(/^(\d{4}\D?)\d\d(\D?)\d\d/, (_, year: string, dash: string) => `${year}02${dash}31`);
  return date
    .replace(/^\d{1,2}/, '31')
    .replace(/(?<=\D)(\d{2}|[A-Z][a-z]+)(?=\D)/, (month) =>
      /^\d/.test(month) ? '02' : month.length === 3 ? 'Feb' : 'February',
    );
}
