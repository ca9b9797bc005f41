import type {NotificationKind} from '../../../model/notification.ts';
import type {Placed} from '../place/placed.ts';
import {headerWords} from '../words/cut-header.ts';
import {YES} from '../words/value-words.ts';
import type {Block, Tree} from '../noted.ts';

/** Offences that the police mark as domestic in a column of its own: an assault is domestic abuse where "DA Flag" says Y. */

/** A column of Y and N, or of Y alone, under a header that speaks of domestic abuse, beside offences. */
export function domesticMark(placed: readonly Placed[], agency: string | null): Placed | null {
  if (agency !== 'police') return null;
  const marks = placed.filter(
    ({part, field, column}) =>
      part === null &&
      (field === null || field === 'kind' || field === 'factors') &&
      DOMESTIC.test(headerWords(column.name).join(' ')) &&
      saysYesOrNo([...column.texts.keys()]),
  );
  return marks.length === 1 ? marks[0]! : null;
}
const DOMESTIC = /\b(?:domestic|da|dv|dva)\b/;

const saysYesOrNo = (texts: readonly string[]): boolean =>
  texts.some((text) => IS_YES.test(text)) && texts.every((text) => IS_YES.test(text) || IS_NO.test(text));
const IS_YES = new RegExp(`^(?:${YES.join('|')})$`, 'i');
const IS_NO = /^(?:n|no|f|false|0)$/i;

/** What is graver, or of another sort, than that it was at home: a sexual offence against a child of the house stays one. */
const GRAVER = 'rape|sex|indecent|groom|exploit|traffick|slavery|abuse|neglect|cruel|child|missing|murder'.split('|');

/** Words as they are mostly written: in small letters, with a capital, in capitals. A pattern of the mapping language tells these apart. */
const written = (words: readonly string[]): string =>
  [
    ...new Set(
      words.flatMap((word) => [
        word.toLowerCase(),
        `${word[0]!.toUpperCase()}${word.slice(1).toLowerCase()}`,
        word.toUpperCase(),
      ]),
    ),
  ].join('|');

/** The kind of a row by its words, and by the mark where the words say an offence as any other. */
export function markedKind(mark: Placed, kind: Block | NotificationKind): Block {
  const yes: Tree = {column: mark.column.name, match: `^(?:${written(YES)})$`};
  const map = Object.fromEntries(YES.map((text) => [text, 'domestic-abuse']));
  if (typeof kind === 'string') return {...yes, map, otherwise: kind, default: kind};
  const {column, map: words, ...others} = kind;
  const stays: Tree = {column, match: `^.*(?:${written(GRAVER)}).*$`};
  return {first: [stays, yes, {column}], map: {...(words as Block), ...map}, ...others};
}
