import {handOf, handWords, lapsedWords, momentOf} from '../in-hand.ts';
import type {Asked} from '../page.ts';

/** Whose hand something is in, and to whom the reader may hand it. */
export type HandView = {
  /** Empty where nobody has it. */
  who: string;
  isOwn: boolean;
  words: string;
  /** Who had it for longer than it counts; empty where nobody had. */
  lapsed: string;
  colleagues: {value: string; text: string}[];
};

export function handView(asked: Asked, of: string): HandView {
  const {desk, session} = asked;
  const {name} = session.user;
  const now = momentOf(desk.now());
  const hand = handOf(desk.inHand, of, now);
  const isOwn = hand?.who === name;
  return {
    who: hand?.who ?? '',
    isOwn,
    words: hand === null ? 'nobody' : handWords(hand, name),
    lapsed: lapsedWords(desk.inHand, of, now, name),
    colleagues: isOwn
      ? [{value: '', text: 'Choose a colleague'}, ...colleaguesOf(asked).map((value) => ({value, text: value}))]
      : [],
  };
}

/** Who else holds the reader's role, at whatever agency: they may do what the reader may. */
export const colleaguesOf = ({desk, session: {user}}: Asked): string[] =>
  desk.users.holding(user.role, null).filter((name) => name !== user.name);
