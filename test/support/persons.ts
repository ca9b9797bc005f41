import {QUIET} from '../../src/base/context.ts';
import {dayToIso, isoToDay} from '../../src/base/day.ts';
import {createRng} from '../../src/base/rng.ts';
import type {Address} from '../../src/model/address.ts';
import type {Constraint} from '../../src/model/judgement.ts';
import type {Identifier, Mention, PersonName} from '../../src/model/mention.ts';
import type {Tie} from '../../src/model/notification.ts';
import {resolveDwellings} from '../../src/resolve/dwellings/dwellings.ts';
import type {MatchInput} from '../../src/resolve/match-table.ts';
import {PERSON_DEFAULTS, resolvePersons, type PersonConfig, type PersonResolution} from '../../src/resolve/persons.ts';
import {nhsCheckDigit} from '../../src/uk/numbers/nhs-number.ts';
import {address, born, mention, records} from './records.ts';

/** Trained on fewer pairs than by default, for speed, where what is tested does not hang on the weights. */
export const TRAINED_LESS: PersonConfig = {...PERSON_DEFAULTS, randomPairsMax: 20_000, trainingPairsMax: 50_000};

/** Where reports found mentions, by id. */
export type FoundAt = Readonly<Record<string, Address>>;

/** What matching is given of mentions, which must be sorted by id, with front doors worked out as in the main job. */
export function matchInput(mentions: readonly Mention[], ties: readonly Tie[], found: FoundAt = {}): MatchInput {
  const addresses = [...mentions.map(({address}) => address), ...mentions.map(({id}) => found[id] ?? null)];
  const {dwellings, dwellingOf: all} = resolveDwellings(addresses);
  const [dwellingOf, foundAt] = [all.slice(0, mentions.length), all.slice(mentions.length)];
  return {mentions, ties, dwellingOf, foundAt, dwellings};
}

/** Who is who among mentions in any order. */
export function resolveMentions(
  mentions: readonly Mention[],
  ties: readonly Tie[] = [],
  said: readonly Constraint[] = [],
  found: FoundAt = {},
): PersonResolution {
  const of = records({mentions: [...mentions], ties: [...ties]});
  return resolvePersons(matchInput(of.mentions, of.ties, found), TRAINED_LESS, QUIET, {said});
}

/** Ids of mentions, one text a person: "a1 a2". */
export const partition = ({persons}: Pick<PersonResolution, 'persons'>): string[] =>
  persons.map(({mentions}) => mentions.join(' ')).sort();

/** "Given Family", by the last space; one word is a name that cannot be split. */
export function named(text: string, given: Partial<PersonName> = {}): PersonName[] {
  const at = text.lastIndexOf(' ');
  return [{use: 'recorded', given: text.slice(0, Math.max(at, 0)), family: text.slice(at + 1), title: '', ...given}];
}

/** The invented NHS number (999 range) that comes `index`-th. */
export function nhs(index: number): Identifier {
  for (let body = 999_000_000, found = -1; ; body++) {
    const check = nhsCheckDigit(String(body));
    if (check < 10 && ++found === index) return {kind: 'nhs', value: `${body}${check}`, scope: ''};
  }
}

export const local = (value: string, scope = 'social-care:BRE'): Identifier => ({kind: 'local', value, scope});

const GIVEN =
  'Ada Ben Chloe Dev Ella Femi George Hana Idris Jude Kofi Leila Mina Noor Oscar Priya Rosa Sam Tariq Zofia'.split(' ');
const FAMILY =
  'Adeyemi Ahmed Baker Chen Davies Evans Farah Green Hughes Iqbal Jones Kowalski Lopez Mensah Nowak Osei Patel Smith Tran Young'.split(
    ' ',
  );

/**
 * A hundred invented people, three pairs of twins among them, each named in two records: what "rare" and "by chance" mean, a
 * few records of a case cannot say by themselves. Ids begin with "~", after all others.
 */
export const CROWD: readonly Mention[] = Array.from({length: 100}, (_, index) => {
  const isTwin = index < 6 && index % 2 === 1;
  const rng = createRng(isTwin ? index - 1 : index);
  const isChild = index % 2 === 0 || isTwin;
  const described: Partial<Mention> = {
    names: named(
      `${GIVEN[(rng.int(GIVEN.length) + (isTwin ? 7 : 0)) % GIVEN.length]} ${FAMILY[rng.int(FAMILY.length)]}`,
    ),
    birth: born(dayToIso(isoToDay(isChild ? '2006-01-01' : '1965-01-01') + rng.int(5500))),
    sex: rng.int(2) === 0 ? 'female' : 'male',
    lifeStage: isChild ? 'child' : 'adult',
    address: address(
      `${1 + rng.int(90)} ${FAMILY[rng.int(FAMILY.length)]} Road`,
      `E${1 + rng.int(9)} ${1 + rng.int(9)}AB`,
    ),
  };
  const number = {identifiers: [nhs(1000 + index), local(String(400_000 + rng.int(400_000) + (isTwin ? 1 : 0)))]};
  return [mention(`~${index}.1`, {...described, ...number}), mention(`~${index}.2`, {...described, ...number})];
}).flat();

/** What becomes of a few mentions among a crowd: "a1 a2", one text a person, and pairs held apart as "a1 a2 | b1: REASON". */
export function amongCrowd(
  mentions: readonly Mention[],
  ties: readonly Tie[] = [],
  found: FoundAt = {},
): {persons: string[]; held: string[]} {
  const result = resolveMentions([...mentions, ...CROWD], ties, [], found);
  const nameOf = new Map(result.persons.map(({id, mentions: ids}) => [id, ids.join(' ')]));
  const own = (text: string): boolean => !text.includes('~');
  return {
    persons: partition(result).filter((text) => own(text) || text.split(' ').some(own)),
    held: result.held
      .map(({left, right, reason}) => `${[nameOf.get(left)!, nameOf.get(right)!].sort().join(' | ')}: ${reason}`)
      .filter(own)
      .sort(),
  };
}
