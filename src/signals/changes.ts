import {getOrInsert} from '../base/get-or-insert.ts';
import {DAY_MAX, DAY_MIN} from '../base/day.ts';
import type {Network} from '../network/network.ts';
import {itemsOf, watchRows} from '../network/watched-rows.ts';
import type {Scene} from './rule.ts';

/** What an answer was from a day on, until the day of the next. */
export type Since<T> = {day: number; answer: T};

/** Asks the same of each day on which the answer may have become another one, in order of time and up to that of the scene. */
export type AskEachDay = <T>(ask: (scene: Scene, day: number) => T) => Generator<Since<T>, void>;

/**
 * Answers as of every day at the price of a few: as of a day an answer is made of the records received by then in the rows that
 * were read for it, so it stands until the next record of one of these rows comes in, or until a day that the rule itself tells
 * of (`mayChangeOn`). No rule says by which records its answer may change, and none can forget one. Days go on to `until`, which
 * may lie after the last record.
 */
export function followScene(of: Scene, until: number = of.today): AskEachDay {
  let [today, next] = [DAY_MIN, DAY_MAX];
  let asked = 0;
  const note = (day: number): void => {
    if (day > today && day < next) next = day;
  };
  const noteOf = (days: readonly number[]): void => {
    const at = firstAbove(days, today);
    if (at < days.length && days[at]! < next) next = days[at]!;
  };
  const scene: Scene = {...of, network: notingReads(of.network, () => asked, noteOf, note), mayChangeOn: note};
  return function* (ask) {
    for (let day = DAY_MIN; day <= until && day < DAY_MAX; day = next) {
      [today, next] = [day, DAY_MAX];
      scene.today = day;
      asked++;
      yield {day, answer: ask(scene, day)};
    }
  };
}

/** Items of a row from which on its days are sorted once, rather than gone through each time: of a hostel, a station, a suspect. */
const LONG_ROW = 12;

/**
 * The network, which notes of each row that is read the next day on which one of its items was received: once for each time that
 * something is `asked`, as the records of a home are read again for everybody in it.
 */
function notingReads(
  network: Network,
  asked: () => number,
  noteOf: (days: readonly number[]) => void,
  note: (day: number) => void,
): Network {
  return watchRows(network, (list) => {
    const {starts, items} = network[list];
    const {received} = itemsOf(network, list);
    const notedFor = new Uint32Array(starts.length);
    const daysOf = new Map<number, readonly number[]>();
    return (row) => {
      if (notedFor[row] === asked()) return;
      notedFor[row] = asked();
      const [from, to] = [starts[row]!, starts[row + 1]!];
      if (to - from < LONG_ROW) for (let at = from; at < to; at++) note(received[items[at]!]!);
      else {
        const days = getOrInsert(daysOf, row, () => daysIn(received, items.subarray(from, to)));
        noteOf(days);
      }
    };
  });
}

/** The days of some items, each once, rising. */
const daysIn = (received: Int32Array, items: Uint32Array): number[] => [
  ...new Set(Int32Array.from(items, (item) => received[item]!).sort()),
];

/** Position of the first of rising numbers that is above `bound`; their count where none is. */
function firstAbove(numbers: readonly number[], bound: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (numbers[middle]! > bound) to = middle;
    else from = middle + 1;
  }
  return from;
}
