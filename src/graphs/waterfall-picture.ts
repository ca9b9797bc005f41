import {linesOf, round, svgText as text} from './svg-text.ts';
import {escapeXml} from './xml.ts';

/** One step of a weight, in bits. */
export type WaterfallStep = {label: string; text: string; bits: number};

export type Waterfall = {
  steps: readonly WaterfallStep[];
  /** Sum of the steps. */
  total: number;
  /** Weights from which pairs are held for a person to see, and joined. */
  holdBits: number;
  joinBits: number;
};

const WIDTH = 1120;
const ROW = 30;
const TOP = 42;
/** Words, bars and numbers from left to right. */
const BARS = {x: 560, width: 470};

/** For, against (Okabe and Ito 2008: told apart by any colour vision; the sign stands beside each bar as well) and the sum. */
const COLOURS = {for: '#0072b2', against: '#d55e00', sum: '#1d2d44'} as const;

/**
 * A match weight as steps from zero to its sum, one line each, with the thresholds of holding and joining as lines down the picture. The
 * same weight gives the same bytes.
 */
export function waterfallPicture({steps, total, holdBits, joinBits}: Waterfall): string {
  const runs = runningSums(steps);
  const ends = [0, total, holdBits, joinBits, ...runs.flatMap(({from, to}) => [from, to])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const x = (bits: number): number => BARS.x + ((bits - low) / Math.max(1, high - low)) * BARS.width;
  const height = TOP + (steps.length + 1) * ROW + 30;
  const bottom = height - 22;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="weight-title weight-text" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="14" fill="#1f2933">`,
    `<title id="weight-title">The weight of evidence, step by step</title>`,
    `<desc id="weight-text">${escapeXml(inWords(steps, total))}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    line(x(0), bottom, '#6b7580', ''),
    line(x(holdBits), bottom, '#6b7580', '3 4'),
    line(x(joinBits), bottom, '#1d2d44', '8 4'),
    text(round(x(holdBits)), 18, `a person is asked: ${holdBits}`, 'text-anchor="middle" font-size="12"'),
    text(round(x(joinBits)), 32, `joined: ${joinBits}`, 'text-anchor="middle" font-size="12" font-weight="bold"'),
    ...steps.flatMap((step, at) => stepLines(step, runs[at]!, TOP + at * ROW, x)),
    ...sumLines(total, TOP + steps.length * ROW, x),
    '</svg>',
  ].join('\n');
}

type Run = {from: number; to: number};

function runningSums(steps: readonly WaterfallStep[]): Run[] {
  let sum = 0;
  return steps.map(({bits}) => ({from: sum, to: (sum += bits)}));
}

const line = (x: number, bottom: number, colour: string, dash: string): string =>
  `<line x1="${round(x)}" x2="${round(x)}" y1="${TOP - 6}" y2="${bottom}" stroke="${colour}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`;

function stepLines(
  {label, text: words, bits}: WaterfallStep,
  {from, to}: Run,
  y: number,
  x: (bits: number) => number,
): string[] {
  const [start, end] = [x(Math.min(from, to)), x(Math.max(from, to))];
  return [
    ...labelLines(`${label}: ${words}`, y),
    `<rect x="${round(start)}" y="${y + 5}" width="${round(Math.max(1.5, end - start))}" height="${ROW - 11}" fill="${bits < 0 ? COLOURS.against : COLOURS.for}"/>`,
    `<line x1="${round(x(to))}" x2="${round(x(to))}" y1="${y + 5}" y2="${y + 5 + ROW}" stroke="#8a949e" stroke-width="0.8"/>`,
    text(WIDTH - 12, y + 19, signedBits(bits), 'text-anchor="end" font-weight="bold"'),
  ];
}

/** Words of a step, in two lines of smaller letters where they need them. */
function labelLines(words: string, y: number): string[] {
  const [first = '', ...rest] = linesOf(words, 74);
  if (rest.length === 0) return [text(8, y + 19, first)];
  return linesOf(words, 88).map((line, at) => text(8, y + 13 + 14 * at, line, 'font-size="12"'));
}

function sumLines(total: number, y: number, x: (bits: number) => number): string[] {
  const [start, end] = [x(Math.min(0, total)), x(Math.max(0, total))];
  return [
    text(8, y + 19, 'Sum', 'font-weight="bold"'),
    `<rect x="${round(start)}" y="${y + 5}" width="${round(Math.max(1.5, end - start))}" height="${ROW - 11}" fill="${COLOURS.sum}"/>`,
    text(WIDTH - 12, y + 19, signedBits(total), 'text-anchor="end" font-weight="bold"'),
  ];
}

/** "+4.25", "-1.50": every weight is told to a hundredth of a bit. */
export const signedBits = (bits: number): string => (bits > 0 ? `+${bits.toFixed(2)}` : bits.toFixed(2));

const inWords = (steps: readonly WaterfallStep[], total: number): string =>
  [
    ...steps.map(({label, text: words, bits}) => `${label}: ${words}, ${signedBits(bits)} bits`),
    `sum ${signedBits(total)} bits`,
  ].join('; ');
