import {policeCheckLetter} from './police-check-letter.ts';

/**
 * A Criminal Records Office number as `NNNNNN/YYC`, or `SFYY/N…C` where only a search file exists; null where the text is
 * none or its check letter fails.
 */
export function cro(raw: string): string | null {
  const text = raw.toUpperCase().replace(/[\s-]/g, '');
  return full(text) ?? searchFile(text);
}

function full(text: string): string | null {
  const match = /^(\d{1,6})\/(\d{2})([A-Z])$/.exec(text);
  if (match === null) return null;
  const serial = match[1]!.padStart(6, '0');
  return policeCheckLetter(match[2]! + serial) === match[3] ? `${serial}/${match[2]}${match[3]}` : null;
}

function searchFile(text: string): string | null {
  const match = /^SF(\d{2})\/?(\d{1,6})([A-Z])$/.exec(text);
  if (match === null) return null;
  const serial = match[2]!.replace(/^0+(?=\d)/, '');
  const fits = [serial, serial.padStart(6, '0')].some((form) => policeCheckLetter(match[1]! + form) === match[3]);
  return fits ? `SF${match[1]}/${serial}${match[3]}` : null;
}
