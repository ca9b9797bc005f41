import {QUIET} from '../../src/base/context.ts';
import type {Flag} from '../../src/model/finding.ts';
import type {Role} from '../../src/model/notification.ts';
import type {Records} from '../../src/model/records.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {SIGNALS} from '../../src/signals/config.ts';
import {runSignals} from '../../src/signals/run.ts';
import {born, involve, mention, notification, resolve} from './records.ts';

/** All flags of these records, each mention id up to its dot being a person. */
export function flagsOf(given: Records, asOf: string | null = null): Flag[] {
  return runSignals(buildNetwork(given, resolve(given), {asOf}), SIGNALS, QUIET);
}

/** The flags of one rule. */
export const ruleFlags = (given: Records, rule: string): Flag[] => flagsOf(given).filter((flag) => flag.rule === rule);

export const child = (id: string, given = {}): ReturnType<typeof mention> =>
  mention(id, {birth: born('2012-05-05'), ...given});
export const adult = (id: string, given = {}): ReturnType<typeof mention> =>
  mention(id, {birth: born('1980-05-05'), ...given});

/** One notification a day given, each with these people in it. */
export function concerns(
  days: readonly string[],
  parts: [ReturnType<typeof mention>, Role][],
  given: Partial<ReturnType<typeof notification>> = {},
  prefix = 'n',
): Pick<Records, 'notifications' | 'involvements'> {
  const notifications = days.map((eventAt, i) =>
    notification(`${prefix}${i}`, {eventAt, kind: 'physical-abuse', ...given}),
  );
  return {
    notifications,
    involvements: notifications.flatMap((item) => parts.map(([who, role]) => involve(item, who, role))),
  };
}

/** One incident of harm to a child, of which somebody is suspect. */
export const harmBy = (
  suspect: ReturnType<typeof mention>,
  victim: ReturnType<typeof mention>,
  day = '2020-01-01',
  given: Parameters<typeof concerns>[2] = {},
): ReturnType<typeof concerns> =>
  concerns(
    [day],
    [
      [suspect, 'suspect'],
      [victim, 'victim'],
    ],
    given,
  );
