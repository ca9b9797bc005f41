import type {Mention} from '../../model/mention.ts';
import {standardNumber, standardPhone} from '../../resolve/link/columns/standardise.ts';
import {nameKey} from '../../resolve/name-key.ts';
import {fold} from '../../text/fold.ts';

/** Words of one name that are paired. */
const WORDS_MAX = 6;

/**
 * What two mentions must have one of in common to be compared, of which neither is known to a run: a number, telephone number or e-mail
 * address, a birth date (day and month in either order), two words of a name that sound alike, or one and a day of expected delivery.
 * The rules by which a run has rows meet number words as they come, and cannot be asked across notifications.
 */
export function meetingKeys({names, birth, identifiers, phones, emails}: Mention): string[] {
  const keys = new Set<string>();
  for (const number of identifiers) keys.add(`number ${standardNumber(number)}`);
  for (const phone of phones) keys.add(`phone ${standardPhone(phone)}`);
  for (const email of emails) keys.add(`email ${email.toLowerCase()}`);
  if (birth?.kind === 'exact') {
    const [year, ...rest] = birth.from.split('-');
    keys.add(`born ${year} ${rest.sort().join(' ')}`);
  }
  for (const {given, family} of names) {
    const words = fold(`${given} ${family}`)
      .split(/[^\p{L}]+/u)
      .filter((word) => word !== '');
    const sounds = [...new Set(words.slice(0, WORDS_MAX).map(nameKey))].sort();
    for (const [at, sound] of sounds.entries())
      for (const other of sounds.slice(at + 1)) keys.add(`name ${sound} ${other}`);
    if (birth?.kind === 'expected') for (const sound of sounds) keys.add(`expected ${birth.from} ${sound}`);
  }
  return [...keys];
}
