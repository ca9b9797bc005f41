import {expect, test} from 'vitest';
import {FACT_KINDS} from '../../src/clusters/links/fact.ts';
import {STAY_KINDS} from '../../src/model/address.ts';
import {INVERSE_KINDS, NOTIFICATION_KINDS, OUTCOMES, ROLES, TIE_KINDS} from '../../src/model/notification.ts';
import {AGENCIES} from '../../src/model/source.ts';
import {
  agencyWords,
  identifierWords,
  linkWords,
  listWords,
  mostTellingFirst,
  notificationWords,
  outcomeWords,
  recordKindWords,
  referenceWords,
  roleWords,
  ruleWords,
  stayWords,
  tieWords,
} from '../../src/model/words.ts';
import {RULES} from '../../src/signals/registry.ts';

/** Words that are written with a hyphen in English; every other hyphen is that of a code. */
const HYPHENED = /\b(?:self-harm|step-(?:parent|child|sibling)|half-sibling)\b/g;

test('no code of records is shown as it is', () => {
  const said = [
    ...AGENCIES.map(agencyWords),
    ...NOTIFICATION_KINDS.map(notificationWords),
    ...ROLES.map(roleWords),
    ...[...TIE_KINDS, ...Object.keys(INVERSE_KINDS)].map(tieWords),
    ...OUTCOMES.map(outcomeWords),
    ...FACT_KINDS.map(linkWords),
    ...STAY_KINDS.map(stayWords),
    ...[...NOTIFICATION_KINDS, ...TIE_KINDS, ...STAY_KINDS].map(recordKindWords),
  ];
  expect(said.filter((words) => /-/.test(words.replaceAll(HYPHENED, '')))).toEqual([]);
  expect(RULES.map(({id}) => ruleWords(id)).filter((words) => /-/.test(words.replace('Re-referral', '')))).toEqual([]);
});

test('links are told in the order of how telling they are', () => {
  expect(mostTellingFirst(FACT_KINDS.toReversed())).toEqual([...FACT_KINDS]);
  expect(listWords(mostTellingFirst(['friend', 'suspect', 'friend']), linkWords)).toBe('suspect, associate');
  // What reads alike is told once.
  expect(listWords(['associate', 'friend'], linkWords)).toBe('associate');
});

test('a refuge is called no more than an address, and what is no code stays as it is', () => {
  expect(stayWords('refuge')).toBe('address');
  expect(recordKindWords('refuge')).toBe('address');
  expect(agencyWords('Some Agency')).toBe('Some Agency');
  expect(agencyWords('constructor')).toBe('constructor');
  expect(['cad', 'contact-group', 'constructor'].map(referenceWords)).toEqual(['CAD', 'contact group', 'constructor']);
});

test('a number is told with whose it is', () => {
  expect(identifierWords({kind: 'nhs', value: '999 000 0018', scope: ''})).toBe('NHS number 999 000 0018');
  expect(identifierWords({kind: 'local', value: '304117', scope: 'social-care:BRE'})).toBe(
    "children's social care number 304117 (BRE)",
  );
});
