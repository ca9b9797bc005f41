/** A cell: a number only where the file itself holds a number (workbook dates). */
export type Cell = string | number;

/** One person of a row, as truth knows it. */
export type Slot = {slot: string; person: number; dwelling: number};

/** An address of a row that belongs to no person: the place of an incident, where a child was found. */
export type PlaceSlot = {slot: string; dwelling: number; kind: string};

export type Row = {
  cells: Cell[];
  /** Minutes since 1970 at which the hub received it; rows of a file run in this order. */
  received: number;
  slots: Slot[];
  places: PlaceSlot[];
  /** Incident id, or -1. */
  incident: number;
  /** The row says of itself that it is withdrawn. */
  withdrawn?: boolean;
};

/** How a file is written, and which of its columns a malformed row spoils. */
export type Form = {
  feed: string;
  kind: 'csv' | 'ndjson' | 'xlsx';
  extension: string;
  columns: readonly string[];
  delimiter: string;
  encoding: 'utf8' | 'utf8-bom' | 'utf16le' | 'windows-1252';
  newline: '\n' | '\r\n';
  quoteAll: boolean;
  gzip: boolean;
  /** Column of the date without which a row says nothing, and of the main person's birth date; empty where nobody is the main person. */
  spoil: {date: string; birth: string; badDate: string; futureBirth: string};
};

export type Sheet = {file: string; area: string; form: Form; rows: Row[]};

export const CSV = {
  kind: 'csv',
  extension: 'csv',
  delimiter: ',',
  encoding: 'utf8',
  newline: '\n',
  quoteAll: false,
  gzip: false,
} as const;

/** All files of a borough by name, in the order in which they were opened. */
export type Sink = {
  sheets: Map<string, Sheet>;
  add(form: Form, area: string, period: string, cells: Readonly<Record<string, Cell>>, row: Omit<Row, 'cells'>): void;
};

export function createSink(): Sink {
  const sheets = new Map<string, Sheet>();
  return {
    sheets,
    add(form, area, period, cells, row) {
      const file = `${form.feed}_${area}${period === '' ? '' : `_${period}`}.${form.extension}`;
      let sheet = sheets.get(file);
      if (sheet === undefined) {
        sheet = {file, area, form, rows: []};
        sheets.set(file, sheet);
      }
      sheet.rows.push({...row, cells: form.columns.map((column) => cells[column] ?? '')});
    },
  };
}
