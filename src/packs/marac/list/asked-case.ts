import {DEFAULT_DATE_FORMATS, dateReader} from '../../../feeds/values/dates.ts';
import {ROW_FAULTS, type RawRow} from '../../../feeds/readers/table.ts';
import type {Birth, Identifier} from '../../../model/mention.ts';
import {standardNumber} from '../../../resolve/link/columns/standardise.ts';
import type {AskedFields} from '../../../resolve/lookup/asked-about.ts';
import {parseFullName} from '../../../uk/full-name.ts';
import type {Field, ListColumns, Part} from './columns.ts';

/** Somebody of a list: by the id of a person, whom a birth date beside it must fit, or by what the row says. */
export type AskedParty = {id: string; birth: Birth | null} | {fields: Partial<AskedFields>};

/** One row of a list. `listed` is how the row names each, for who compares it with whom it was taken for. */
export type AskedCase = {
  row: number;
  reference: string;
  listed: Record<Part, string>;
  /** Null where the row says nothing of that one. */
  victim: AskedParty | null;
  perpetrator: AskedParty | null;
  /** What cannot be read in the row, by column and without its contents. */
  faults: string[];
};

const PERSON_ID = /^P[0-9a-hjkmnp-tv-z]{12}$/;
/** Years of two figures above it are of the last century. */
const PIVOT = 30;
const readDay = dateReader(DEFAULT_DATE_FORMATS, PIVOT);

/** Reads one row of a list; null where all its cells are blank, as at the end of a workbook. */
export function askedCase(raw: RawRow, columns: ListColumns, headings: readonly string[]): AskedCase | null {
  if (raw.fault === null && raw.cells.every((cell) => cell.trim() === '')) return null;
  const {reference, parts} = columns;
  const faults = raw.fault === null ? [] : [`the row ${ROW_FAULTS[raw.fault]}`];
  const cellAt = (at: number | null | undefined): string => (at == null ? '' : (raw.cells[at] ?? '').trim());
  const read = (part: Part): AskedParty | null => {
    const cell = (field: Field): string => cellAt(parts[part][field]);
    const heading = (field: Field): string => headings[parts[part][field]!]!;
    return partyOf(cell, (field, why) => faults.push(`${heading(field)}: ${why}`));
  };
  const listed = (part: Part): string =>
    (['name', 'given', 'family', 'born', 'nhs', 'pnc', 'postcode'] as const)
      .map((field) => cellAt(parts[part][field]))
      .filter((text) => text !== '')
      .join(' ');
  return {
    row: raw.row,
    reference: cellAt(reference),
    listed: {victim: listed('victim'), perpetrator: listed('perpetrator')},
    victim: read('victim'),
    perpetrator: read('perpetrator'),
    faults,
  };
}

function partyOf(cell: (field: Field) => string, fault: (field: Field, why: string) => void): AskedParty | null {
  const birth = birthOf(cell('born'), fault);
  if (PERSON_ID.test(cell('name'))) return {id: cell('name'), birth};
  const fields: Partial<AskedFields> = {names: namesOf(cell), identifiers: numbersOf(cell, fault)};
  if (birth !== null) fields.birth = birth;
  if (cell('postcode') !== '') fields.address = {text: '', postcode: cell('postcode'), uprn: null, protected: false};
  return fields.names!.length + fields.identifiers!.length === 0 ? null : {fields};
}

function namesOf(cell: (field: Field) => string): AskedFields['names'] {
  const [given, family] = [cell('given'), cell('family')];
  const apart: AskedFields['names'] = given + family === '' ? [] : [{use: 'recorded', given, family, title: ''}];
  return [...apart, ...parseFullName(cell('name'))];
}

function birthOf(text: string, fault: (field: Field, why: string) => void): Birth | null {
  if (text === '') return null;
  const read = readDay(text);
  if (read !== null) return {from: read.from, to: read.to, kind: read.from === read.to ? 'exact' : 'partial'};
  fault('born', 'no date that can be read; write it as 09/03/1985 or 1985-03-09');
  return null;
}

function numbersOf(cell: (field: Field) => string, fault: (field: Field, why: string) => void): Identifier[] {
  return (['nhs', 'pnc'] as const).flatMap((kind) => {
    const identifier: Identifier = {kind, value: cell(kind), scope: ''};
    if (identifier.value === '') return [];
    if (standardNumber(identifier) !== '') return [identifier];
    fault(kind, `this is no ${kind.toUpperCase()} number, its form or check digit is wrong`);
    return [];
  });
}
