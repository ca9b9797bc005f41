import {isoToDay} from '../base/day.ts';
import type {Notification} from '../model/notification.ts';
import {workingDaysBetween} from '../uk/working-days.ts';
import type {ReportConfig} from './config.ts';
import {SCALE, type Lists} from './enquiries.ts';
import {meanLine, type Line, type MeanCell, type ReportTable} from './table.ts';

const TURNAROUND =
  'Working days in England from receipt to decision, the day of receipt not counted; enquiries without a day of decision are left out. Mean and sample standard deviation.';

export function turnaroundTables(lists: Lists, {permutationBelow}: ReportConfig): ReportTable[] {
  const decided = lists.map((list) => list.filter((item) => item.decidedAt !== null && !isDecidedEarly(item)));
  const note = TURNAROUND + leftOut(lists);
  const lineOf = (label: string, keep: (item: Notification) => boolean): Line<MeanCell> =>
    meanLine(
      label,
      decided.map((list) => list.filter(keep).map(turnaround)),
      permutationBelow,
    );
  const bases = decided.map((list) => list.length);
  const areas = [...new Set(decided.flat().map(({area}) => area))].sort();
  const ratings = SCALE.filter((rag) => decided.flat().some(({ragInitial}) => ragInitial === rag));
  return [
    {
      id: '5.8',
      title: 'Turnaround in working days, by rating at receipt',
      note,
      kind: 'means',
      bases,
      lines: ratings.map((rag) => lineOf(rag, ({ragInitial}) => ragInitial === rag)),
      tests: [],
    },
    {
      id: '5.9',
      title: 'Turnaround in working days, by area',
      note,
      kind: 'means',
      bases,
      lines: [
        ...areas.map((area) => lineOf(area === '' ? 'not stated' : area, (item) => item.area === area)),
        lineOf('all', () => true),
      ],
      tests: [],
    },
  ];
}

/** A decision dated before the day of receipt: one of the days is mistaken, and no time passed that could be averaged. */
const isDecidedEarly = ({receivedAt, decidedAt}: Notification): boolean =>
  decidedAt !== null && decidedAt.slice(0, 10) < receivedAt.slice(0, 10);

function leftOut(lists: Lists): string {
  const counts = lists.map((list) => list.filter(isDecidedEarly).length);
  if (counts.every((count) => count === 0)) return '';
  return ` Left out as well, by period: ${counts.join(' and ')} with a decision dated before the day of receipt.`;
}

const turnaround = ({receivedAt, decidedAt}: Notification): number =>
  workingDaysBetween(isoToDay(receivedAt), isoToDay(decidedAt!));
