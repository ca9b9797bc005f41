import type {DateForm} from './date-formats.ts';
import type {Field} from '../words/header-words.ts';
import type {Column} from '../sample.ts';
import type {Several} from './several.ts';
import type {Shapes} from './shapes.ts';

/** Dates that are said of the row, and of people. */
export const DATES: ReadonlySet<string> = new Set([
  'at',
  'received',
  'revision',
  'decided',
  'start',
  'end',
  'found',
  'expected',
  'died',
]);

/** What a column is taken to mean, and why. */
export type Placed = {
  column: Column;
  shapes: Shapes;
  dates: DateForm;
  /** Whom it is about, as `PARTS` names them; null for what is said of the row. */
  part: string | null;
  number: string;
  /** Whether its own header has that number; one that it was given with its owner stands in no header. */
  isNumbered: boolean;
  /** Null where nothing fits: it is not read. */
  field: Field | null;
  /** Whether the header says nothing else. */
  isPlain: boolean;
  /** To whom a relation is, or who is the mother of a child expected; null for the first person of the row. */
  to: string | null;
  /** What its header says beside its meaning in words that we do not know. */
  stem: string;
  /** Whether its cells alone say what it is, and no word of its header. */
  isGuessed: boolean;
  /** Where a cell names several people: how it is taken apart. */
  several: Several | null;
  /** What the cells look like, for whoever reads the draft. */
  note: string;
};
