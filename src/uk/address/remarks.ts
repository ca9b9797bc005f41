/**
 * What call-takers and crews write around an address. "Outside 12" and "in front of 12" name number 12 as the place, as a
 * record without these words does.
 */
const BEFORE = /^(?:(?:AT|O\/S|OUTSIDE|I\/F\/O|IN FRONT OF|INC(?:IDENT)? AT) )+(?=\S)/;

/**
 * A code is told with its number, which is no flat's. What lies near is no part of the address; it ends at the next stop or dash, so
 * that no mark of protection behind it is taken for a part of it.
 */
const WITHIN = new RegExp(
  [
    String.raw`\bKEY ?SAFE(?: (?:CODE|NO|NUMBER))?(?: [A-Z]?\d{2,}[A-Z]?)?(?![A-Z])`,
    String.raw`\b(?:DOOR|ENTRY|GATE|ACCESS) CODE(?: [A-Z]?\d+[A-Z]?)?`,
    String.raw`\bCALLER (?:ON SCENE|WAITING)\b`,
    String.raw`\bX ?\d PTS?\b`,
    String.raw`\bACCESS VIA [A-Z]+\b`,
    String.raw`\bLIFT (?:BROKEN|OUT OF ORDER|NOT WORKING)\b`,
    String.raw`(?<=\S )(?:OPP|OPPOSITE|NEAR|NR|NEXT TO) [^,;:()\n-]*`,
  ].join('|'),
  'g',
);
const MAY_HOLD =
  /^(?:AT|O\/S|OUTSIDE|I\/F|IN FRONT|INC)|KEY ?SAFE|CODE|CALLER|X ?\d PT|ACCESS|LIFT|OPP|NEAR|NR|NEXT TO/;

/** An address in capitals without such remarks; as it is where nothing else would be left. */
export function withoutRemarks(text: string): string {
  if (!MAY_HOLD.test(text)) return text;
  const rest = text.replace(BEFORE, '').replace(WITHIN, '').trim();
  return /[A-Z\d]/.test(rest) ? rest : text;
}
