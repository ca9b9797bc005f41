import {getOrInsert} from '../../base/get-or-insert.ts';
import type {Mention} from '../../model/mention.ts';

/** Share of a feed's mentions that say something in a column. */
export type Completeness = {feed: string; column: string; mentions: number; filled: number};

/** What a mention may say of a person, as far as matching looks at it. */
export const COLUMNS: readonly [string, (mention: Mention) => boolean][] = [
  ['forename', ({names}) => names.some(({given}) => given !== '')],
  ['family name', ({names}) => names.some(({family}) => family !== '')],
  ['birth date, any', ({birth}) => birth !== null],
  ['birth date, exact', ({birth}) => birth?.kind === 'exact'],
  ['sex', ({sex}) => sex !== 'unknown'],
  ['address', ({address}) => address !== null],
  ['postcode', ({address}) => address !== null && address.postcode !== null],
  ['telephone', ({phones}) => phones.length > 0],
  ['e-mail', ({emails}) => emails.length > 0],
  ['national number', ({identifiers}) => identifiers.some(({kind}) => kind !== 'local')],
  ['local number', ({identifiers}) => identifiers.some(({kind}) => kind === 'local')],
];

/** By feed, in order of its name, and by column; staff are left out. */
export function measureCompleteness(mentions: readonly Mention[]): Completeness[] {
  const feeds = new Map<string, {mentions: number; filled: number[]}>();
  for (const mention of mentions) {
    if (mention.staff) continue;
    const {feed} = mention.source;
    const counts = getOrInsert(feeds, feed, () => ({mentions: 0, filled: COLUMNS.map(() => 0)}));
    counts.mentions++;
    for (const [column, [, isFilled]] of COLUMNS.entries()) if (isFilled(mention)) counts.filled[column]!++;
  }
  return [...feeds]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([feed, counts]) =>
      COLUMNS.map(([column], i) => ({feed, column, mentions: counts.mentions, filled: counts.filled[i]!})),
    );
}
