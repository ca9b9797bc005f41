import {shareWhere, type Column} from './sample.ts';
import {RELATION} from './shapes.ts';

/** How a cell that names several people is taken apart: `many` of the mapping language, and which named groups its pattern has. */
export type Several = {split: string; pattern: string; max: number; groups: ReadonlySet<string>};

const SEPARATORS = [';', '|', '\n', ' / ', ' & ', ','];
const NAME = String.raw`[\p{L}\p{M}'’‘.,\- ]`;
const BORN_WORDS = String.raw`(?:dob|d\.o\.b\.?|born|b\.)`;
const ABOUT = String.raw`(?:aged?\s+|approx\.?\s+|about\s+|c\.\s*)`;

/** What may stand beside a name in a piece: how it is found, and what is written for it before or behind the name. */
const PARTS = {
  relation: {share: /^\p{L}[\p{L} /-]{1,30}:\s*\p{L}/u, pattern: String.raw`(?:(?<relation>[^:]+):\s*)?`},
  id: {share: /^[A-Z]*-?\d{3,}[A-Z]?\s+\p{L}/iu, pattern: String.raw`(?:(?<id>[A-Za-z]*-?\d{3,}[A-Za-z]?)\s+)?`},
  /** A date or an age, in brackets, behind a comma, a dash or a word for it, and the sex behind that. */
  born: {
    share: new RegExp(String.raw`\p{L}(?:[,([]|\s)[\s,([-]*${BORN_WORDS}?[\s:]*${ABOUT}?\d`, 'iu'),
    pattern: String.raw`(?:[\s,([-]*${BORN_WORDS}?[\s:]*(?<born>${ABOUT}?\d[^,)\]([]*?)(?:\s+(?<sex>[MFU]))?\s*[)\]]?)?`,
  },
  /** What somebody is to the first of the row, in brackets, behind a comma or a dash. */
  word: {
    share: new RegExp(String.raw`(?:[,([]|\s-\s)\s*[^,()[\]\d]*${RELATION.source}[^,()[\]\d]*[)\]]?$`, 'iu'),
    pattern: String.raw`(?:\s*(?:[,([]|\s-\s)\s*(?<relation>\p{L}[^\d,)\]]*)[)\]]?)?`,
  },
} as const;

/** What parts the people of one cell, and what stands by their names; null where each cell names one person and nothing else. */
export function severalIn(column: Column): Several | null {
  if (column.filled === 0) return null;
  const separator = SEPARATORS.find((text) => isSeparator(column, text));
  const cut = (text: string): string[] => (separator === undefined ? [text] : text.split(separator));
  const pieces = [...column.texts.keys()].flatMap(cut).map((piece) => piece.trim());
  const has = (part: keyof typeof PARTS): boolean =>
    pieces.filter((piece) => PARTS[part].share.test(piece)).length >= 0.05 * pieces.length;
  const [relation, id, born] = [has('relation'), has('id'), has('born')];
  const word = !relation && has('word');
  if (separator === undefined && !relation && !id && !born && !word) return null;
  const pattern = [
    relation ? PARTS.relation.pattern : '',
    id ? PARTS.id.pattern : '',
    // It ends in no separator: else a long row of those could be read in very many ways.
    String.raw`(?<name>[^\d:([]*?[^\d:([\s,-])`,
    born ? PARTS.born.pattern : '',
    word ? PARTS.word.pattern : '',
  ].join('');
  return {
    split: separator === undefined ? String.raw`\n` : splitAt(separator),
    pattern: `^${pattern}$`,
    max: Math.min(12, Math.max(...[...column.texts.keys()].map((text) => cut(text).length))),
    groups: new Set([...pattern.matchAll(/\?<(\w+)>/g)].map(([, group]) => group!)),
  };
}

/** Whether a text parts people: it stands in a twentieth of the cells that name any, and what stands beside it is a name each time. */
function isSeparator(column: Column, separator: string): boolean {
  const cells = [...column.texts.keys()].filter((text) => text.includes(separator));
  if (shareWhere(column, (text) => text.includes(separator)) < 0.05) return false;
  // "SMITH, Jane" is one person, "Jane Smith, Tom Smith" are two: a comma parts only what is whole by itself.
  const piece = new RegExp(
    separator === ',' ? String.raw`^\p{L}+\s+${NAME}+|[\])]$` : String.raw`^(?:[\p{L}\d]+\s+)?${NAME}{2}`,
    'u',
  );
  return (
    cells.filter((text) => text.split(separator).every((part) => piece.test(part.trim()))).length >= 0.9 * cells.length
  );
}

/** The separator as a pattern, with the spaces that must or may stand around it. */
function splitAt(separator: string): string {
  if (separator === '\n') return String.raw`\s*\n\s*`;
  const sign = separator.trim().replace(/[|/]/, String.raw`\$&`);
  return separator === separator.trim() ? String.raw`\s*${sign}\s*` : String.raw`\s+${sign}\s+`;
}
