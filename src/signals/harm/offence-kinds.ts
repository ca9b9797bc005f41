import {listAt} from '../../base/get-or-insert.ts';
import type {NotificationKind} from '../../model/notification.ts';

/**
 * Home Office offence codes that matter to children (counting rules of 2017/18), and the kinds of notification whose harm they
 * say something of. An offence may stand for several kinds. A proposal for a hub to sign off or to replace with a list of
 * its own; codes that are not here weigh nothing.
 */
const OFFENCES: readonly (readonly [NotificationKind, string])[] = [
  ['offence-violent', '1 2 3A 3B 4.1 4.2 4.3 4.4 4.6 4.7 4.8 4.9 4.10 5A 5B 5D 5E 8N 8P 36 37.1 105A 105B 56A'],
  ['offence-sexual', '17A 17B 19C 19D 19E 19F 19G 19H 20A 20B 21 22A 22B 23 70 71 72 73 88A 88C'],
  ['offence-other', '8R 13 56B 57 58A 58B 58C 58D 92A 92C'],
  ['domestic-abuse', '8L 8M 8N 8Q 105A'],
  ['physical-abuse', '8N 11A 5D'],
  ['neglect', '11A'],
  ['sexual-abuse', '17B 19D 19E 19G 19H 20B 21 22B 23 73'],
  ['sexual-exploitation', '71 88A 72'],
  ['criminal-exploitation', '106 92A'],
];

/** Kinds by folded offence code. */
export const OFFENCE_KINDS: ReadonlyMap<string, readonly NotificationKind[]> = invert();

/** A code as lists write it in many ways: "008N", "8N", " 8n " are one. */
export function foldOffence(code: string): string {
  const folded = code.trim().toUpperCase().replaceAll(/\s+/g, ' ');
  return folded.replace(/^0+(?=\d)/, '');
}

function invert(): Map<string, NotificationKind[]> {
  const kinds = new Map<string, NotificationKind[]>();
  for (const [kind, codes] of OFFENCES) {
    for (const code of codes.split(' ')) {
      listAt(kinds, foldOffence(code)).push(kind);
    }
  }
  return kinds;
}
