import {countWords} from '../base/count-words.ts';
import type {Alert, AlertLink} from '../model/finding.ts';
import {agencyWords, linkWords, listWords, mostTellingFirst} from '../model/words.ts';
import {inWords, linkInWords, notesOf, type PictureWords} from './alert-picture-words.ts';
import {layOut, type PictureLayout} from './picture-layout.ts';
import {cut, linesOf, round, svgText as text} from './svg-text.ts';
import {escapeXml} from './xml.ts';

const WIDTH = 1120;
const TOP = 108;
const PLACE = {x: 890, width: 206, height: 48, gap: 16};
/** Pixels between baselines of small words, and of a letter of theirs on average; of a letter of a name, which is larger. */
const SMALL = {line: 15, letter: 6.1};
const NAME_LETTER = 7.6;
const SMALL_STYLE = 'font-size="11.5" fill="#52606d"';

/** Where the columns of adults and of families stand: the width of the picture is theirs where there is no place beside them. */
type Columns = {adult: {x: number; width: number}; family: {x: number; width: number}};
const BESIDE_PLACES: Columns = {adult: {x: 32, width: 345}, family: {x: 530, width: 310}};
const ALONE: Columns = {adult: {x: 32, width: 400}, family: {x: 688, width: 400}};

/** Colours that people with any colour vision tell apart (Okabe and Ito 2008); each has a stroke of its own as well. */
const STYLES = {
  harm: {colour: '#d55e00', dash: '', words: 'named beside harm, or child found with them'},
  home: {colour: '#009e73', dash: '9 4', words: 'lived at one address, or shared telephone or car'},
  known: {colour: '#0072b2', dash: '2 4', words: 'named together, or recorded as associates'},
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
  const hubs = hubsOf(alert, words);
  const columns = hubs.length === 0 ? ALONE : BESIDE_PLACES;
  const told = new Map(
    alert.persons.filter(({role}) => role === 'adult').map(({person}) => [person, toldOf(alert, person, columns)]),
  );
  const layout = layOut(alert, (adult) => 26 + SMALL.line * told.get(adult)!.length);
  const drawing: Drawing = {alert, words, layout, columns, told};
  const hubsHeight = hubs.length * (PLACE.height + PLACE.gap);
  const bottom = TOP + Math.max(layout.height, hubsHeight) + 36;
  const hubsTop = TOP + Math.max(0, (layout.height - hubsHeight + PLACE.gap) / 2);
  // Where nobody but children is in it, they stand where the adults would.
  const shift = layout.adults.length === 0 ? columns.adult.x - columns.family.x : 0;
  const isBare = words.isBare ?? false;
  const top = isBare ? TOP - 30 : 0;
  const notes = isBare ? [] : notesOf(alert).flatMap((note) => linesOf(note, 150));
  const height = bottom - top + (isBare ? 24 : 74 + 18 * notes.length);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 ${top} ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="alert-title alert-text" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="13" fill="#1f2933">`,
    `<title id="alert-title">${escapeXml(`${words.motif.name}: ${alert.title}`)}</title>`,
    `<desc id="alert-text">${escapeXml(inWords(alert, words))}</desc>`,
    `<rect${isBare ? ` y="${top}"` : ''} width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...(isBare ? [] : heading(alert, words)),
    `<g transform="translate(${shift} 0)">`,
    ...(hubs.some(({joins}) => !joins) ? [text(PLACE.x, hubsTop - 8, 'Addresses in these records', SMALL_STYLE)] : []),
    ...hubs.map((hub, at) => hubBox(hub, hubsTop + at * (PLACE.height + PLACE.gap), drawing)),
    ...alert.links.map((link, at) => line(link, at, drawing)),
    ...layout.adults.map((adult) => adultBox(adult, drawing)),
    ...layout.families.map((box, at) => familyBox(box, at, drawing)),
    '</g>',
    ...(alert.links.length === 0 ? [] : legend(bottom)),
    ...notes.map((note, at) => text(32, bottom + 52 + 18 * at, note, 'fill="#52606d"')),
    '</svg>\n',
  ].join('\n');
}

/** What is drawn, where, and what stands in the boxes of adults. */
type Drawing = {
  alert: Alert;
  words: PictureWords;
  layout: PictureLayout;
  columns: Columns;
  told: ReadonlyMap<string, string[]>;
};

