import {compact} from './cell.ts';

/** What stands in place of a postcode: no fixed abode, unknown, a country or region only, abroad, forces mail. */
export type PseudoPostcode = 'nfa' | 'unknown' | 'region' | 'abroad' | 'forces';

/** A postcode and its parts, coarser to the right: 'SW1A 1AA', 'SW1A', 'SW1A 1', 'SW'. */
export type Postcode = {
  unit: string;
  outward: string;
  sector: string;
  area: string;
  pseudo: PseudoPostcode | null;
};

const AREAS = new Set(
  (
    'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL ' +
    'GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX ' +
    'PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN ' +
    'WR WS WV YO ZE'
  ).split(' '),
);

/** NHS data dictionary: the ZZ99 codes that are not a country abroad. */
const ZZ99: Record<string, PseudoPostcode> = {
  '3VZ': 'nfa',
  '3WZ': 'unknown',
  '3CZ': 'region',
  '3GZ': 'region',
  '2WZ': 'region',
  '1WZ': 'region',
};

const NFA_WORDS = /^(?:NFA|NOFIXEDABODE|NOFIXEDADDRESS|HOMELESS|ROUGHSLEEPER|SOFASURFING)$/;
const TO_DIGIT: Record<string, string> = {O: '0', Q: '0', I: '1', L: '1', S: '5', B: '8', Z: '2'};
const TO_LETTER: Record<string, string> = {'0': 'O', '1': 'I', '5': 'S', '8': 'B', '2': 'Z'};

/** Shapes of the outward part by length: L a letter, D a digit. */
const SHAPES: Record<number, string[]> = {2: ['LD'], 3: ['LDD', 'LLD', 'LDL'], 4: ['LLDD', 'LLDL']};

/**
 * A UK postcode read from a text that holds nothing else, or null where it is none. Spaces do not matter; letters and
 * digits that look alike (O and 0, I and 1) are set right by their place. What says that there is no place (ZZ99 codes, "NFA")
 * comes back with `pseudo` set; what says nothing ("XXXX XXX", "NOPOSTCODE", "AA1 1AA", "NK") is null. A unit of an area that does
 * not exist is taken as it is written: two records that write the same one still speak of one place.
 */
export function postcode(raw: string): Postcode | null {
  const text = compact(raw);
  return standIn(text) ?? real(text);
}

function standIn(text: string): Postcode | null {
  if (NFA_WORDS.test(text)) return parts('ZZ99', '3VZ', 'nfa');
  if (/^BFPO\d{0,4}$/.test(text)) return {unit: text, outward: 'BFPO', sector: 'BFPO', area: 'BFPO', pseudo: 'forces'};
  const zz99 = /^ZZ99(\d[A-Z]{2})$/.exec(text);
  return zz99 === null ? null : parts('ZZ99', zz99[1]!, ZZ99[zz99[1]!] ?? 'abroad');
}

function real(text: string): Postcode | null {
  if (text.length < 5 || text.length > 7) return null;
  const inward = shaped(text.slice(-3), 'DLL');
  if (inward === null || /[CIKMOV]/.test(inward)) return null;
  const outward = outwardOf(text.slice(0, -3)) ?? elsewhere(text);
  return outward === null ? null : parts(outward, inward, null);
}

/** The outward part of a unit that is well formed as it stands, in an area that does not exist; null for "AA1 1AA" and the like. */
function elsewhere(text: string): string | null {
  const outward = text.slice(0, -3);
  const isFormed =
    /^\d[A-Z]{2}$/.test(text.slice(-3)) && SHAPES[outward.length]?.some((shape) => shaped(outward, shape) === outward);
  const isFiller = new Set(text.replaceAll(/\d/g, '')).size === 1;
  return !isFormed || isFiller || isImpossible(outward) ? null : outward.replace(/0(?=[1-9]$)/, '');
}

/** The reading of the outward part that changes fewest signs and begins with an area that exists. */
function outwardOf(text: string): string | null {
  let best: string | null = null;
  let bestChanges = 3;
  for (const shape of SHAPES[text.length] ?? []) {
    const reading = shaped(text, shape);
    if (reading === null || !AREAS.has(areaOf(reading)) || isImpossible(reading)) continue;
    const changes = changed(text, reading);
    if (changes < bestChanges) [best, bestChanges] = [reading, changes];
  }
  return best === null ? null : best.replace(/0(?=[1-9]$)/, '');
}

function shaped(text: string, shape: string): string | null {
  let reading = '';
  for (let i = 0; i < shape.length; i++) {
    const sign = text[i]!;
    const isDigit = sign >= '0' && sign <= '9';
    const wanted = isDigit === (shape[i] === 'D') ? sign : (isDigit ? TO_LETTER : TO_DIGIT)[sign];
    if (wanted === undefined) return null;
    reading += wanted;
  }
  return reading;
}

/** A last letter of an outward part is one of few. */
function isImpossible(outward: string): boolean {
  return /\d[^\dABCDEFGHJKMNPRSTUVWXY]$/.test(outward);
}

function changed(text: string, reading: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (text[i] !== reading[i]) count++;
  return count;
}

function areaOf(outward: string): string {
  return /^[A-Z]+/.exec(outward)![0];
}

function parts(outward: string, inward: string, pseudo: PseudoPostcode | null): Postcode {
  return {unit: `${outward} ${inward}`, outward, sector: `${outward} ${inward[0]}`, area: areaOf(outward), pseudo};
}

const IN_TEXT = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/gi;

/** The last postcode in a text and the text without it; null where there is none. */
export function postcodeInText(text: string): {postcode: string; rest: string} | null {
  let match: RegExpExecArray | null = null;
  IN_TEXT.lastIndex = 0;
  for (let next = IN_TEXT.exec(text); next !== null; next = IN_TEXT.exec(text)) match = next;
  if (match === null) return null;
  const rest = (text.slice(0, match.index) + text.slice(match.index + match[0].length))
    .replace(/[\s,]+$/, '')
    .replace(/^[\s,]+/, '');
  return {postcode: `${match[1]} ${match[2]}`.toUpperCase(), rest};
}
