import type {Motif} from '../model/motif.ts';
import type {Alert, AlertLink} from '../model/finding.ts';
import {ADULT_ROW, layOut, type PictureLayout} from './picture-layout.ts';
import {cut, linesOf, round, svgText as text} from './svg-text.ts';
import {escapeXml} from './xml.ts';

/** What a picture needs beside the alert: how people are called, and the places that may be shown, by dwelling id. */
export type PictureWords = {
  motif: Motif;
  nameOf: (person: string) => string;
  places: ReadonlyMap<string, string>;
  /** Without title and notes, for a page that has them itself. */
  isBare?: boolean;
};

const WIDTH = 1120;
const ADULT = {x: 32, width: 300};
const FAMILY = {x: 560, width: 250};
const PLACE = {x: 890, width: 206, height: 48, gap: 16};
const TOP = 108;

/** Colours that people with any colour vision tell apart (Okabe and Ito 2008); each has a stroke of its own as well. */
const STYLES = {
  harm: {colour: '#d55e00', dash: '', words: 'named beside harm, or found with or at the home of'},
  home: {colour: '#009e73', dash: '9 4', words: 'lived at one door, or shared a telephone or car'},
  known: {colour: '#0072b2', dash: '2 4', words: 'named together, or said to know one another'},
} as const;
const STYLE_OF: Readonly<Record<string, keyof typeof STYLES>> = {
  suspect: 'harm',
  'found-with': 'harm',
  'found-at-home': 'harm',
  lodger: 'home',
  'co-residence': 'home',
  visited: 'home',
  phone: 'home',
  vehicle: 'home',
};

/**
 * An alert as one SVG picture for a briefing: adults, families with their children, and the places that `places` allows, with
 * a line for every link. The same alert gives the same bytes. Everything drawn is said in words as well, for those who listen.
 */
export function alertPicture(alert: Alert, words: PictureWords): string {
  const layout = layOut(alert);
  const places = alert.dwellings.flatMap((id) => {
    const label = words.places.get(id);
    return label === undefined ? [] : [label];
  });
  const nights = alert.motif === 'missing-together' ? ['Gone on the same nights'] : [];
  // Only where the alert is about the place does it say that all families were seen there.
  const joins = alert.motif === 'shared-place';
  const hubs = [...places.map((label) => ({label, joins})), ...nights.map((label) => ({label, joins: true}))];
  const hubsHeight = hubs.length * (PLACE.height + PLACE.gap);
  const bottom = TOP + Math.max(layout.height, hubsHeight) + 36;
  const hubsTop = TOP + Math.max(0, (layout.height - hubsHeight + PLACE.gap) / 2);
  // Where nobody but children is in it, they stand where the adults would.
  const shift = layout.adults.length === 0 ? ADULT.x - FAMILY.x : 0;
  const isBare = words.isBare ?? false;
  const top = isBare ? TOP - 16 : 0;
  const notes = isBare ? [] : notesOf(alert).flatMap((note) => linesOf(note, 150));
  const height = bottom - top + (isBare ? 24 : 74 + 18 * notes.length);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 ${top} ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="alert-title alert-text" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="13" fill="#1f2933">`,
    `<title id="alert-title">${escapeXml(`${words.motif.name}: ${alert.title}`)}</title>`,
    `<desc id="alert-text">${escapeXml(inWords(alert, words, places))}</desc>`,
    `<rect${isBare ? ` y="${top}"` : ''} width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...(isBare ? [] : heading(alert, words)),
    `<g transform="translate(${shift} 0)">`,
    ...hubs.map(({label, joins}, at) => hub(label, joins, hubsTop + at * (PLACE.height + PLACE.gap), layout)),
    ...alert.links.map((link, at) => line(link, at, layout, words)),
    ...layout.adults.map((adult) => adultBox(alert, adult, words)),
    ...layout.families.map((box, at) => familyBox(alert, box, at, words)),
    '</g>',
    ...(alert.links.length === 0 ? [] : legend(bottom)),
    ...notes.map((note, at) => text(32, bottom + 52 + 18 * at, note, 'fill="#52606d"')),
    '</svg>\n',
  ].join('\n');
}

const heading = ({title, id}: Alert, {motif}: PictureWords): string[] => [
  text(32, 38, motif.name, 'font-size="22" font-weight="600"'),
  text(32, 62, cut(title, 130)),
  text(32, 82, `Pattern ${motif.letter}: ${motif.shows}. Alert ${id}.`, 'fill="#52606d"'),
];

function line(link: AlertLink, at: number, layout: PictureLayout, words: PictureWords): string {
  const from = TOP + layout.adults.find(({id}) => id === link.adult)!.y + ADULT_ROW / 2 - 3;
  const to = TOP + layout.ports[at]!;
  const [left, right] = [ADULT.x + ADULT.width, FAMILY.x];
  const middle = (left + right) / 2;
  const {colour, dash} = STYLES[styleOf(link)];
  const width = 1.5 + 0.75 * Math.min(4, link.records.length - 1);
  return `<path d="M${left} ${round(from)} C${middle} ${round(from)} ${middle} ${round(to)} ${right} ${round(to)}" fill="none" stroke="${colour}" stroke-width="${width}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}><title>${escapeXml(linkInWords(link, words))}</title></path>`;
}

