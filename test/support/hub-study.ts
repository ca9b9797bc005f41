import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {dayToIso, isoToDay} from '../../src/base/day.ts';
import {addWorkingDays, isWorkingDay} from '../../src/uk/working-days.ts';

/**
 * Contacts with the counts of the hub study of 2013 (two snapshots of a fortnight, before and after; Brent, Westminster and
 * Tower Hamlets), as extracts in the layout of social-care-contacts. All names are made up. Only the counts of the study
 * are in it, none of its misprints: a share of 55 % for 72 of 142, and a spread of 6.32 among six whole days that sum to six.
 */
export const STUDY = {
  periods: [
    {from: '2013-05-13', to: '2013-05-24'},
    {from: '2013-10-07', to: '2013-10-18'},
  ],
  /** Enquiries by period: Brent, Westminster, Tower Hamlets (which had no second snapshot). */
  sizes: {BRE: [103, 97], WES: [69, 45], TOW: [104, 0]} as Record<string, [number, number]>,
  sources: {
    "Children's social care": [39, 28],
    Police: [60, 48],
    Health: [17, 20],
    Education: [22, 22],
    NSPCC: [1, 2],
    UKBA: [0, 1],
    'Parent, relative, carer or friend': [11, 5],
    'Member of public': [2, 1],
    Anonymous: [1, 0],
    'Early help assessment': [4, 0],
    Refuge: [1, 1],
    Connexions: [1, 0],
    Housing: [0, 3],
    Addiction: [0, 2],
    Self: [2, 2],
    Other: [9, 6],
    'Not stated': [2, 1],
  } as Record<string, [number, number]>,
  reasons: {
    'Abuse or neglect': [66, 72],
    'Behaviour of carer': [16, 11],
    'Family situation': [42, 31],
    'Child needs': [31, 29],
    'Domestic violence': [13, 16],
    Other: [18, 12],
  } as Record<string, [number, number]>,
  outcomes: {
    chronology: ['Chronology', 53, 47],
    assessment: ['Assessment', 79, 65],
    'strategy-discussion': ['Strategy discussion', 35, 41],
    'early-help': ['Early help', 22, 15],
    universal: ['Universal', 7, 6],
    'care-proceedings': ['Care proceedings', 5, 0],
    nfa: ['NFA', 28, 18],
    other: ['Other', 3, 3],
  } as Record<string, [string, number, number]>,
  /** Westminster alone. */
  initial: {blue: [0, 0], green: [39, 27], amber: [24, 13], red: [6, 5]} as Record<string, [number, number]>,
  final: {blue: [21, 10], green: [24, 16], amber: [22, 16], red: [2, 3]} as Record<string, [number, number]>,
  change: {'no change': [36, 24], escalation: [4, 5], 'de-escalation': [29, 16]} as Record<string, [number, number]>,
  /** Mean and spread of working days by rating at receipt; the spread of the six reds of the first is no possible one. */
  turnaround: {
    green: [
      [4.67, 3.14],
      [2.33, 1.36],
    ],
    amber: [
      [2.58, 1.95],
      [1.31, 1.03],
    ],
    red: [
      [1, null],
      [0.2, 0.45],
    ],
  } as Record<string, [number, number | null][]>,
  /** Mean working days: Brent and Westminster together, and Tower Hamlets. */
  overall: {both: [1.92, 1.66], TOW: 1.12},
};

const SOURCE_CELLS: Record<string, string> = {
  "Children's social care": 'm) 5A: Social care services',
  Police: 'q) 6: Police',
  Health: 'k) 3E: A&E',
  Education: 'f) 2A: Schools',
  'Parent, relative, carer or friend': 'a) 1A: Individual - family member',
  'Member of public': 'd) 1D: Individual - other',
  Anonymous: 's) 9: Anonymous',
  'Early help assessment': 'p) 5D: Early help',
  Housing: 'l) 4: Housing',
  Self: 'c) 1C: Individual - self',
  Other: 'r) 8: Other',
  'Not stated': 't) 10: Unknown',
};

