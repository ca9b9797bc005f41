import {layOutGenogram, type Couple, type Descent, type Genogram, type GenogramPerson} from './genogram-layout.ts';
import {cut, round, svgText} from './svg-text.ts';
import {escapeXml} from './xml.ts';

const CELL = {width: 124, height: 156};
const SIDE = 20;
const MARGIN = {x: 70, top: 76, bottom: 92};
const INK = '#1f2933';

/**
 * A family as a genogram, SVG: men are squares, women circles, people of unknown sex diamonds, the unborn triangles; who has died is crossed,
 * whom it is about has a double line, who lives at one front door with them is filled. A line joins partners, struck through where they
 * were partners; children hang from it. Broken lines are steps, adoptions and foster care. The same family gives the same bytes.
 * `id` begins the ids within it: pictures of one page have others.
 */
export function genogramPicture(genogram: Genogram, title: string, id = 'genogram'): string {
  const {x, row, columns, rows} = layOutGenogram(genogram);
  const width = Math.max(760, MARGIN.x * 2 + (columns - 1) * CELL.width);
  const height = MARGIN.top + (rows - 1) * CELL.height + MARGIN.bottom + LEGEND.length * LEGEND_ROW;
  const at = (person: number): Point => ({
    x: MARGIN.x + x[person]! * CELL.width,
    y: MARGIN.top + row[person]! * CELL.height,
  });
  const couples = raised(genogram.couples, at);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${height}" width="${round(width)}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-text" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="12" fill="${INK}">`,
    `<title id="${id}-title">${escapeXml(title)}</title>`,
    `<desc id="${id}-text">${escapeXml(genogramWords(genogram).join(' '))}</desc>`,
    `<rect width="${round(width)}" height="${height}" fill="#ffffff"/>`,
    ...couples.map((couple) => coupleLine(couple, at)),
    ...descentLines(genogram.descents, couples, at),
    ...genogram.siblings.map(([left, right]) => siblingLine(at(left), at(right))),
    ...genogram.people.map((person, index) => symbol(person, at(index))),
    ...legend(height - 14),
    '</svg>\n',
  ].join('\n');
}

/** The same in sentences, for those who listen or read. */
export function genogramWords({people, couples, descents, siblings}: Genogram): string[] {
  const name = (at: number): string => people[at]!.name;
  return [
    ...people.map(
      ({name: own, note, sex, isUnborn, isDead, isIndex, isAtHome}) =>
        `${own}${note === '' ? '' : `, ${note}`}${sex === 'unknown' ? '' : `, ${sex}`}${isUnborn ? ', unborn' : ''}${isDead ? ', has died' : ''}${isIndex ? ', about whom this is' : isAtHome ? ', lives at the same front door' : ''}.`,
    ),
    ...couples.map(({left, right, manner}) => `${name(left)} and ${name(right)}: ${COUPLES[manner]}.`),
    ...descents.map(({parent, child, manner}) => `${name(parent)} is ${DESCENTS[manner]} of ${name(child)}.`),
    ...siblings.map(([left, right]) => `${name(left)} and ${name(right)} are brothers or sisters.`),
  ];
}

const COUPLES = {
  partners: 'partners',
  former: 'former partners',
  'parents-only': 'parents of a child, no partnership recorded',
};
const DESCENTS = {
  birth: 'a parent',
  step: 'a step-parent',
  adoptive: 'an adoptive parent',
  foster: 'a foster carer',
  grandparent: 'a grandparent',
} as const;

type Point = {x: number; y: number};

function symbol({name, note, sex, isUnborn, isDead, isIndex, isAtHome}: GenogramPerson, {x, y}: Point): string {
  const fill = isAtHome || isIndex ? '#d6ecfa' : '#ffffff';
  const shape = (side: number, inside: string): string => {
    const style = `fill="${inside}" stroke="${INK}" stroke-width="1.6"`;
    if (isUnborn) return `<path d="M${x} ${y - side} L${x + side} ${y + side} L${x - side} ${y + side} Z" ${style}/>`;
    if (sex === 'male')
      return `<rect x="${x - side}" y="${y - side}" width="${2 * side}" height="${2 * side}" ${style}/>`;
    if (sex === 'female') return `<circle cx="${x}" cy="${y}" r="${side}" ${style}/>`;
    return `<path d="M${x} ${y - side} L${x + side} ${y} L${x} ${y + side} L${x - side} ${y} Z" ${style}/>`;
  };
  const cross = `<path d="M${x - SIDE} ${y - SIDE} L${x + SIDE} ${y + SIDE} M${x + SIDE} ${y - SIDE} L${x - SIDE} ${y + SIDE}" stroke="${INK}" stroke-width="1.6"/>`;
  return [
    `<g><title>${escapeXml(note === '' ? name : `${name}, ${note}`)}</title>`,
    ...(isIndex ? [shape(SIDE + 4, '#ffffff')] : []),
    shape(SIDE, fill),
    ...(isDead ? [cross] : []),
    svgText(x, y + SIDE + 20, cut(name, 16), 'text-anchor="middle" font-weight="600"'),
    svgText(x, y + SIDE + 35, cut(note, 22), 'text-anchor="middle" font-size="11" fill="#52606d"'),
    '</g>',
  ]
    .join('')
    .replaceAll(/(\d+\.\d{2,})/g, (number) => String(round(Number(number))));
}

