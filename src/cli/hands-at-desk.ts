import {existsSync} from 'node:fs';
import {Option} from 'commander';
import {RingfenceError} from '../base/errors.ts';
import {pairKey} from '../engine/judgements/pair-states.ts';
import type {Ground} from '../engine/judgements/ground.ts';
import {handOf, momentOf, readInHand} from '../web/in-hand.ts';

export type HandsAtDesk = {
  /** Who has something in hand at the desk now, and since when by the clock of the hub; null for nobody. */
  of(id: string): {who: string; since: string} | null;
  /** Why that is not known, as where the server runs by an account of its own; empty where it is. */
  unknown: string;
};

export const inHandOption = (): Option =>
  new Option(
    '--in-hand <file>',
    'what "serve" keeps of who has what in hand; looked for beside the workspace if not given',
  );

/** Reads what the desk keeps and changes nothing; a hub without a desk has nothing in hand. */
export function handsAtDesk({workspace, inHand}: {workspace: string; inHand?: string}): HandsAtDesk {
  const path = inHand ?? `${workspace}-in-hand.ndjson`;
  if (inHand !== undefined && !existsSync(inHand))
    throw new RingfenceError('FILE_MISSING', `${inHand}: there is no such file; it is what "serve --in-hand" names.`);
  const now = momentOf(Date.now());
  try {
    const hands = readInHand(path);
    return {
      of: (id) => {
        const hand = handOf(hands, id, now);
        return hand === null ? null : {who: hand.who, since: hand.since};
      },
      unknown: '',
    };
  } catch (error) {
    // Who may read the workspace goes on without it: they are told what they do not see.
    if (!['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    const unknown = `${path}: you may not read it, so whose hand a pair is in at the desk is not known here; ask whoever runs the server.`;
    return {of: () => null, unknown};
  }
}

/** What to tell who says something of two persons that somebody at the desk has in hand; empty where nobody has. */
export function handNote(
  hands: HandsAtDesk,
  ground: Ground,
  left: readonly string[],
  right: readonly string[],
): string {
  if (hands.unknown !== '') return hands.unknown;
  const [ones, others] = [ground.personsOf(left), ground.personsOf(right)];
  const hand = ones.length === 1 && others.length === 1 ? hands.of(pairKey(ones[0]!, others[0]!)) : null;
  return hand === null ? '' : `${hand.who} has these two in hand at the desk, since ${hand.since}: tell them.`;
}
