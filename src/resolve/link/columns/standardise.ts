import type {Identifier} from '../../../model/mention.ts';
import {compact} from '../../../uk/cell.ts';
import {NATIONAL_NUMBERS} from '../../../uk/numbers/national-numbers.ts';
import {telephone} from '../../../uk/numbers/telephone.ts';

/**
 * A number in its one written form with its kind in front ("nhs 9990000018", "local social-care:BRE 304117"); empty for a
 * national number that fails its check and for stand-ins, as these say nothing about who somebody is.
 */
export function standardNumber({kind, value, scope}: Identifier): string {
  const number = kind === 'local' ? compact(value) : NATIONAL_NUMBERS[kind](value);
  // One figure over and over is a stand-in, unless the number is so short that a register may well have come to it; where 0 means none, the mapping lists it among its placeholders.
  if (number === null || /^(?:|0{2,}|(.)\1{4,})$/.test(number)) return '';
  return kind === 'local' ? `local ${scope} ${number}` : `${kind} ${number}`;
}

/** A telephone number in international form; what cannot be read as one is kept by its digits, if there are enough. */
export function standardPhone(raw: string): string {
  const number = telephone(raw);
  if (number !== null) return number;
  const digits = raw.replace(/\D/g, '');
  return digits.length >= 7 && !/^0?7?0+$/.test(digits) && !/(\d)\1{5}$/.test(digits) ? digits : '';
}
