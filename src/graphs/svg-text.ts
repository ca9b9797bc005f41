import {escapeXml} from './xml.ts';

/** Words at a place of a picture, in pixels; `rest` holds further attributes. */
export const svgText = (x: number, y: number, words: string, rest = ''): string =>
  `<text x="${x}" y="${round(y)}"${rest === '' ? '' : ` ${rest}`}>${escapeXml(words)}</text>`;

/** Words of at most `length` letters, with a mark where they go on. */
export const cut = (words: string, length: number): string =>
  words.length <= length ? words : `${words.slice(0, length - 1).trimEnd()}\u2026`;

/** Words in lines of at most `length` letters, where no word is longer. */
export function linesOf(words: string, length: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= length) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Pixels to a tenth, so that a picture has the same bytes everywhere. */
export const round = (value: number): number => Math.round(value * 10) / 10;
