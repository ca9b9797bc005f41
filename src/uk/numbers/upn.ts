import {compact} from '../cell.ts';

const CHECK_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/**
 * A unique pupil number in capitals, or null where the text is none: a check letter and twelve digits, of which the last
 * is a letter in a temporary number. The check letter must hold (digits 2 to 13 times their position, modulus 23).
 * The codes UN1 to UN7 say why a pupil has no number and are none.
 */
export function upn(raw: string): string | null {
  const text = compact(raw);
  if (!/^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/.test(text)) return null;
  return upnCheckLetter(text.slice(1)) === text[0] ? text : null;
}

/** The check letter of the twelve characters that follow it; a letter at the end counts as its place in the alphabet of letters in use. */
export function upnCheckLetter(body: string): string {
  let sum = 0;
  for (let i = 0; i < 12; i++) {
    const char = body[i]!;
    const letter = CHECK_LETTERS.indexOf(char);
    sum += (letter < 0 ? char.charCodeAt(0) - 48 : letter) * (i + 2);
  }
  return CHECK_LETTERS[sum % 23]!;
}
