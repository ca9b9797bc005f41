import {dayToIso} from '../../../base/day.ts';
import {RingfenceError} from '../../../base/errors.ts';
import type {Mention} from '../../../model/mention.ts';
import {maracPairs, type MaracPair} from '../../../questions/adults/serial.ts';
import type {Inquiry} from '../../../questions/inquiry.ts';
import {isAdult, labelOf, labelsOf, personId} from '../../../questions/people.ts';
import {askedAbout} from '../../../resolve/lookup/asked-about.ts';
import type {LookupAnswer} from '../../../resolve/lookup/lookup-answer.ts';
import {openCase, type MaracCase} from '../case.ts';
import {bornOf} from '../people.ts';
import type {AskedCase, AskedParty} from './asked-case.ts';
import type {Part} from './columns.ts';
import {whoById, whoByLookup, type Known} from './who.ts';

/** The case of a row, or why there is none and what to do. */
export type Settled = {found: MaracCase} | {why: string};

export type Settling = {
  inquiry: Inquiry;
  lookup: (mention: Mention) => LookupAnswer;
  /** Persons that an id of former runs has become. */
  successors: (id: string) => readonly string[];
};

/**
 * Finds the case that each row of a list is about. Nobody is taken for somebody on a doubt: where several people may be meant, or
 * what the row says does not suffice, it is told who may be, and a person writes the id.
 */
export function settler({inquiry, lookup, successors}: Settling): (asked: AskedCase) => Settled {
  const today = dayToIso(inquiry.today);
  // Worked out once, and only for lists that name one of two.
  let referred: MaracPair[] | null = null;
  const pairsWith = (person: number): MaracPair[] =>
    (referred ??= maracPairs(inquiry)).filter(
      ({victim, referrals}) => victim === person && isAdult(inquiry, victim, referrals.at(-1)!.day),
    );
  const whoIs = (party: AskedParty | null): Known | null => {
    if (party === null) return null;
    if ('id' in party) return whoById(inquiry, party, successors);
    return whoByLookup(inquiry, party.fields, lookup(askedAbout(party.fields, today)));
  };

  return ({victim, perpetrator, faults}) => {
    if (faults.length > 0) return {why: `${faults.join('; ')}.`};
    if (victim === null && perpetrator === null)
      return {why: 'The row names nobody: write an id, a name or a number of one of them.'};
    const [harmed, harming] = [whoIs(victim), whoIs(perpetrator)];
    const open = [whyOpen(inquiry, 'victim', harmed, harming), whyOpen(inquiry, 'perpetrator', harming, harmed)];
    if (open.some((why) => why !== '')) return {why: open.filter((why) => why !== '').join(' ')};
    const [victimIs, suspectIs] = [personOf(harmed), personOf(harming)];
    if (victimIs !== null && victimIs === suspectIs)
      return {why: `Both are taken for ${labelOf(inquiry, victimIs)}: one person of the records. Write the ids.`};
    if (suspectIs === null) return latestOf(inquiry, pairsWith(victimIs!), victimIs!);
    return tryCase(inquiry, suspectIs, victimIs ?? undefined);
  };
}

const personOf = (known: Known | null): number | null => (known !== null && 'person' in known ? known.person : null);

/** Those whom a row names by; the rest are those whom a name alone brings near. */
const CANDIDATES_MAX = 5;
/** Candidates of either side that are tried against each other. */
const TRIED_MAX = 40;

/** Why one of the two cannot be said to be somebody; empty where they can. Those whom records name beside the other stand first. */
function whyOpen(inquiry: Inquiry, part: Part, one: Known | null, other: Known | null): string {
  if (one === null || 'person' in one) return '';
  const {why, candidates, next = 'Write the id.'} = one;
  if (candidates.length === 0) return `The ${part}: ${why}. Check the spelling and birth date, or write an id.`;
  const others = other === null ? [] : 'person' in other ? [other.person] : other.candidates.slice(0, TRIED_MAX);
  const isBeside = (person: number): boolean =>
    others.some((two) => (part === 'victim' ? hasCase(inquiry, two, person) : hasCase(inquiry, person, two)));
  const beside = new Set(candidates.slice(0, TRIED_MAX).filter(isBeside));
  const shown = [...beside, ...candidates.filter((person) => !beside.has(person))].slice(0, CANDIDATES_MAX);
  const people = shown.map((person) => {
    const born = `born ${bornOf(inquiry, person) || 'not recorded'}`;
    return `${labelOf(inquiry, person)} ${born}${beside.has(person) ? ', whom records name beside the other of this row' : ''}`;
  });
  const rest = candidates.length > shown.length ? `, or ${candidates.length - shown.length} more` : '';
  return `The ${part}: ${why}. It may be ${people.join('; or ')}${rest}. ${next}`;
}

const hasCase = (inquiry: Inquiry, suspect: number, victim: number): boolean =>
  suspect !== victim && 'found' in tryCase(inquiry, suspect, victim);

function tryCase(inquiry: Inquiry, suspect: number, victim: number | undefined): Settled {
  try {
    const victimId = victim === undefined ? undefined : personId(inquiry, victim);
    return {found: openCase(inquiry, personId(inquiry, suspect), victimId)};
  } catch (error) {
    if (!(error instanceof RingfenceError)) throw error;
    if (victim === undefined) return {why: error.message.replace(' with --victim', '')};
    return {
      why: `No record names ${labelOf(inquiry, suspect)} as suspect of harm to ${labelOf(inquiry, victim)}. If these are the two, nothing of what happened between them has reached the hub.`,
    };
  }
}

/** The case of somebody of whom only the victim is named: that of the latest referral. */
function latestOf(inquiry: Inquiry, pairs: readonly MaracPair[], victim: number): Settled {
  const last = Math.max(...pairs.map(({referrals}) => referrals.at(-1)!.day));
  const suspects = pairs.filter(({referrals}) => referrals.at(-1)!.day === last).map(({suspect}) => suspect);
  if (suspects.length === 1) return tryCase(inquiry, suspects[0]!, victim);
  const who = labelOf(inquiry, victim);
  return {
    why:
      suspects.length === 0
        ? `No MARAC referral names ${who} as victim: name the perpetrator.`
        : `The last referral of ${who} names several perpetrators, ${labelsOf(inquiry, suspects).join(' and ')}: name one.`,
  };
}
