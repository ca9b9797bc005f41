/** What a postcode that is no place stands for. */
export type PseudoPostcode = 'nfa' | 'unknown' | 'abroad';

export type Postcode = {
  /** "SW1A 1AA"; for a pseudo-postcode as received, upper case. */
  unit: string;
  /** "SW1A" */
  outward: string;
  /** "SW1A 1" */
  sector: string;
  pseudo: PseudoPostcode | null;
};

/** Only these letters stand last in an outward code (Royal Mail PAF guide); O and I never do. */
const OUTWARD = /^(?:[A-Z]\d[ABCDEFGHJKPSTUW\d]?|[A-Z]{2}\d[ABEHMNPRVWXY\d]?)$/;

/**
 * Reads a postcode with or without its space. The letters O and I that stand where only a digit can are taken as 0 and 1, and
 * the other way round. Null where there is none ("nopostcode", "XXXX XXX", "NK").
 * ZZ99 codes are no places (NHS Data Dictionary): 3VZ no fixed abode, 3WZ and 3CZ not known, others countries.
 */
export function postcode(raw: string): Postcode | null {
  const text = raw.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (text.length < 5 || text.length > 7) return null;
  const inward = repairInward(text.slice(-3));
  const outward = text.slice(0, -3);
  if (outward === 'ZZ99') return {unit: `${outward} ${inward}`, outward, sector: '', pseudo: pseudoOf(inward)};
  const repaired = repairOutward(outward);
  if (!OUTWARD.test(repaired) || !/^\d[A-Z]{2}$/.test(inward) || /^X+$/.test(outward)) return null;
  return {unit: `${repaired} ${inward}`, outward: repaired, sector: `${repaired} ${inward[0]}`, pseudo: null};
}

function pseudoOf(inward: string): PseudoPostcode {
  if (inward === '3VZ') return 'nfa';
  return inward === '3WZ' || inward === '3CZ' ? 'unknown' : 'abroad';
}

const asDigit = (letter: string): string => (letter === 'O' ? '0' : letter === 'I' || letter === 'L' ? '1' : letter);
const asLetter = (digit: string): string => (digit === '0' ? 'O' : digit === '1' ? 'I' : digit);

const repairInward = (inward: string): string => asDigit(inward[0]!) + asLetter(inward[1]!) + asLetter(inward[2]!);

function repairOutward(outward: string): string {
  if (OUTWARD.test(outward)) return outward;
  const first = asLetter(outward[0]!);
  for (let letters = 1; letters <= 2; letters++) {
    const area = first + [...outward.slice(1, letters)].map(asLetter).join('');
    const repaired = area + [...outward.slice(letters)].map(asDigit).join('');
    if (OUTWARD.test(repaired)) return repaired;
  }
  return outward;
}

const IN_TEXT = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b(?!.*\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b)/i;

/** The last postcode in a text and the text without it; null where there is none. */
export function postcodeInText(text: string): {postcode: string; rest: string} | null {
  const match = IN_TEXT.exec(text);
  if (match === null) return null;
  const rest = (text.slice(0, match.index) + text.slice(match.index + match[0].length))
    .replace(/[\s,]+$/, '')
    .replace(/^[\s,]+/, '');
  return {postcode: `${match[1]} ${match[2]}`.toUpperCase(), rest};
}
