import {basename} from 'node:path';
import {SaxesParser, type SaxesTagPlain} from 'saxes';
import {openPromise, type Entry, type ZipFile} from 'yauzl';
import {dayToIso} from '../../base/day.ts';
import {RingfenceError} from '../../base/errors.ts';
import {columnOf, fillDown, mergesIn} from './merged-cells.ts';
import {
  groupedHeaders,
  HEADER_WITHIN,
  headerAt,
  partedHeaders,
  uniqueHeaders,
  type RawRow,
  type Table,
} from './table.ts';

/**
 * Opens one sheet of a workbook (the first unless named). Sheets are parsed as a stream; only the workbook's table of
 * distinct texts is held. Cells that the workbook formats as dates come as `YYYY-MM-DD`, times of day as `HH:MM`, all others as stored.
 * A cell merged downwards stands in each row that it spans. Rows without any filled cell are passed over and not counted. `headerRow` is the number that the sheet shows; without it the header is
 * found below titles.
 */
export async function openXlsx(
  path: string,
  given: {sheet?: string | undefined; headerRow?: number | undefined},
): Promise<Table> {
  const book = await readBook(path, given.sheet);
  const leading: SheetRow[] = [];
  for await (const rows of sheetRows(path, book)) {
    leading.push(...rows);
    if (leading.length >= HEADER_WITHIN + (given.headerRow ?? 0)) break;
  }
  const headerIndex =
    given.headerRow === undefined
      ? headerAt(leading.slice(0, HEADER_WITHIN).map(({cells}) => cells))
      : leading.findIndex(({sheetRow}) => sheetRow >= given.headerRow!);
  const header = leading[headerIndex];
  if (header === undefined) throw new RingfenceError('FILE_EMPTY', `${basename(path)} has no filled row in its sheet`);
  const below = leading[headerIndex + 1];
  const parted = given.headerRow === undefined ? partedHeaders(header.cells, below?.cells) : null;
  const headerRow = parted === null ? header.sheetRow : below!.sheetRow;
  const columns = uniqueHeaders(parted ?? groupedHeaders(leading[headerIndex - 1]?.cells, header.cells));
  const width = columns.length;
  const merges = (await mergesIn(partText(path, book.sheetPath))).filter(
    ({column, from}) => column < width && from > headerRow,
  );
  async function* rows(): AsyncGenerator<RawRow[]> {
    let row = -1;
    const fill = fillDown(merges);
    for await (const batch of sheetRows(path, book)) {
      const out: RawRow[] = [];
      for (const {sheetRow, cells} of batch) {
        if (sheetRow < headerRow || ++row === 0) continue;
        fill(sheetRow, cells);
        const fault = cells.slice(width).some((cell) => cell !== '') ? 'ROW_LONG' : null;
        while (cells.length < width) cells.push('');
        out.push({row, cells, raw: cells.join('\t'), fault});
      }
      if (out.length > 0) yield out;
    }
  }
  return {format: 'xlsx', dialect: `sheet ${book.sheetName}`, sheet: book.sheetName, columns, rows};
}

type Book = {sheetName: string; sheetPath: string; texts: string[]; dateStyles: boolean[]; epoch: number};
type SheetRow = {sheetRow: number; cells: string[]};

/** Names of the sheets that the workbook shows, in its order. @throws RingfenceError FILE_DAMAGED, FILE_BINARY */
export async function sheetNames(path: string): Promise<string[]> {
  const names: string[] = [];
  await parsePart(path, 'xl/workbook.xml', ({name, attributes}) => {
    if (name === 'sheet' && !/hidden/i.test(attributes['state'] ?? '')) names.push(attributes['name'] ?? '');
  });
  return names;
}

async function readBook(path: string, sheet: string | undefined): Promise<Book> {
  const sheets: {name: string; id: string}[] = [];
  let epoch = -25569;
  await parsePart(path, 'xl/workbook.xml', (tag) => {
    if (tag.name === 'sheet') sheets.push({name: tag.attributes['name'] ?? '', id: tag.attributes['r:id'] ?? ''});
    if (tag.name === 'workbookPr' && /^(1|true)$/.test(tag.attributes['date1904'] ?? '')) epoch = -24107;
  });
  const chosen = sheet === undefined ? sheets[0] : sheets.find((entry) => entry.name === sheet);
  if (chosen === undefined) {
    const message = `${basename(path)} has no sheet '${sheet ?? ''}'; it has: ${sheets.map((entry) => entry.name).join(', ')}`;
    throw new RingfenceError('FILE_COLUMNS', message);
  }
  const targets = new Map<string, string>();
  await parsePart(path, 'xl/_rels/workbook.xml.rels', (tag) => {
    if (tag.name === 'Relationship') targets.set(tag.attributes['Id'] ?? '', tag.attributes['Target'] ?? '');
  });
  const target = targets.get(chosen.id) ?? 'worksheets/sheet1.xml';
  const sheetPath = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  return {sheetName: chosen.name, sheetPath, epoch, texts: await readTexts(path), dateStyles: await readStyles(path)};
}

async function readTexts(path: string): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let inPhonetic = false;
  let inText = false;
  const onOpen = (tag: SaxesTagPlain): void => {
    if (tag.name === 'si') text = '';
    else if (tag.name === 'rPh') inPhonetic = true;
    inText = tag.name === 't' && !inPhonetic;
  };
  const onClose = (name: string): void => {
    if (name === 'si') texts.push(text);
    else if (name === 'rPh') inPhonetic = false;
    inText = false;
  };
  await parsePart(path, 'xl/sharedStrings.xml', onOpen, onClose, (piece) => {
    if (inText) text += piece;
  });
  return texts;
}

