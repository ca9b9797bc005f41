import type {z} from 'zod';
import {releaseOf} from '../../access/sight.ts';
import type {Policy} from '../../access/policy.ts';
import type {WaitingBody} from '../schemas/waiting.ts';
import type {Meeting} from './side-by-side.ts';

/** A meeting as it is answered; what a notification is about is told to who may see flags. */
export function waitingBody(
  {waiting, confidence, bits, person, why}: Meeting,
  policy: Policy,
  isKindShown: boolean,
): z.infer<typeof WaitingBody> {
  const {notification, mention, role, pending} = waiting;
  const {id, agency, kind, eventAt, receivedAt} = notification;
  const rounded = Math.round(bits * 10) / 10;
  const by = person === null ? 'what both notifications say' : `person ${person} of the last run`;
  return {
    notification: id,
    mention: mention.id,
    agency,
    kind: isKindShown ? kind : null,
    at: eventAt,
    received: receivedAt,
    release: releaseOf(policy, notification),
    role,
    corrects: pending.corrects,
    confidence,
    bits: rounded,
    person,
    why,
    text: `Received ${receivedAt.replace('T', ' ')} from ${agency}, not yet in a run; matched by ${by}, with ${rounded} bits: ${WORDS[confidence]}`,
  };
}

const WORDS = {
  strong: 'taken for one person',
  possible: 'possibly one person',
  'held-apart': 'held apart, as something speaks against it',
} as const;
