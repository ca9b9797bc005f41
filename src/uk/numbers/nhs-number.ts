import {digitsOfCell} from '../cell.ts';

/**
 * An NHS number as ten digits, or null where the text is none. Spaces, hyphens and the ".0" of a spreadsheet are taken
 * off; the check digit must hold (weights 10 to 2, modulus 11; NHS data dictionary). One digit said ten times passes
 * the check and is refused, as it is only ever a stand-in.
 */
export function nhsNumber(raw: string): string | null {
  const digits = digitsOfCell(raw);
  if (digits === null || digits.length !== 10 || /^(\d)\1{9}$/.test(digits)) return null;
  return nhsCheckDigit(digits) === digits.charCodeAt(9) - 48 ? digits : null;
}

/** The check digit (0-9) of nine digits or more; 10 where no valid number begins with these nine. */
export function nhsCheckDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += (digits.charCodeAt(i) - 48) * (10 - i);
  return (11 - (sum % 11)) % 11;
}
