/**
 * A telephone number as `+` and digits (E.164), or null where the text holds none. Reads UK habits: brackets, "+44 (0)",
 * 0044, the leading nought that a spreadsheet lost, extensions, words beside it; of several numbers in a cell the first that is one.
 * Stand-ins (00000, 07000000000, 07123456789) are none, and the digits of a day or a time are no part of one.
 */
export function telephone(raw: string): string | null {
  const text = withoutTimes(raw);
  return numberOf(text) ?? numberOf(piecesOf(text)[0] ?? '');
}

const TIMES =
  /\b(?:19|20)\d\d-\d\d-\d\d(?!\d)|(?<![\d/.-])\d{1,2}([/.-])(?:\d{1,2}|\p{L}{3,9})\1(?:19|20)?\d\d(?![\d/.-])|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/gu;

/** "27/10/2022 06:45:00" would give a number of London. */
const withoutTimes = (raw: string): string => (/\d[/.:-]/.test(raw) ? raw.replaceAll(TIMES, ';') : raw);

/** The texts of a cell that are a number each ("H: 020 7946 0123 M: 07700 900123"); the cell as it is where not several are. */
export function telephoneTexts(raw: string): string[] {
  const text = withoutTimes(raw);
  if (numberOf(text) !== null) return [raw];
  const pieces = piecesOf(text);
  return pieces.length > 1 ? pieces : [raw];
}

function piecesOf(raw: string): string[] {
  return raw.split(/[/,;|&]|\bor\b|\n/i).flatMap((part) => {
    if (numberOf(part) !== null) return [part.trim()];
    return part.split(/[^\d\s()+.-]+/).flatMap((text) => (numberOf(text) === null ? runsOf(text) : [text.trim()]));
  });
}

/** Numbers that stand one after another with nothing but blanks between. */
function runsOf(text: string): string[] {
  const found: string[] = [];
  let run: string[] = [];
  for (const word of text.split(/\s+/)) {
    run.push(word);
    if (numberOf(run.join(' ')) === null) continue;
    found.push(run.join(' '));
    run = [];
  }
  return found;
}

const numberOf = (text: string): string | null => international(text) ?? national(text);

function international(part: string): string | null {
  const text = digits(part);
  const match = /^(?:\+|00)(\d{8,15})$/.exec(text);
  if (match === null || match[1]!.startsWith('44') || isStandIn(match[1]!)) return null;
  // No country code begins with a nought, and a text of noughts is a stand-in.
  return match[1]!.startsWith('0') ? null : `+${match[1]}`;
}

function national(part: string): string | null {
  const text = digits(part)
    .replace(/\.0+$/, '')
    .replace(/^(?:\+|00)?44(?=0?[12378]\d{8,9}$)/, '')
    .replace(/^0/, '');
  // Nine digits after the nought survive in a few old area codes and freephone numbers only.
  if (!/^(?:[12378]\d{9}|1\d{8}|800\d{6})$/.test(text) || isStandIn(text)) return null;
  return `+44${text}`;
}

function digits(part: string): string {
  return part
    .replace(/\.0+\s*$/, '')
    .replace(/\(\s*0\s*\)/, '')
    .replace(/\b(?:ext(?:n|ension)?|x)\.?\s*\d+.*$/i, '')
    .replace(/[^\d+]/g, '');
}

/** One digit over and over after the prefix, or a count upwards or downwards. */
function isStandIn(text: string): boolean {
  return /(\d)\1{6,}$/.test(text) || '01234567890123456789'.includes(text) || /(?:123456789|987654321)$/.test(text);
}