/** A place, or nights, beside the families; it `joins` them where the alert is about it. */
type Hub = {label: string; joins: boolean};

/** What joins children of alerts that are about neither adults nor a place. */
const JOINED_BY: Readonly<Record<string, string>> = {
  'missing-together': 'Gone on the same nights',
  'thing-of-children': 'One telephone or vehicle',
};

function hubsOf(alert: Alert, {places}: PictureWords): Hub[] {
  // Only where the alert is about the place does it say that all families were seen there.
  const joins = alert.motif === 'shared-place';
  const shown = alert.dwellings.flatMap((id) => places.get(id) ?? []).map((label) => ({label, joins}));
  const joining = JOINED_BY[alert.motif];
  return joining === undefined ? shown : [...shown, {label: joining, joins: true}];
}

/** What joins an adult to the children, and who recorded it, in as many lines as it takes. */
function toldOf({links, associations = []}: Alert, adult: string, {adult: {width}}: Columns): string[] {
  const own = links.filter((link) => link.adult === adult);
  const letters = Math.floor((width - 20) / SMALL.letter);
  const kinds = listWords(mostTellingFirst(own.flatMap((link) => link.kinds)), linkWords);
  const agencies = listWords(own.flatMap((link) => link.agencies).sort(), agencyWords);
  const company = associations.filter(({adults}) => adults.includes(adult)).length;
  return [
    ...linesOf(kinds, letters),
    ...(company === 0 ? [] : linesOf(`On record with ${countWords(company, 'other adult')} of the group`, letters)),
    ...(agencies === '' ? [] : linesOf(`Recorded by ${agencies}`, letters)),
  ];
}

const heading = ({title, id}: Alert, {motif}: PictureWords): string[] => [
  text(32, 38, motif.name, 'font-size="22" font-weight="600"'),
  text(32, 62, cut(title, 130)),
  text(32, 82, `Pattern ${motif.letter}: ${motif.shows}. Alert ${id}.`, 'fill="#52606d"'),
];

function line(link: AlertLink, at: number, {layout, columns, words}: Drawing): string {
  const box = layout.adults.find(({id}) => id === link.adult)!;
  const [from, to] = [TOP + box.y + box.height / 2, TOP + layout.ports[at]!];
  const [left, right] = [columns.adult.x + columns.adult.width, columns.family.x];
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

/** Letters of a name that a box of this width holds. */
const lettersIn = (width: number): number => Math.floor((width - 22) / NAME_LETTER);

function adultBox({id, y, height}: PictureLayout['adults'][number], {words: {nameOf}, columns, told}: Drawing): string {
  const {x, width} = columns.adult;
  const [top, lines] = [TOP + y, told.get(id)!];
  return [
    `<g><title>${escapeXml(`${nameOf(id)} (${id}): ${lines.join(' ')}`)}</title>`,
    `<rect x="${x}" y="${round(top)}" width="${width}" height="${height}" rx="6" fill="#f5f7fa" stroke="#52606d"/>`,
    text(x + 10, top + 17, cut(nameOf(id), lettersIn(width)), 'font-weight="600"'),
    ...lines.map((words, row) => text(x + 10, top + 33 + SMALL.line * row, words, SMALL_STYLE)),
    '</g>',
  ].join('');
}

function familyBox(
  {id, y, height}: PictureLayout['families'][number],
  at: number,
  {alert, words: {nameOf}, columns}: Drawing,
): string {
  const {x, width} = columns.family;
  const {children} = alert.families.find((family) => family.id === id)!;
  const top = TOP + y;
  return [
    `<g><title>${escapeXml(`Family ${at + 1} (${id}): ${children.map(nameOf).join(', ')}`)}</title>`,
    `<rect x="${x}" y="${round(top)}" width="${width}" height="${height}" rx="6" fill="#fffbea" stroke="#b7791f"/>`,
    text(x + 12, top + 19, `Family ${at + 1}`, SMALL_STYLE),
    ...children.map((child, row) => text(x + 12, top + 38 + 18 * row, cut(nameOf(child), lettersIn(width)))),
    '</g>',
  ].join('');
}

/** A place, or the nights, with a thin line to each family where all of them have it in common. */
function hubBox({label, joins}: Hub, top: number, {layout, columns: {family}}: Drawing): string {
  const [from, middle] = [family.x + family.width, top + PLACE.height / 2];
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
