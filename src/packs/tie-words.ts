import {INVERSE_KINDS, type TieKind} from '../model/notification.ts';

/** The other way round of each kind of tie: "child" of "parent". */
const OTHER_WAY = new Map<string, string>(Object.entries(INVERSE_KINDS).map(([inverse, kind]) => [kind, inverse]));

/** What the other end of a tie is to somebody. `isTo`: the tie goes to them, so that its kind is what the other is. */
export const kindOfOther = (kind: TieKind, isTo: boolean): string => (isTo ? kind : (OTHER_WAY.get(kind) ?? kind));
