import type {Mention} from '../../src/model/mention.ts';
import type {HeldPair} from '../../src/model/resolved.ts';
import {buildNetwork} from '../../src/network/build.ts';
import type {Network} from '../../src/network/network.ts';
import {born, involve, mention, notification, records, resolve} from './records.ts';

const SINGLES = 30;

const dayOf = (at: number): string => `2021-${String((at % 12) + 1).padStart(2, '0')}-${10 + (at % 7)}`;

const called = (id: string, family: string, birth: string | null): Mention =>
  mention(id, {
    birth: birth === null ? null : born(birth),
    names: [{use: 'recorded', given: 'Abel', family, title: ''}],
  });

/**
 * Adults each named beside one family; Abel Kidane, of whom a birth date is known, beside two more; and somebody of that name and
 * without a birth date beside another. `namesakes` more adults bear the name, and are named beside nobody.
 */
export function doubtfulAdult({namesakes, held = []}: {namesakes: number; held?: HeldPair[]}): Network {
  const accused = [
    ...Array.from({length: SINGLES}, (_, at) => called(`single${at}.1`, `Family${at}`, '1981-05-22')),
    called('dated.1', 'Kidane', '1981-07-22'),
    called('dated.2', 'Kidane', '1981-07-22'),
    called('nameless.1', 'Kidane', null),
  ].map((one, at) => ({...one, asAt: dayOf(at), receivedAt: dayOf(at)}));
  const children = accused.map(({receivedAt}, at) =>
    mention(`child${at}.1`, {birth: born('2012-05-01'), receivedAt, asAt: receivedAt}),
  );
  const others = [
    ...Array.from({length: 300}, (_, at) => called(`other${at}.1`, `Other${at}`, '1980-05-01')),
    ...Array.from({length: namesakes}, (_, at) => called(`namesake${at}.1`, 'Kidane', '1990-01-01')),
  ];
  const notes = accused.map((_, at) =>
    notification(`n${at}.1`, {
      kind: 'sexual-exploitation',
      eventAt: dayOf(at),
      receivedAt: dayOf(at),
      source: {feed: 'test', file: 'reports.csv', row: at + 1, slot: 'report'},
    }),
  );
  const of = records({
    mentions: [...accused, ...children, ...others],
    notifications: notes,
    involvements: notes.flatMap((note, at) => [
      involve(note, children[at]!, 'subject'),
      involve(note, accused[at]!, 'suspect'),
    ]),
  });
  const resolved = resolve(of, {person: (one) => one.id.split('.')[0]!});
  return buildNetwork(of, {...resolved, held}, {asOf: null});
}
