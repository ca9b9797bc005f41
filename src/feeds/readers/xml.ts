import {basename} from 'node:path';
import {SaxesParser} from 'saxes';
import {RingfenceError} from '../../base/errors.ts';
import {readText, type Encoding} from './encoding.ts';
import type {RawRow, Table} from './table.ts';
import {findRowElement, RowElements, type XmlRow} from './xml-rows.ts';

/**
 * Opens a file of XML elements that repeat, such as a statutory return: each element `rows` is a row (unless named, the outermost that
 * repeats). Columns are dotted paths, of what is in the element ("Section47.S47ActualStartDate"; from the second of one name on
 * "Section47.2.S47ActualStartDate") and of what stands before it in the elements around it ("ChildIdentifiers.UPN",
 * "Header.Source.LEA"); the file is read through once for them. Plain elements of one name are one cell, joined by "; ".
 * @throws RingfenceError FILE_DAMAGED where it is not well formed, FILE_COLUMNS where no element has the name.
 */
export async function openXml(
  path: string,
  gzipped: boolean,
  encoding: Encoding,
  given: {rows?: string | undefined},
): Promise<Table> {
  const isRow = given.rows === undefined ? await rowElement(path, gzipped, encoding) : named(given.rows);
  const read = (): AsyncGenerator<XmlRow[]> => rowsOf(path, gzipped, encoding, isRow);
  const names = new Set<string>();
  for await (const batch of read()) for (const row of batch) for (const name of row.keys()) names.add(name);
  if (names.size === 0) {
    const message = `${basename(path)} has no element ${given.rows ?? 'that repeats'} with anything in it; correct 'rows' of 'source' in the mapping`;
    throw new RingfenceError('FILE_COLUMNS', message);
  }
  const columns = [...names].sort();
  async function* rows(): AsyncGenerator<RawRow[]> {
    let row = 0;
    for await (const batch of read())
      yield batch.map((cells) => ({
        row: ++row,
        cells: columns.map((column) => cells.get(column) ?? ''),
        raw: JSON.stringify(Object.fromEntries(cells)),
        fault: null,
      }));
  }
  return {
    format: 'xml',
    dialect: `${encoding}, one element ${given.rows ?? ''} a row`.replace('  ', ' '),
    columns,
    rows,
  };
}

/** Whether the element at a path of names is a row. */
type IsRow = (path: readonly string[]) => boolean;

const named =
  (name: string): IsRow =>
  (path) =>
    path.at(-1) === name;

async function rowElement(path: string, gzipped: boolean, encoding: Encoding): Promise<IsRow> {
  const {parser, found} = findRowElement();
  for await (const _ of parsed(path, gzipped, encoding, parser));
  const wanted = found();
  return (at) => at.join('.') === wanted;
}

async function* rowsOf(path: string, gzipped: boolean, encoding: Encoding, isRow: IsRow): AsyncGenerator<XmlRow[]> {
  const elements = new RowElements(isRow);
  for await (const _ of parsed(path, gzipped, encoding, elements.parser)) {
    const rows = elements.take();
    if (rows.length > 0) yield rows;
  }
}

/** Feeds a parser piece by piece, and has what it found looked at after each. */
async function* parsed(
  path: string,
  gzipped: boolean,
  encoding: Encoding,
  parser: SaxesParser,
): AsyncGenerator<undefined> {
  for await (const piece of readText(path, gzipped, encoding)) {
    guarded(path, parser, () => parser.write(piece));
    yield;
  }
  guarded(path, parser, () => parser.close());
  yield;
}

/** What a parser says of a mistake may show what the file says, so only the line is told. */
function guarded(path: string, {line}: SaxesParser, parse: () => void): void {
  try {
    parse();
  } catch (error) {
    const message = `${basename(path)} is no well-formed XML (near line ${line}): it is cut short or damaged; ask the sender for it again`;
    throw new RingfenceError('FILE_DAMAGED', message, {cause: error});
  }
}
