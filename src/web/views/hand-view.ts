import {colleaguesOf} from '../colleagues.ts';
import {heldNow} from '../held-now.ts';
import {handOf, handWords, lapsedWords, momentOf} from '../in-hand.ts';
import type {Asked} from '../page.ts';

/** Whose hand something is in, and to whom the reader may hand it. */
export type HandView = {
  /** Empty where nobody has it. */
  who: string;
  isOwn: boolean;
  words: string;
  /** Who had it for longer than it counts, or may settle it no more; empty where nobody had. */
  lapsed: string;
  colleagues: {value: string; text: string}[];
};

export function handView(asked: Asked, of: string): HandView {
  const {desk, session} = asked;
  const {name} = session.user;
  const now = momentOf(desk.now());
  const [hand, kept] = [heldNow(desk, of), handOf(desk.inHand, of, now)];
  const isOwn = hand?.who === name;
  return {
    who: hand?.who ?? '',
    isOwn,
    words: hand === null ? 'nobody' : handWords(hand, name),
    lapsed:
      hand === null && kept !== null
        ? `${kept.who} (who may settle it no more), since ${kept.since}`
        : lapsedWords(desk.inHand, of, now, name),
    colleagues: isOwn
      ? [{value: '', text: 'Choose a colleague'}, ...colleaguesOf(asked, of).map((value) => ({value, text: value}))]
      : [],
  };
}