/** Lines of couples run this far above their symbols, each that would run into another a step higher. */
const COUPLE = {lift: 8, step: 9};
/** Where lines of children bend, above their symbols and above lines of couples. */
const BEND = 48;

/** How many steps the line of each couple is raised, so that no two of a row lie on one another; in the order of `couples`. */
function levelsOf(couples: readonly Couple[], at: (person: number) => Point): number[] {
  const taken: {from: number; to: number; y: number; level: number}[] = [];
  return couples.map(({left, right}) => {
    const [one, other] = [at(left), at(right)];
    const [from, to, y] = [Math.min(one.x, other.x), Math.max(one.x, other.x), Math.min(one.y, other.y)];
    const beside = taken.filter((line) => line.y === y && line.from <= to && from <= line.to);
    let level = 0;
    while (beside.some((line) => line.level === level)) level++;
    taken.push({from, to, y, level});
    return level;
  });
}

type Raised = Couple & {y: number};

function raised(couples: readonly Couple[], at: (person: number) => Point): Raised[] {
  const levels = levelsOf(couples, at);
  return couples.map((couple, index) => ({
    ...couple,
    y: Math.min(at(couple.left).y, at(couple.right).y) - SIDE - COUPLE.lift - COUPLE.step * levels[index]!,
  }));
}

function coupleLine({left, right, manner, y}: Raised, at: (person: number) => Point): string {
  const [from, to] = [at(left), at(right)].sort((one, other) => one.x - other.x) as [Point, Point];
  const style = `fill="none" stroke="${INK}" stroke-width="1.6"`;
  const dash = manner === 'parents-only' ? ' stroke-dasharray="2 4"' : '';
  const middle = (from.x + to.x) / 2;
  const line = `<path d="M${round(from.x)} ${from.y - SIDE} V${y} H${round(to.x)} V${to.y - SIDE}" ${style}${dash}/>`;
  if (manner !== 'former') return line;
  return `${line}<path d="M${round(middle + 9)} ${y - 6} l-5 12 M${round(middle + 14)} ${y - 6} l-5 12" ${style}/>`;
}

/** Children hang from both parents where both are here, else from the one; other descents are broken lines of their own. */
function descentLines(
  descents: readonly Descent[],
  couples: readonly Raised[],
  at: (person: number) => Point,
): string[] {
  const byChild = Map.groupBy(
    descents.filter(({manner}) => manner === 'birth'),
    ({child}) => child,
  );
  const born = [...byChild].map(([child, parents]) => {
    const named = new Set(parents.map(({parent}) => parent));
    const couple = couples.find(({left, right}) => named.has(left) && named.has(right));
    const points = parents.map(({parent}) => at(parent));
    // From the line of two parents; from beneath the words of one alone.
    return couple === undefined
      ? hang({x: points[0]!.x, y: points[0]!.y + SIDE + 40}, at(child))
      : hang({x: (at(couple.left).x + at(couple.right).x) / 2, y: couple.y}, at(child));
  });
  const others = descents.filter(({manner}) => manner !== 'birth').map((descent) => brokenLine(descent, at));
  return [...born, ...others];
}

const hang = (from: Point, to: Point): string =>
  `<path d="M${round(from.x)} ${from.y} V${to.y - SIDE - BEND} H${round(to.x)} V${to.y - SIDE}" fill="none" stroke="${INK}" stroke-width="1.2"/>`;

const DASHES = {step: '8 4', adoptive: '8 3 2 3', foster: '2 3', grandparent: '1 5'} as const;

function brokenLine({parent, child, manner}: Descent, at: (person: number) => Point): string {
  const [from, to] = [at(parent), at(child)];
  const dash = manner === 'birth' ? '' : ` stroke-dasharray="${DASHES[manner]}"`;
  const start = from.y + (to.y > from.y ? SIDE + 40 : 0);
  return `<path d="M${round(from.x)} ${start} L${round(to.x)} ${to.y - SIDE}" fill="none" stroke="#52606d" stroke-width="1.2"${dash}/>`;
}

const siblingLine = (from: Point, to: Point): string =>
  `<path d="M${round(from.x)} ${from.y - SIDE} V${from.y - SIDE - 16} H${round(to.x)} V${to.y - SIDE}" fill="none" stroke="#52606d" stroke-width="1.2" stroke-dasharray="1 5"/>`;

const LEGEND = [
  'Square man, circle woman, diamond not recorded, triangle unborn, crossed has died; filled: lives with whom it is about (double line).',
  'Line above two people: partners; struck through: former; dotted: a child in common and no partnership recorded.',
  'Broken lines: step-parent, adoptive parent, foster carer, grandparent.',
];
const LEGEND_ROW = 15;

const legend = (bottom: number): string[] =>
  LEGEND.map((words, at) =>
    svgText(16, bottom - (LEGEND.length - 1 - at) * LEGEND_ROW, words, 'font-size="11" fill="#52606d"'),
  );