/** The gravest of what a link rests on decides how it is drawn. */
function styleOf({kinds}: AlertLink): keyof typeof STYLES {
  const styles = kinds.map((kind) => STYLE_OF[kind] ?? 'known');
  return (['harm', 'home', 'known'] as const).find((style) => styles.includes(style)) ?? 'known';
}

function adultBox(alert: Alert, {id, y}: {id: string; y: number}, {nameOf}: PictureWords): string {
  const own = alert.links.filter(({adult}) => adult === id);
  const kinds = [...new Set(own.flatMap((link) => link.kinds))].sort().join(', ');
  const small = 'font-size="11" fill="#52606d"';
  const agencies = [...new Set(own.flatMap((link) => link.agencies))].sort().join(', ');
  const top = TOP + y;
  return [
    `<g><title>${escapeXml(`${nameOf(id)} (${id}): ${kinds}; ${agencies}`)}</title>`,
    `<rect x="${ADULT.x}" y="${round(top)}" width="${ADULT.width}" height="${ADULT_ROW - 6}" rx="6" fill="#f5f7fa" stroke="#52606d"/>`,
    text(ADULT.x + 10, top + 16, cut(nameOf(id), 38), 'font-weight="600"'),
    text(ADULT.x + 10, top + 33, cut(kinds, 46), small),
    text(ADULT.x + 10, top + 48, cut(`by ${agencies}`, 46), small),
    '</g>',
  ].join('');
}

function familyBox(
  alert: Alert,
  {id, y, height}: PictureLayout['families'][number],
  at: number,
  {nameOf}: PictureWords,
): string {
  const {children} = alert.families.find((family) => family.id === id)!;
  const top = TOP + y;
  return [
    `<g><title>${escapeXml(`Family ${at + 1} (${id}): ${children.map(nameOf).join(', ')}`)}</title>`,
    `<rect x="${FAMILY.x}" y="${round(top)}" width="${FAMILY.width}" height="${height}" rx="6" fill="#fffbea" stroke="#b7791f"/>`,
    text(FAMILY.x + 12, top + 19, `Family ${at + 1}`, 'font-size="11" fill="#52606d"'),
    ...children.map((child, row) => text(FAMILY.x + 12, top + 38 + 18 * row, cut(nameOf(child), 32))),
    '</g>',
  ].join('');
}

/** A place, or the nights, with a thin line to each family where all of them have it in common. */
function hub(label: string, joins: boolean, top: number, layout: PictureLayout): string {
  const [from, middle] = [FAMILY.x + FAMILY.width, top + PLACE.height / 2];
  return [
    ...(joins ? layout.families : []).map(
      ({y, height}) =>
        `<path d="M${from} ${round(TOP + y + height / 2)} L${PLACE.x} ${round(middle)}" fill="none" stroke="#52606d" stroke-width="1"/>`,
    ),
    `<g><title>${escapeXml(label)}</title>`,
    `<rect x="${PLACE.x}" y="${round(top)}" width="${PLACE.width}" height="${PLACE.height}" rx="2" fill="#e6f2fa" stroke="#0072b2"/>`,
    ...linesOf(label, 30)
      .slice(0, 2)
      .map((words, row) => text(PLACE.x + 8, top + 20 + 16 * row, words, 'font-size="12"')),
    '</g>',
  ].join('');
}

function legend(y: number): string[] {
  return Object.values(STYLES).map(({colour, dash, words}, at) => {
    const x = 32 + at * 362;
    return (
      `<path d="M${x} ${y} h28" stroke="${colour}" stroke-width="2.5"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>` +
      text(x + 36, y + 4, words, 'font-size="12"')
    );
  });
}

function notesOf({firstKnowable, chance, benign, agencies, addedByJoining, links}: Alert): string[] {
  const possible = benign.filter(({result}) => result === 'possible').map(({check}) => check);
  const most = agencies[0];
  return [
    `First knowable on ${firstKnowable}. Of alerts as strong as this one, chance makes a share of ${chance.q < 0.001 ? 'less than 0.001' : `about ${short(chance.q)}`} (${chance.hypotheses} groups tested).`,
    ...(most === undefined || links.length === 0
      ? []
      : [
          `The agency that sees most (${most.agency}) has a record of ${most.links} of ${most.ofLinks} links; joining the records added ${addedByJoining} of ${links.length}.`,
        ]),
    possible.length === 0
      ? 'No harmless explanation that was tested fits.'
      : `Harmless explanations that remain possible: ${possible.join(', ')}.`,
    'It shows what records say, for people to weigh. A thicker line rests on more records. It says nothing of what anybody will do.',
  ];
}

function inWords(alert: Alert, words: PictureWords, places: readonly string[]): string {
  const families = layOut(alert).families.map(({id}, at) => {
    const {children} = alert.families.find((family) => family.id === id)!;
    return `Family ${at + 1}: ${children.map(words.nameOf).join(', ')}.`;
  });
  return [
    alert.title,
    ...families,
    ...alert.links.map((link) => `${linkInWords(link, words)}.`),
    ...places.map((place) => `Place: ${place}.`),
    ...notesOf(alert),
  ].join(' ');
}

const linkInWords = (
  {adult, children, kinds, agencies, records, firstEvent}: AlertLink,
  {nameOf}: PictureWords,
): string =>
  `${nameOf(adult)} and ${children.map(nameOf).join(', ')}: ${kinds.join(', ')}; ${records.length} ${records.length === 1 ? 'record' : 'records'} of ${agencies.join(', ')}, first event ${firstEvent}`;

const short = (value: number): number => Number(value.toPrecision(3));
