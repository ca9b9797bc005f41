import {indexOfId, type Listed} from '../../base/find-by-id.ts';
import type {Pieces} from '../../base/piecemeal.ts';
import type {Records} from '../../model/records.ts';
import {AGENCIES, type Agency} from '../../model/source.ts';
import type {RecordColumns} from '../../network/columns/record-columns.ts';

/** Which records a part has: by the day of receipt, by whose they are, and some by id. */
export type PartRule = {
  /** First day of receipt; DAY_MIN for all. */
  since: number;
  /** Whether a record of an agency is in; `id` is the empty text for records that are not among `marked`. */
  isIn: (agency: Agency, id: string) => boolean;
  /** Ids of records on which `isIn` may say something else than on others of their agency. */
  marked: readonly string[];
  /** Mentions that are out, whatever they say. */
  leftOut: ReadonlySet<string>;
};

/** Positions of the records of a part, rising, in the lists of all; a record whose ends are not in is out as well. */
export type PartRows = Record<keyof Records, Uint32Array>;

type Origin = {agency: Uint8Array; came: Int32Array};

/** Reads columns alone: no record is looked at. */
export function* partRows(records: Records, columns: RecordColumns, rule: PartRule): Pieces<PartRows> {
  const {mentions, notifications, involvements, ties, stays} = columns;
  const isMention = passing(records.mentions, {agency: mentions.agency, came: mentions.received}, rule);
  for (const id of rule.leftOut) {
    const at = indexOfId(records.mentions, id);
    if (at >= 0) isMention[at] = 0;
  }
  const isNotification = passing(
    records.notifications,
    {agency: notifications.agency, came: notifications.received},
    rule,
  );
  yield;
  const ends: [Int32Array, Uint8Array][][] = [
    [
      [involvements.mention, isMention],
      [involvements.notification, isNotification],
    ],
    [
      [ties.from, isMention],
      [ties.to, isMention],
    ],
    [[stays.mention, isMention]],
  ];
  const leaning = [];
  for (const [at, name] of (['involvements', 'ties', 'stays'] as const).entries()) {
    leaning.push(withEnds(passing(records[name], columns[name], rule), ends[at]!));
    yield;
  }
  const [isInvolvement, isTie, isStay] = leaning;
  return {
    mentions: positionsIn(isMention),
    notifications: positionsIn(isNotification),
    involvements: positionsIn(isInvolvement!),
    ties: positionsIn(isTie!),
    stays: positionsIn(isStay!),
  };
}

/** Position -> 1 where the rule lets the record in by itself. */
function passing(list: Listed, {agency, came}: Origin, {since, isIn, marked}: PartRule): Uint8Array {
  const isOpen = AGENCIES.map((name) => (isIn(name, '') ? 1 : 0));
  const passes = agency.map((code) => isOpen[code]!);
  for (const id of marked) {
    const at = indexOfId(list, id);
    if (at >= 0) passes[at] = isIn(AGENCIES[agency[at]!]!, id) ? 1 : 0;
  }
  for (let at = 0; at < passes.length; at++) if (came[at]! < since) passes[at] = 0;
  return passes;
}

/** Takes out what leans on a record that is not in. */
function withEnds(passes: Uint8Array, ends: readonly [positions: Int32Array, isIn: Uint8Array][]): Uint8Array {
  for (const [positions, isIn] of ends)
    for (let at = 0; at < passes.length; at++) if (isIn[positions[at]!] === 0) passes[at] = 0;
  return passes;
}

function positionsIn(passes: Uint8Array): Uint32Array {
  const positions = new Uint32Array(passes.reduce((sum, one) => sum + one, 0));
  let length = 0;
  for (let at = 0; at < passes.length; at++) if (passes[at] === 1) positions[length++] = at;
  return positions;
}
