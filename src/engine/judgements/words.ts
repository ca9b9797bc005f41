import {RingfenceError} from '../../base/errors.ts';
import {holdsAddress} from '../../uk/address/in-text.ts';

/** Who says something, why, and on which day. */
export type Saying = {by: string; because: string; on: string};

/** Longest reason and longest name that are taken, in characters. */
const BECAUSE_MAX = 2000;
const BY_MAX = 80;

/** Control characters, and those that turn the direction of writing: on a screen they could hide or rewrite what is shown. */
// oxlint-disable-next-line no-control-regex -- control characters are exactly what is refused
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

/**
 * Who says something and why, as they are kept: white space at the ends is dropped, letters are composed (NFC).
 * @throws RingfenceError USAGE, which never repeats what was written.
 */
export function readWords(by: string, because: string): {by: string; because: string} {
  return {
    by: checked('--by', by, BY_MAX, by),
    because: checked('--because', because, BECAUSE_MAX, because.replace(/[\n\t]/g, ' ')),
  };
}

function checked(option: string, given: string, max: number, looked: string): string {
  const text = given.normalize('NFC').trim();
  if (text === '') throw refused(option, 'says nothing; it is kept with the decision, so write it in words');
  if (text.length > max) throw refused(option, `is longer than ${max} characters; say it more briefly`);
  // What somebody writes of one person stands beside the names of others; a protected address may be among them.
  if (holdsAddress(text))
    throw refused(option, 'looks as if it told an address or postcode; the records have it, so say it without');
  if (HIDDEN.test(looked)) throw refused(option, 'holds characters that cannot be seen; write plain text');
  return text;
}

const refused = (option: string, why: string): RingfenceError => new RingfenceError('USAGE', `${option} ${why}.`);

/** @throws RingfenceError USAGE where a day has not come yet: nobody can have said anything then. */
export function checkDay(on: string, today: string): void {
  if (on > today) throw refused('--on', `names a day that has not come yet (today is ${today})`);
}
