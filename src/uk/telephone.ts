/**
 * A telephone number as +44 and digits (other countries as + and digits), or null for what cannot be one: too short, too
 * long, or a stand-in such as 00000000000 or 07000000000.
 */
export function telephone(raw: string): string | null {
  let digits = raw.replace(/\(0\)/, '').replace(/[^\d+]/g, '');
  if (digits.startsWith('00')) digits = `+${digits.slice(2)}`;
  if (digits.startsWith('0')) digits = `+44${digits.slice(1)}`;
  else if (/^44\d{9,10}$/.test(digits)) digits = `+${digits}`;
  else if (/^7\d{9}$/.test(digits)) digits = `+44${digits}`;
  if (!/^\+\d{8,15}$/.test(digits)) return null;
  if (digits.startsWith('+44') && !/^\+44\d{9,10}$/.test(digits)) return null;
  return /(\d)\1{7}/.test(digits) ? null : digits;
}
