import {listAt} from '../../base/get-or-insert.ts';
import {SaxesParser} from 'saxes';

/** Column -> cell. */
export type XmlRow = Map<string, string>;

/** An element with what is in it by name, in order; one without elements in it, and without attributes, is its text. */
type Element = {name: string; text: string; kids: Map<string, (string | Element)[]>; hasRows: boolean};

/** Elements within one another; no extract goes as deep. */
const DEPTH_MAX = 64;
const TEXT_CHARS_MAX = 1 << 20;

/** Collects the rows of a document as it is parsed. Only the row that is read, and what stands around it, is held. */
export class RowElements {
  readonly parser = new SaxesParser();
  readonly #isRow: (path: readonly string[]) => boolean;
  readonly #open: Element[] = [];
  readonly #path: string[] = [];
  /** Depth of the open row; -1 outside of rows. */
  #row = -1;
  #rows: XmlRow[] = [];

  constructor(isRow: (path: readonly string[]) => boolean) {
    this.#isRow = isRow;
    this.parser.on('opentag', ({name, attributes}) => this.#start(name, attributes));
    this.parser.on('text', (text) => this.#text(text));
    this.parser.on('cdata', (text) => this.#text(text));
    this.parser.on('closetag', () => this.#end());
  }

  /** Rows that have been completed since. */
  take(): XmlRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #start(tag: string, attributes: Record<string, string>): void {
    const element: Element = {name: localName(tag), text: '', kids: new Map(), hasRows: false};
    for (const [name, value] of Object.entries(attributes))
      if (!/^(xmlns|xsi)(:|$)/.test(name)) element.kids.set(`@${localName(name)}`, [value]);
    this.#open.push(element);
    this.#path.push(element.name);
    if (this.#open.length > DEPTH_MAX) throw new RangeError('elements within one another without end');
    if (this.#row < 0 && this.#isRow(this.#path)) this.#row = this.#open.length - 1;
  }

  #text(text: string): void {
    const element = this.#open.at(-1);
    if (element === undefined) return;
    element.text += text;
    if (element.text.length > TEXT_CHARS_MAX) throw new RangeError('a text without end');
  }

  #end(): void {
    const element = this.#open.pop()!;
    this.#path.pop();
    element.text = element.text.trim();
    const parent = this.#open.at(-1);
    if (this.#open.length === this.#row) {
      this.#row = -1;
      this.#rows.push(this.#cellsOf(element));
      if (parent !== undefined) parent.hasRows = true;
    } else if (parent !== undefined && element.hasRows) parent.hasRows = true;
    else if (parent !== undefined) add(parent.kids, element.name, element.kids.size === 0 ? element.text : element);
  }

  /** What is nearer stands before what is further off, where both have one name. What stands beside the row or those around it is none of it. */
  #cellsOf(row: Element): XmlRow {
    const cells: XmlRow = new Map();
    for (const [depth, element] of this.#open.entries()) {
      const beside = this.#open[depth + 1]?.name ?? row.name;
      flatten({...element, kids: new Map([...element.kids].filter(([name]) => name !== beside))}, '', cells);
    }
    flatten(row, '', cells);
    return cells;
  }
}

function flatten({text, kids}: Element, path: string, into: XmlRow): void {
  if (path !== '' && text !== '' && [...kids.keys()].every((name) => name.startsWith('@'))) into.set(path, text);
  for (const [name, list] of kids) {
    const at = path === '' ? name : `${path}.${name}`;
    const texts = list.filter((kid): kid is string => typeof kid === 'string' && kid !== '');
    if (texts.length > 0) into.set(at, texts.join('; '));
    const elements = list.filter((kid): kid is Element => typeof kid !== 'string');
    for (const [index, kid] of elements.entries()) flatten(kid, index === 0 ? at : `${at}.${index + 1}`, into);
  }
}

function add<T>(lists: Map<string, T[]>, name: string, item: T): void {
  listAt(lists, name).push(item);
}

/** The outermost element that stands beside another of its name and has elements in it; the whole document where none does. */
export function findRowElement(): {parser: SaxesParser; found: () => string} {
  const parser = new SaxesParser();
  const open: {path: string; names: Set<string>; isRepeated: boolean}[] = [];
  let [root, best, depth] = ['', '', Infinity];
  parser.on('opentag', ({name: tag}) => {
    const name = localName(tag);
    const parent = open.at(-1);
    const isRepeated = parent?.names.has(name) ?? false;
    parent?.names.add(name);
    open.push({path: parent === undefined ? name : `${parent.path}.${name}`, names: new Set(), isRepeated});
    if (open.length > DEPTH_MAX) throw new RangeError('elements within one another without end');
  });
  parser.on('closetag', () => {
    const {path, names, isRepeated} = open.pop()!;
    root = path;
    if (!isRepeated || names.size === 0 || open.length >= depth) return;
    [best, depth] = [path, open.length];
  });
  return {parser, found: () => (best === '' ? root : best)};
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
