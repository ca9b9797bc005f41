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
};

/**
 * A text in its plainest form for comparison: lower case, no accents, no apostrophes, every other mark a space, spaces
 * collapsed. Letters of other scripts and digits stay.
 */
export function fold(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text;
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’‘`ʼ]/gu, '')
    .replace(/[łøßıđðþæœħŧĸŋə]/gu, (letter) => SPECIAL[letter]!);
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The words of a folded text; none for an empty one. */
export function tokens(folded: string): string[] {
  return folded === '' ? [] : folded.split(' ');
}
