import type {Dwelling} from '../people/places.ts';
import type {Person} from '../people/model.ts';
import type {Description, Guise} from '../systems/describe.ts';

export type Cell = string | number;

/** Who a slot of a row really is, and which door its address means (null: it has none, or none that is a place). */
export type SlotTruth = {
  slot: string;
  person: Person;
  dwelling: Dwelling | null;
  guises: readonly Guise[];
  era: number;
};

export type Row = {
  cells: Record<string, Cell>;
  slots: SlotTruth[];
  /** The place of the event, with what the row says it is. */
  place?: {dwelling: Dwelling; kind: string} | undefined;
  /** Id of the incident; null: an event of its own. */
  incident?: number | null;
  /** Day of receipt, by which rows are sorted. */
  received: number;
  withdrawn?: boolean;
  /** A later version of this row comes in the same file: what it says is then no longer so. */
  replaced?: boolean;
};

/** How the bytes of an extract look. In NDJSON `cells` holds one cell, `json`. */
export type Form = {
  kind: 'csv' | 'ndjson' | 'xlsx';
  delimiter?: ',' | ';' | '\t' | '|';
  encoding?: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'windows-1252';
  newline?: '\n' | '\r\n';
  quoteAll?: boolean;
  gzip?: boolean;
};

export type Sheet = {
  feed: string;
  file: string;
  form: Form;
  columns: readonly string[];
  rows: Row[];
  /** Do its rows tell of events? */
  events: boolean;
  /** Column of the day of the event, and of the birth date of the person a row is about, for rows to be spoiled in. */
  eventColumn: string;
  birthColumn: string;
};

export const slotOf = (slot: string, {person, home, guises, era}: Description, hasAddress = false): SlotTruth => ({
  slot,
  person,
  dwelling: hasAddress ? home : null,
  guises,
  era,
});

/** A member of staff: named, never looked up in an index. */
export const staffSlot = (slot: string, person: Person): SlotTruth => ({
  slot,
  person,
  dwelling: null,
  guises: [],
  era: 0,
});
