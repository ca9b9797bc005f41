/** The digits of a number kept in a cell, without separators or the ".0" of a spreadsheet; null where other text stands by. */
export function digitsOfCell(raw: string): string | null {
  const text = raw.trim().replace(/\.0+$/, '');
  if (!/^\d[\d\s-]*$/.test(text)) return null;
  return text.replace(/\D/g, '');
}

/** Upper case, without anything that is not a letter or a digit of the basic Latin set. */
export function compact(raw: string): string {
  return raw.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
