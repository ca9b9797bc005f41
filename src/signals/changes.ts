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
  const scene: Scene = {...of, network: notingReads(of.network, () => asked, note), mayChangeOn: note};
  return function* (ask) {
    for (let day = DAY_MIN; day <= until && day < DAY_MAX; day = next) {
      [today, next] = [day, DAY_MAX];
      scene.today = day;
      asked++;
      yield {day, answer: ask(scene, day)};
    }
  };
}

/**
 * The network, which notes of each row that is read the days on which its items were received: once for each time that something is
 * `asked`, as the records of a home are read again for everybody in it.
 */
function notingReads(network: Network, asked: () => number, note: (day: number) => void): Network {
  return watchRows(network, (list) => {
    const {starts, items} = network[list];
    const {received} = itemsOf(network, list);
    const notedFor = new Uint32Array(starts.length);
    return (row) => {
      if (notedFor[row] === asked()) return;
      notedFor[row] = asked();
      for (let at = starts[row]!; at < starts[row + 1]!; at++) note(received[items[at]!]!);
    };
  });
}
