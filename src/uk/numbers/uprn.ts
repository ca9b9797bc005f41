import {digitsOfCell} from '../cell.ts';

/**
 * A unique property reference number without leading zeros, or null. Exports write -1, 0, 1 and 1.0 where there is none;
 * no real number has fewer than four digits or more than twelve.
 */
export function uprn(raw: string): string | null {
  const digits = digitsOfCell(raw)?.replace(/^0+/, '') ?? '';
  if (digits.length < 4 || digits.length > 12 || /^(\d)\1+$/.test(digits)) return null;
  return digits;
}
