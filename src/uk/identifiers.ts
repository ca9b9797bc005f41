/**
 * The NHS number as ten digits, or null where it is not one. Spaces and hyphens are dropped, and the ".0" that
 * spreadsheets add. Check digit: sum of digits 1-9 times 10..2, 11 minus the rest by 11; 11 counts as 0, 10 is never issued
 * (NHS Data Dictionary, NHS NUMBER).
 */
export function nhsNumber(raw: string): string | null {
  const digits = raw.replace(/\.0$/, '').replace(/[\s-]/g, '');
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return null;
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (10 - i);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits[9]) ? digits : null;
}

const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** The unique pupil number (letter and 12 characters, the last a letter while temporary), or null (DfE UPN guide: weights 2..13, mod 23). */
export function upn(raw: string): string | null {
  const value = raw.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]\d{11}[\dA-Z]$/.test(value)) return null;
  let sum = 0;
  for (let i = 1; i < 13; i++) {
    const digit = i === 12 && /[A-Z]/.test(value[i]!) ? UPN_LETTERS.indexOf(value[i]!) : Number(value[i]);
    sum += digit * (i + 1);
  }
  return UPN_LETTERS[sum % 23] === value[0] ? value : null;
}

const PNC_LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';

/** The PNC id as YYYY/0000000C, or null. A two-digit year above 25 is of the last century: the computer began in 1974. */
export function pnc(raw: string): string | null {
  const match = /^(\d{2}|\d{4})\/?(\d{1,7})([A-Z])$/.exec(raw.replace(/\s/g, '').toUpperCase());
  if (match === null) return null;
  const [, year, serial, letter] = match as unknown as [string, string, string, string];
  const padded = serial.padStart(7, '0');
  const twoDigits = year.slice(-2);
  if (PNC_LETTERS[Number(`${twoDigits}${padded}`) % 23] !== letter) return null;
  const full = year.length === 4 ? year : `${Number(year) > 25 ? '19' : '20'}${year}`;
  return `${full}/${padded}${letter}`;
}

/** The CRO number as NNNNNN/YYC or SFYY/N...C, or null; the letter is checked as for the PNC id. */
export function cro(raw: string): string | null {
  const value = raw.replace(/\s/g, '').toUpperCase();
  const full = /^(\d{1,6})\/(\d{2})([A-Z])$/.exec(value);
  if (full !== null) {
    const serial = full[1]!.padStart(6, '0');
    return PNC_LETTERS[Number(`${full[2]}${serial}`) % 23] === full[3] ? `${serial}/${full[2]}${full[3]}` : null;
  }
  const short = /^SF(\d{2})\/(\d{1,6})([A-Z])$/.exec(value);
  if (short === null) return null;
  return PNC_LETTERS[Number(`${short[1]}${short[2]}`) % 23] === short[3] ? value : null;
}

/** A UPRN as digits without leading zeros, or null for the stand-ins that exports carry (-1, 0, 1, 1.0, blank). */
export function uprn(raw: string): string | null {
  const value = raw.trim().replace(/\.0$/, '').replace(/^0+/, '');
  return /^\d{2,12}$/.test(value) ? value : null;
}

/** A National Insurance number without spaces, or null. */
export function niNumber(raw: string): string | null {
  const value = raw.replace(/\s/g, '').toUpperCase();
  return /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?$/.test(value) ? value : null;
}