/** Writes one extract for each authority into `folder`. */
export function writeStudy(folder: string): void {
  mkdirSync(folder, {recursive: true});
  const rows: Record<string, string[]> = {};
  for (const period of [0, 1] as const) {
    const both = [...enquiriesOf('BRE', period), ...enquiriesOf('WES', period)];
    deal(both, period);
    for (const [at, enquiry] of [...both, ...enquiriesOf('TOW', period)].entries()) {
      (rows[enquiry.area] ??= []).push(line(enquiry, period, at));
    }
  }
  for (const [area, lines] of Object.entries(rows)) {
    writeFileSync(join(folder, `social-care-contacts_${area}.csv`), `${HEAD.join(',')}\n${lines.join('\n')}\n`);
  }
}

type Enquiry = {
  area: string;
  days: number;
  initial: string;
  final: string;
  source: string;
  reasons: string[];
  outcomes: string[];
};

function enquiriesOf(area: string, period: 0 | 1): Enquiry[] {
  const days = area === 'WES' ? westminsterDays(period) : brentOrHamletDays(area, period);
  const ratings = area === 'WES' ? ratingsOf(period) : days.map(() => ['', ''] as const);
  return days.map((count, at) => ({
    area,
    days: count,
    initial: ratings[at]![0],
    final: ratings[at]![1],
    source: SOURCE_CELLS['Other']!,
    reasons: [],
    outcomes: [],
  }));
}

/** Gives each source to as many enquiries as the study counts, and reasons and outcomes likewise, going round and round. */
function deal(enquiries: Enquiry[], period: 0 | 1): void {
  const cells = Object.entries(STUDY.sources).flatMap(([label, counts]) =>
    Array.from({length: counts[period]}, () => SOURCE_CELLS[label] ?? `z) ${label}: ${label}`),
  );
  for (const [at, enquiry] of enquiries.entries()) enquiry.source = cells[at]!;
  let next = 0;
  for (const [label, counts] of Object.entries(STUDY.reasons)) {
    for (let i = 0; i < counts[period]; i++) enquiries[next++ % enquiries.length]!.reasons.push(label);
  }
  for (const [label, ...counts] of Object.values(STUDY.outcomes)) {
    for (let i = 0; i < counts[period]!; i++) enquiries[next++ % enquiries.length]!.outcomes.push(label);
  }
}

/** Pairs of ratings with the margins and the changes of the study. */
function ratingsOf(period: 0 | 1): (readonly [string, string])[] {
  const scale = ['blue', 'green', 'amber', 'red'];
  const [rows, columns] = [STUDY.initial, STUDY.final].map((margin) => scale.map((rag) => margin[rag]![period]));
  const found = joint(rows!, columns!, STUDY.change['no change']![period], STUDY.change['escalation']![period]);
  return found.flatMap((row, from) =>
    row.flatMap((count, to) => Array.from({length: count}, () => [scale[from]!, scale[to]!] as const)),
  );
}

/** The first table with these margins whose diagonal and upper triangle sum as asked. */
function joint(rows: readonly number[], columns: readonly number[], same: number, up: number): number[][] {
  const table = rows.map(() => columns.map(() => 0));
  const left = [...columns];
  const fill = (row: number, column: number, rest: number, diagonal: number, upper: number): boolean => {
    if (row === rows.length) return diagonal === 0 && upper === 0 && left.every((count) => count === 0);
    if (column === columns.length) return rest === 0 && fill(row + 1, 0, rows[row + 1] ?? 0, diagonal, upper);
    for (let count = Math.min(rest, left[column]!); count >= 0; count--) {
      const isSame = row === column ? count : 0;
      const isUp = column > row ? count : 0;
      if (isSame > diagonal || isUp > upper) continue;
      table[row]![column] = count;
      left[column]! -= count;
      if (fill(row, column + 1, rest - count, diagonal - isSame, upper - isUp)) return true;
      left[column]! += count;
    }
    table[row]![column] = 0;
    return false;
  };
  if (!fill(0, 0, rows[0]!, same, up)) throw new Error('no table has these margins');
  return table;
}

