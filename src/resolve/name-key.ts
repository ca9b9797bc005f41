import {inEnglishSpelling} from './somali-spelling.ts';

/**
 * A word's sound written in one way, so that spellings of one name from another script fall together: Mohammed, Muhammad
 * and Mohamad; Hussein and Hussain; Yousef and Yusuf; Omar and Cumar; Aleksandr and Alexander. Doubled letters count once, vowels inside the
 * word not at all.
 */
export function nameKey(written: string): string {
  const word = inEnglishSpelling(written);
  if (word.length <= 2) return word;
  const sound = word
    .replace(/^(?:md|mohd|muhd|mhd)$/, 'muhamad')
    .replace(/ph/g, 'f')
    .replace(/(?:ck|q|x)/g, 'k')
    .replace(/kh/g, 'k')
    .replace(/(?:sch|sh|ch|cz|sz)/g, 's')
    .replace(/th/g, 't')
    .replace(/(?:dj|zh|dz)/g, 'j')
    .replace(/(?:w|v|b)/g, 'v')
    .replace(/c/g, 'k')
    .replace(/z/g, 's')
    .replace(/gh/g, 'g')
    .replace(/h/g, '')
    .replace(/(.)\1+/g, '$1');
  const first = /^[aeiouy]/.test(word) ? 'a' : '';
  const rest = sound.replace(/[aeiouy]/g, '').replace(/(.)\1+/g, '$1');
  const last = /[aeiouy]h?$/.test(word) ? 'a' : '';
  return first + rest + last;
}
