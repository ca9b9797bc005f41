import {compact} from '../cell.ts';

/** Since 2001, 1983-2001, 1963-1983, before 1963 either way round, Northern Ireland. */
const FORMS = [
  /^[A-Z]{2}\d{2}[A-Z]{3}$/,
  /^[A-Z]\d{1,3}[A-Z]{3}$/,
  /^[A-Z]{3}\d{1,3}[A-Z]$/,
  /^[A-Z]{1,3}\d{1,4}$/,
  /^\d{1,4}[A-Z]{1,3}$/,
];

/**
 * A UK vehicle registration mark without spaces, or null where the text is none. In a mark of seven signs of the present
 * form, a nought or one written as a letter (and the reverse) is set right by its place.
 */
export function vehicle(raw: string): string | null {
  const text = repaired(compact(raw));
  return FORMS.some((form) => form.test(text)) ? text : null;
}

function repaired(text: string): string {
  if (FORMS.some((form) => form.test(text))) return text;
  const match = /^([A-Z01]{2})([\dOI]{2})([A-Z01]{3})$/.exec(text);
  if (match === null) return text;
  return letters(match[1]!) + match[2]!.replaceAll('O', '0').replaceAll('I', '1') + letters(match[3]!);
}

function letters(part: string): string {
  return part.replaceAll('0', 'O').replaceAll('1', 'I');
}