function westminsterDays(period: 0 | 1): number[] {
  return ['green', 'amber', 'red'].flatMap((rag) => {
    const [mean, sd] = STUDY.turnaround[rag]![period]!;
    return spread(STUDY.initial[rag]![period], mean, sd);
  });
}

/** Brent's days are what is left of both boroughs' sum. */
function brentOrHamletDays(area: string, period: 0 | 1): number[] {
  const size = STUDY.sizes[area]![period];
  if (area === 'TOW') return spread(size, STUDY.overall.TOW, null);
  const westminster = westminsterDays(period);
  const sum =
    Math.round(STUDY.overall.both[period]! * (size + westminster.length)) - westminster.reduce((a, b) => a + b, 0);
  return spread(size, sum / size, null);
}

/** Whole numbers from 0 with a mean, and as near as can be to a spread where one is asked for. */
function spread(size: number, mean: number, sd: number | null): number[] {
  const sum = Math.round(mean * size);
  const days = Array.from({length: size}, (_, at) => Math.floor(sum / size) + (at < sum % size ? 1 : 0));
  if (sd === null) return days;
  const target = sd ** 2 * (size - 1) + sum ** 2 / size;
  const squares = (): number => days.reduce((total, day) => total + day * day, 0);
  // Moving a day from a short one to a long one keeps the sum and widens the spread by a known step.
  for (let low = days.length - 1, high = 0; squares() < target && low > high;) {
    if (days[low] === 0) low--;
    else if (squares() + 2 * (days[high]! - days[low]! + 1) > target + Math.abs(target) * 0.004) high++;
    else {
      days[low]!--;
      days[high]!++;
    }
  }
  return days;
}

const HEAD =
  'ContactID,ContactGroup,PersonID,NHSNumber,UPN,Forename,Surname,KnownAs,DateOfBirth,DOBStatus,Gender,Address,Postcode,Telephone,ReceivedDateTime,IncidentDate,DecisionDateTime,SourceCode,Reasons,ConcernType,Factors,InitialRAG,FinalRAG,Outcome,AllegationStatus,ReferrerRef,ReferrerName,MotherName,MotherDOB,MotherPersonID,AdultName,AdultDOB,AdultRelationship,AdultAddress,AllocatedWorker'.split(
    ',',
  );

function line(enquiry: Enquiry, period: 0 | 1, at: number): string {
  const received = workingDay(STUDY.periods[period]!.from, at % 10);
  const decided = dayToIso(addWorkingDays(isoToDay(received), enquiry.days));
  const id = `${enquiry.area}${period}${at}`;
  const cells: Record<string, string> = {
    ContactID: `C${id}`,
    ContactGroup: `G${id}`,
    // Far enough apart in every respect that no two children are taken for one.
    PersonID: String(100_000 + (((at * 2 + period) * 7919) % 899_981)),
    Forename: `Given${letters(at * 131 + period * 7919)}`,
    Surname: `Made${letters(at * 977 + period * 31_337)}`,
    DateOfBirth: dayToIso(isoToDay('1998-01-01') + at * 13 + period * 3),
    DOBStatus: 'Actual',
    ReceivedDateTime: `${received} 09:00`,
    DecisionDateTime: `${decided} 17:00`,
    SourceCode: enquiry.source,
    Reasons: enquiry.reasons.join('; '),
    ConcernType: 'Child concern',
    InitialRAG: capital(enquiry.initial),
    FinalRAG: capital(enquiry.final),
    Outcome: enquiry.outcomes.join(' | '),
  };
  return HEAD.map((column) => cells[column] ?? '').join(',');
}

/** The working day so many after the first of a period. */
function workingDay(from: string, after: number): string {
  const first = isoToDay(from);
  return dayToIso(after === 0 && isWorkingDay(first) ? first : addWorkingDays(first, after));
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A number as letters, so that no two made-up names are near each other by a digit. */
function letters(number: number): string {
  let text = '';
  for (let rest = number; text.length < 4; rest = Math.floor(rest / 17)) text += 'aeioubdfgklmnprst'.charAt(rest % 17);
  return text;
}
