import type {Door, WrittenAddress} from '../systems/address.ts';
import type {Person} from '../people/model.ts';
import type {Description, Guise} from '../systems/describe.ts';

export type Cell = string | number;

/** Who a slot of a row really is, and which door its address means (null: it has none, or none that is a place). */
export type SlotTruth = {
  slot: string;
  person: Person;
  door: Door | null;
  guises: readonly Guise[];
  era: number;
};

export type Row = {
  cells: Record<string, Cell>;
  slots: SlotTruth[];
  /** The place of the event, with what the row says it is. */
  place?: {door: Door; kind: string} | undefined;
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
  /** Lines that a report writer puts above the header. */
  preamble?: readonly string[];
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

export const slotOf = (
  slot: string,
  {person, guises, era}: Description,
  written: WrittenAddress | null = null,
): SlotTruth => ({
  slot,
  person,
  door: written?.door ?? null,
  guises,
  era,
});

/** A member of staff: named, never looked up in an index. */
export const staffSlot = (slot: string, person: Person): SlotTruth => ({
  slot,
  person,
  door: null,
  guises: [],
  era: 0,
});