/** For each cell style, whether its number format is a date's. */
async function readStyles(path: string): Promise<boolean[]> {
  const own = new Map<string, string>();
  const styles: boolean[] = [];
  let inCells = false;
  await parsePart(
    path,
    'xl/styles.xml',
    (tag) => {
      if (tag.name === 'numFmt') own.set(tag.attributes['numFmtId'] ?? '', tag.attributes['formatCode'] ?? '');
      if (tag.name === 'cellXfs') inCells = true;
      if (tag.name === 'xf' && inCells) styles.push(isDateFormat(tag.attributes['numFmtId'] ?? '0', own));
    },
    (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  );
  return styles;
}

function isDateFormat(id: string, own: ReadonlyMap<string, string>): boolean {
  const code = own.get(id);
  if (code !== undefined) return /[dyh]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
  const number = Number(id);
  return (number >= 14 && number <= 22) || (number >= 27 && number <= 36);
}

async function* sheetRows(path: string, book: Book): AsyncGenerator<SheetRow[]> {
  let rows: SheetRow[] = [];
  let current: SheetRow = {sheetRow: 0, cells: []};
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let reading = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({name, attributes}) => {
    if (name === 'row') {
      current = {sheetRow: Number(attributes['r'] ?? current.sheetRow + 1), cells: []};
      column = -1;
    } else if (name === 'c') {
      const place = attributes['r'];
      column = place === undefined ? column + 1 : columnOf(place);
      if (column >= COLUMNS_MAX) throw new RangeError(`a sheet has ${COLUMNS_MAX} columns at most`);
      type = attributes['t'] ?? 'n';
      style = Number(attributes['s'] ?? 0);
      value = '';
    }
    reading = name === 'v' || name === 't';
  });
  parser.on('text', (text) => {
    if (!reading) return;
    value += text;
    if (value.length > CELL_CHARS_MAX) throw new RangeError('a cell has no end');
  });
  parser.on('closetag', ({name}) => {
    reading = false;
    if (name === 'c') {
      while (current.cells.length < column) current.cells.push('');
      current.cells[column] = cellText(value, type, style, book);
    } else if (name === 'row' && current.cells.some((cell) => cell !== '')) rows.push(current);
  });
  for await (const piece of partText(path, book.sheetPath)) {
    writeXml(parser, piece, path);
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
}

function cellText(value: string, type: string, style: number, book: Book): string {
  if (type === 's') return book.texts[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'true' : 'false';
  if (type === 'e') return '';
  if (type !== 'n' || value === '') return value;
  const serial = Number(value);
  if (book.dateStyles[style] !== true) return /e/i.test(value) ? String(serial) : value;
  const time = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  // A time of day alone is of no day.
  if (serial >= 0 && serial < 1) return time(Math.round(serial * 1440) % 1440);
  const day = dayToIso(Math.floor(serial) + book.epoch + (book.epoch === -25569 && serial < 60 ? 1 : 0));
  const minutes = Math.round((serial - Math.floor(serial)) * 1440);
  if (minutes === 0 || minutes === 1440) return day;
  return `${day} ${time(minutes)}`;
}

/** Spreadsheets hold 32,767 characters in a cell. */
const CELL_CHARS_MAX = 1 << 20;
/** Columns of a sheet; the empty cells before one far to the right are made, and would fill the memory. */
const COLUMNS_MAX = 16_384;

async function parsePart(
  path: string,
  part: string,
  onOpen: (tag: SaxesTagPlain) => void,
  onClose: (name: string) => void = () => {},
  onText: (text: string) => void = () => {},
): Promise<void> {
  const parser = new SaxesParser();
  let length = 0;
  parser.on('opentag', onOpen);
  parser.on('closetag', (tag) => onClose(tag.name));
  parser.on('text', onText);
  for await (const piece of partText(path, part)) {
    length += piece.length;
    if (length > PART_CHARS_MAX) throw tooLarge(path);
    writeXml(parser, piece, path);
  }
}

/** Of a part that is held whole: a small file can unpack to any length. */
const PART_CHARS_MAX = 1 << 29;

function writeXml(parser: SaxesParser, piece: string, path: string): void {
  try {
    parser.write(piece);
  } catch (error) {
    throw damaged(path, error);
  }
}

/** Text of one part of the package; a part that is not there gives nothing. */
async function* partText(path: string, part: string): AsyncGenerator<string> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, {autoClose: false});
    const entry = await findEntry(zip, part);
    if (entry === null) {
      if (part === 'xl/workbook.xml') throw noWorkbook(path);
      return;
    }
    const decoder = new TextDecoder('utf-8');
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      yield decoder.decode(chunk as Buffer, {stream: true});
    }
  } catch (error) {
    if (error instanceof RingfenceError) throw error;
    throw damaged(path, error);
  } finally {
    zip?.close();
  }
}

async function findEntry(zip: ZipFile, part: string): Promise<Entry | null> {
  for await (const entry of zip.eachEntry()) if (entry.fileName === part) return entry;
  return null;
}

function noWorkbook(path: string): RingfenceError {
  const message = `${basename(path)} is a ZIP archive without a workbook in it; unpack it, and put the files that are in it into the folder`;
  return new RingfenceError('FILE_BINARY', message);
}

function tooLarge(path: string): RingfenceError {
  const message = `${basename(path)} is a workbook with more than ${PART_CHARS_MAX >> 20} million characters of texts; save it as CSV and send that`;
  return new RingfenceError('FILE_DAMAGED', message);
}

function damaged(path: string, cause: unknown): RingfenceError {
  const message = `${basename(path)} is a workbook that is cut short, protected or damaged; open it, save it as XLSX or CSV, and send it again`;
  return new RingfenceError('FILE_DAMAGED', message, {cause});
}
