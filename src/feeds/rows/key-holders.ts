import type {Birth, Mention} from '../../model/mention.ts';
import {fold, tokens} from '../../text/fold.ts';
import {jaroWinkler} from '../../text/jaro-winkler.ts';
import {namePlaceholder} from '../../uk/placeholders.ts';

/** What tells whom a row is about, of each person in it. */
type Holder = {slot: string; given: string[]; family: string[]; birth: Birth | null; sex: Mention['sex']};

/** Whom the row that counts for a key is about. */
export type KeyHolders = {row: number; holders: Holder[]};

export const keyHolders = (row: number, mentions: readonly Mention[]): KeyHolders => ({
  row,
  holders: mentions.filter(({names, staff}) => names.length > 0 && !staff).map(holderOf),
});

function holderOf({source, names, birth, sex}: Mention): Holder {
  const given = names.flatMap((name) => (namePlaceholder(name.given) === null ? tokens(fold(name.given)) : []));
  return {slot: source.slot, given, family: names.flatMap(({family}) => tokens(fold(family))), birth, sex};
}

/**
 * Whether two rows of one key are about different people, and none is the other corrected: somebody of the one is nobody of the other, where that
 * one has somebody else in the same part. A correction changes a name, a birth date or a sex; two of them that conflict are somebody else's.
 */
export const areOfOthers = (refused: KeyHolders, counted: KeyHolders): boolean =>
  refused.holders.some((one) => {
    const inSamePart = counted.holders.filter(({slot}) => slot === one.slot);
    const isThere = counted.holders.some((other) => conflicts(one, other) === 0);
    return inSamePart.length > 0 && !isThere && inSamePart.every((other) => conflicts(one, other) >= CONFLICTS_LEAST);
  });
const CONFLICTS_LEAST = 2;

function conflicts(a: Holder, b: Holder): number {
  const isGiven = areApart(a.given, [...b.given, ...b.family]) && areApart(b.given, [...a.given, ...a.family]);
  const isFamily = areApart(a.family, [...b.family, ...b.given]) && areApart(b.family, [...a.family, ...a.given]);
  const isSex = a.sex !== 'unknown' && b.sex !== 'unknown' && a.sex !== b.sex;
  return [isGiven, isFamily, areBornApart(a.birth, b.birth), isSex].filter(Boolean).length;
}

/** Whether no word of a name is near one of another; not where either has none. */
const areApart = (words: readonly string[], others: readonly string[]): boolean =>
  words.length > 0 && others.length > 0 && !words.some((word) => others.some((other) => isNear(word, other)));

/** Alike in spelling, or the beginning of it: "B", "Ben" and "Benjamin". */
const isNear = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a) || jaroWinkler(a, b) >= ALIKE;
const ALIKE = 0.85;

/** Whether two birth dates differ in more than one of day, month and year, and not by these being swapped: one slip of the hand is a correction. */
function areBornApart(a: Birth | null, b: Birth | null): boolean {
  if (a?.kind !== 'exact' || b?.kind !== 'exact') return false;
  const [left, right] = [a.from.split('-'), b.from.split('-')];
  const isSwapped = left[0] === right[0] && left[1] === right[2] && left[2] === right[1];
  return !isSwapped && left.filter((part, at) => part !== right[at]).length > 1;
}
