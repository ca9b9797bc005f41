import {RingfenceError} from '../../../base/errors.ts';
import type {Birth} from '../../../model/mention.ts';
import type {Inquiry} from '../../../questions/inquiry.ts';
import {bearersOf} from '../../../questions/links/names.ts';
import {fullName, mentionsOf} from '../../../questions/people.ts';
import type {AskedFields} from '../../../resolve/lookup/asked-about.ts';
import type {LookupAnswer} from '../../../resolve/lookup/lookup-answer.ts';
import {HOLD_TEXTS} from '../../../resolve/link/decide/hold-reasons.ts';

/** Who somebody is: their position in the network; or why that cannot be said, with those who may be meant, and what to do where it is not to write the id. */
export type Known = {person: number} | {why: string; candidates: number[]; next?: string};

/** Somebody by an id, of today or of former runs. An id in the wrong row would make the pack of a stranger: the birth date there must fit. */
export function whoById(
  inquiry: Inquiry,
  {id, birth}: {id: string; birth: Birth | null},
  successors: (id: string) => readonly string[],
): Known {
  const heirs = successors(id);
  if (heirs.length > 1) return {why: `${id} went into several people`, candidates: positionsOf(inquiry, heirs)};
  const [person] = positionsOf(inquiry, [heirs[0] ?? id]);
  if (person === undefined) return {why: `there is no person ${id}`, candidates: []};
  if (birth === null || isBornAs(inquiry, person, birth)) return {person};
  return {
    why: `no record of ${id} gives the birth date of this row`,
    candidates: [person],
    next: 'Check that the id stands in the right row; if it does, empty the birth date.',
  };
}

/** Whether any record of a person gives such a birth date, or none gives any. */
function isBornAs(inquiry: Inquiry, person: number, {from, to}: Birth): boolean {
  const births = mentionsOf(inquiry, person).flatMap(({birth}) => (birth === null ? [] : [birth]));
  return births.length === 0 || births.some((one) => one.from <= to && from <= one.to);
}

/**
 * Somebody by what a lookup says. Only one who joins is somebody; a name that nothing else bears out brings near whoever bears
 * it, so that nobody of that name is told to be unknown.
 */
export function whoByLookup(inquiry: Inquiry, fields: Partial<AskedFields>, answer: LookupAnswer): Known {
  const {decision, person, reason, alsoJoins} = answer;
  const [found] = person === null ? [] : positionsOf(inquiry, [person]);
  if (decision === 'join' && found !== undefined && alsoJoins.length === 0) return {person: found};
  const near = positionsOf(
    inquiry,
    answer.candidates.map((one) => one.person),
  );
  const bearers = (fields.names ?? []).flatMap((name) => bearersOf(inquiry, fullName(name)));
  const candidates = [...new Set([...near, ...bearers])];
  return {why: whyNot(decision, reason, alsoJoins, candidates.length), candidates};
}

function whyNot(
  decision: LookupAnswer['decision'],
  reason: LookupAnswer['reason'],
  alsoJoins: readonly string[],
  candidates: number,
): string {
  if (alsoJoins.length > 0) return 'this fits several people well';
  if (decision !== 'new' && reason !== null) return HOLD_TEXTS[reason];
  return candidates === 0 ? 'nobody known comes near' : 'the name is known, and what stands beside it does not suffice';
}

function positionsOf(inquiry: Inquiry, ids: readonly string[]): number[] {
  return ids.flatMap((id) => {
    try {
      return inquiry.personAt(id);
    } catch (error) {
      if (error instanceof RingfenceError) return [];
      throw error;
    }
  });
}
