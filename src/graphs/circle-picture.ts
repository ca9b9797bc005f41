import {cut, round, svgText} from './svg-text.ts';
import {escapeXml} from './xml.ts';

/** How a line is drawn: somebody named as suspect, a recorded tie, one home at one time, or named together and no more. */
export type CircleStyle = 'suspicion' | 'tie' | 'home' | 'named';

/** What a picture of the people around somebody shows: them to the left, and a box a family to the right. */
export type CirclePicture = {
  name: string;
  families: {title: string; people: {name: string; words: string; style: CircleStyle; records: number}[]}[];
};

const WIDTH = 1120;
const PERSON = {x: 24, width: 210, height: 44};
/** `words`: where what joins somebody begins, behind their name. */
const FAMILY = {x: 350, width: 754, head: 24, row: 20, gap: 14, words: 330};
const TOP = 16;

/** Colours that people with any colour vision tell apart (Okabe and Ito 2008); each has a stroke of its own as well. */
const STYLES: Readonly<Record<CircleStyle, {colour: string; dash: string; words: string}>> = {
  suspicion: {colour: '#d55e00', dash: '', words: 'a record names one as suspect'},
  tie: {colour: '#52606d', dash: '', words: 'a record ties them'},
  home: {colour: '#009e73', dash: '9 4', words: 'lived at one address'},
  named: {colour: '#0072b2', dash: '2 4', words: 'named together'},
};

/** The picture as SVG, the same bytes for the same people; `id` begins the ids within it. The table beside it says the same in words. */
export function circlePicture({name, families}: CirclePicture, id = 'circle'): string {
  let y = TOP;
  const boxes = families.map((family) => {
    const box = {...family, y, height: FAMILY.head + FAMILY.row * family.people.length + 8};
    y += box.height + FAMILY.gap;
    return box;
  });
  const bottom = Math.max(y, TOP + PERSON.height + FAMILY.gap);
  const middle = (TOP + bottom - FAMILY.gap) / 2;
  const top = middle - PERSON.height / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${round(bottom + 28)}" width="${WIDTH}" height="${round(bottom + 28)}" role="img" aria-labelledby="${id}-title" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="13" fill="#1f2933">`,
    `<title id="${id}-title">${escapeXml(`Who is around ${name}`)}</title>`,
    ...boxes.flatMap((box) =>
      box.people.map((one, at) => line(one, middle, box.y + FAMILY.head + FAMILY.row * (at + 0.5))),
    ),
    `<rect x="${PERSON.x}" y="${round(top)}" width="${PERSON.width}" height="${PERSON.height}" rx="6" fill="#f5f7fa" stroke="#52606d"/>`,
    svgText(PERSON.x + 12, top + 27, cut(name, 26), 'font-weight="600"'),
    ...boxes.map(familyBox),
    ...Object.values(STYLES).map((style, at) => legend(style, 32 + at * 270, bottom + 10)),
    '</svg>\n',
  ].join('\n');
}

function line(
  {style, records, name, words}: CirclePicture['families'][number]['people'][number],
  from: number,
  to: number,
): string {
  const {colour, dash} = STYLES[style];
  const left = PERSON.x + PERSON.width;
  const middle = (left + FAMILY.x) / 2;
  const width = 1.5 + 0.75 * Math.min(4, records - 1);
  return `<path d="M${left} ${round(from)} C${middle} ${round(from)} ${middle} ${round(to)} ${FAMILY.x} ${round(to)}" fill="none" stroke="${colour}" stroke-width="${width}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}><title>${escapeXml(`${name}: ${words}`)}</title></path>`;
}

function familyBox({
  title,
  people,
  y,
  height,
}: CirclePicture['families'][number] & {y: number; height: number}): string {
  return [
    `<rect x="${FAMILY.x}" y="${round(y)}" width="${FAMILY.width}" height="${height}" rx="6" fill="#fffbea" stroke="#b7791f"/>`,
    svgText(FAMILY.x + 12, y + 17, title, 'font-size="11" fill="#52606d"'),
    ...people.flatMap(({name, words}, at) => {
      const base = y + FAMILY.head + FAMILY.row * (at + 0.5) + 4;
      return [
        svgText(FAMILY.x + 12, base, cut(name, 44)),
        svgText(FAMILY.x + FAMILY.words, base, cut(words, 66), 'font-size="11" fill="#52606d"'),
      ];
    }),
  ].join('\n');
}

const legend = ({colour, dash, words}: (typeof STYLES)[CircleStyle], x: number, y: number): string =>
  `<path d="M${x} ${round(y)} h28" stroke="${colour}" stroke-width="2.5"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>` +
  svgText(x + 36, y + 4, words, 'font-size="12"');
