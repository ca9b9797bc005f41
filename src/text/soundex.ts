/** Digits of a to z; 0 for vowels and y, which part two equal digits; 9 for h and w, which do not. */
const CODES = '01230129022455012623019202';

/**
 * American Soundex (US National Archives, 2007): the first letter and three digits, "r163" for "robert". Takes a folded
 * text and looks only at a to z; empty where there is no such letter.
 */
export function soundex(folded: string): string {
  const letters = folded.replace(/[^a-z]+/g, '');
  if (letters === '') return '';
  let result = letters[0]!;
  let last = codeOf(letters, 0);
  for (let i = 1; i < letters.length && result.length < 4; i++) {
    const code = codeOf(letters, i);
    if (code === '9') continue;
    if (code !== '0' && code !== last) result += code;
    last = code;
  }
  return result.padEnd(4, '0');
}

const codeOf = (letters: string, index: number): string => CODES[letters.charCodeAt(index) - 97]!;
