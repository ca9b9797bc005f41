import {listed} from '../sheet.ts';
import type {MaracCase} from './case.ts';

type Listed = Pick<MaracCase, 'suspect' | 'victim' | 'children'>;

/**
 * What each case of a list has in common with others of it, by their numbers from 1 in the order of the list; it names nobody. Two victims
 * of one perpetrator are two cases, and who prepares one would else not know that the other is talked about in the same room.
 */
export const sameList = (cases: readonly Listed[]): string[] =>
  cases.map((one, at) => {
    const numbers = (isSo: (other: Listed) => boolean): number[] =>
      cases.flatMap((other, place) => (place !== at && isSo(other) ? [place + 1] : []));
    const isTold = (other: Listed): boolean =>
      [other.suspect, other.victim].some((adult) => adult === one.suspect || adult === one.victim);
    const isChildOf = (other: Listed): boolean =>
      !isTold(other) && other.children.some((child) => one.children.includes(child));
    return listed([
      ...words(
        'same perpetrator as',
        numbers(({suspect}) => suspect === one.suspect),
      ),
      ...words(
        'same victim as',
        numbers(({victim}) => victim === one.victim),
      ),
      ...words(
        'the perpetrator is the victim of',
        numbers(({victim}) => victim === one.suspect),
      ),
      ...words(
        'the victim is the perpetrator of',
        numbers(({suspect}) => suspect === one.victim),
      ),
      ...words('a child in common with', numbers(isChildOf)),
    ]);
  });

const words = (what: string, numbers: readonly number[]): string[] =>
  numbers.length === 0 ? [] : [`${what} ${numbers.length === 1 ? 'case' : 'cases'} ${numbers.join(', ')}`];
