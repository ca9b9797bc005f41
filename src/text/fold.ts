const SPECIAL: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  ı: 'i',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ŧ: 't',
  ĸ: 'k',
  ŋ: 'n',
  ə: 'e',
  ς: 'σ',
};

/** What a system of few letters wrote for one it lacks: "Ma?gorzata KOZ?OWSKA". */
const LOST = /(?<=\p{L})[?\uFFFD]+(?=\p{L})/gu;

/** Most names of an extract: nothing to do but the letter case. */
const PLAIN = /^(?:[A-Za-z0-9]+(?: [A-Za-z0-9]+)*)?$/;

/**
 * A text in its plainest form for comparison: lower case, no accents, no apostrophes, every other mark a space, spaces
 * collapsed. A letter that was lost on the way leaves no space. Letters of other scripts and digits stay. Folding a folded text changes nothing.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  // Compatibility letters have their case only once they are decomposed; apostrophes would decompose to a space.
  const plain = text
    .replace(/['’‘`ʼ´′]/gu, '')
    .replace(LOST, '')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}ʼ]+/gu, '')
    .replace(/[łøßıđðþæœħŧĸŋəς]/gu, (letter) => SPECIAL[letter]!);
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The words of a folded text; none for an empty one. */
export function tokens(folded: string): string[] {
  return folded === '' ? [] : folded.split(' ');
}
