import {compact} from '../cell.ts';

/** Prefixes that are not given out (HMRC manual NIM39110). */
const UNUSED_PREFIXES = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);

/** A National Insurance number as `AA123456A` (or without its last letter, where that is missing), or null where the text is none. */
export function niNumber(raw: string): string | null {
  const text = compact(raw);
  if (!/^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?$/.test(text)) return null;
  return UNUSED_PREFIXES.has(text.slice(0, 2)) || /^..(\d)\1{5}/.test(text) ? null : text;
}
