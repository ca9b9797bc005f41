import type {z} from 'zod';
import type {Birth, Mention} from '../../model/mention.ts';
import {HOLD_TEXTS, isSealed} from '../../resolve/link/decide/hold-reasons.ts';
import {askedAbout, birthOf, type AskedFields} from '../../resolve/lookup/asked-about.ts';
import type {Candidate} from '../../resolve/lookup/lookup-answer.ts';
import type {PersonIndex} from '../../resolve/lookup/person-index.ts';
import type {CandidateBody} from '../schemas/notification-answer.ts';
import type {AskedPerson} from '../schemas/notification.ts';

export type Found = Omit<z.infer<typeof CandidateBody>, 'counts'>;

/** Terms of fewer bits say next to nothing. */
const TERM_BITS_MIN = 0.5;

/**
 * Who each of the people may be, best first, in words. Two people of one notification are two: a person who would be both of them
 * is possible for each and strong for none.
 */
export function candidatesOf(index: PersonIndex, people: readonly AskedPerson[], day: string): Found[][] {
  const found = people.map((person) => candidatesFor(index, fieldsOf(person), day));
  const strong = found.map(
    (list) => new Set(list.filter(({confidence}) => confidence === 'strong').map(({person}) => person)),
  );
  const isTwice = (person: string): boolean => strong.filter((set) => set.has(person)).length > 1;
  return found.map((list) =>
    list.map((one) =>
      one.confidence === 'strong' && isTwice(one.person)
        ? {
            ...one,
            confidence: 'possible',
            why: [
              ...one.why,
              {speaks: 'against', text: 'another of this notification fits as well, and the two are two people'},
            ],
          }
        : one,
    ),
  );
}

/** Somebody of a notification, as a mention of that day. */
export const askedMention = (person: AskedPerson, day: string): Mention => askedAbout(fieldsOf(person), day);

/** Who somebody may be, best first, in words. */
export const candidatesFor = (index: PersonIndex, fields: Partial<AskedFields>, day: string): Found[] =>
  index
    .lookup(askedAbout(fields, day))
    // Who somebody was before an adoption is told by nothing.
    .candidates.filter(({reason}) => reason === null || !isSealed(reason))
    .map(foundOf);

function foundOf({person, reason, terms}: Candidate): Found {
  const why: Found['why'] = terms
    .filter(({comparison, bits}) => comparison !== 'prior' && Math.abs(bits) >= TERM_BITS_MIN)
    .map(({comparison, text, bits}) => ({speaks: bits > 0 ? 'for' : 'against', text: `${comparison}: ${text}`}));
  if (reason === null) return {person, confidence: 'strong', why};
  const confidence =
    reason === 'BELOW_JOIN' || reason === 'AMBIGUOUS' || reason === 'NAME_ONLY' ? 'possible' : 'held-apart';
  return {person, confidence, why: [...why, {speaks: 'against', text: HOLD_TEXTS[reason]}]};
}

function fieldsOf(person: AskedPerson): AskedFields {
  const {names, sex, numbers, phones, emails, address} = person;
  return {
    names: names.filter(({given, family}) => given + family !== '').map((name) => ({...name, title: ''})),
    birth: birthAsked(person),
    sex,
    identifiers: numbers,
    phones,
    emails,
    address:
      address === undefined
        ? null
        : {text: address.text, postcode: address.postcode ?? null, uprn: address.uprn ?? null, protected: false},
  };
}

function birthAsked({born, expected}: AskedPerson): Birth | null {
  if (born !== undefined) return birthOf(born);
  return expected === undefined ? null : {from: expected, to: expected, kind: 'expected'};
}
