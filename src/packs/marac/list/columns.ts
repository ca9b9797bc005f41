import {RingfenceError} from '../../../base/errors.ts';
import {foldHeader, headersInWords} from '../../../feeds/readers/table.ts';

export type Part = 'victim' | 'perpetrator';
export type Field = 'name' | 'given' | 'family' | 'born' | 'nhs' | 'pnc' | 'postcode';

/** Where the cells of a list of cases stand: the position of each column, and the headings that say nothing of who is meant. */
export type ListColumns = {
  reference: number | null;
  parts: Record<Part, Partial<Record<Field, number>>>;
  unread: readonly string[];
};

const PARTS: readonly (readonly [RegExp, Part])[] = [
  [/^(?:the)?(?:victim|survivor)|(?:of)?(?:the)?(?:victim|survivor)$/, 'victim'],
  [
    /^(?:alleged)?(?:perpetrator|perp|offender|suspect)|(?:of)?(?:the)?(?:alleged)?(?:perpetrator|perp|offender|suspect)$/,
    'perpetrator',
  ],
];

/** What follows the word for the part; nothing at all is a name or an id. */
const FIELDS: Readonly<Record<Field, RegExp>> = {
  name: /^(?:full|whole)?name$|^(?:person)?id$|^$/,
  given: /^(?:forenames?|firstnames?|given(?:names?)?)$/,
  family: /^(?:surname|lastname|family(?:name)?)$/,
  born: /^(?:dob|born|dateofbirth|birthdate|dateborn)$/,
  nhs: /^nhs(?:no|number)?$/,
  pnc: /^pnc(?:id|no|number)?$/,
  postcode: /^postcode$/,
};

const REFERENCE = /^(?:marac)?(?:case)?(?:ref(?:erence)?|no|number)$|^case$/;

/**
 * Finds the columns of a list by their headings: "Victim Name", "Perp DOB", "Name of perpetrator", "Case No".
 * @throws RingfenceError FILE_COLUMNS where none tells of a victim or perpetrator, or two tell of the same.
 */
export function listColumns(path: string, headings: readonly string[]): ListColumns {
  const found: ListColumns = {reference: null, parts: {victim: {}, perpetrator: {}}, unread: []};
  const unread: string[] = [];
  for (const [at, heading] of headings.entries()) {
    const place = placeOf(foldHeader(heading));
    if (place === 'reference') found.reference ??= at;
    else if (place === null) unread.push(heading);
    else {
      const {part, field} = place;
      const before = found.parts[part][field];
      if (before !== undefined)
        throw new RingfenceError(
          'FILE_COLUMNS',
          `${path}: the columns ${headings[before]!} and ${heading} both hold the ${field} of the ${part}; rename one of them.`,
        );
      found.parts[part][field] = at;
    }
  }
  if (Object.values(found.parts).every((fields) => Object.keys(fields).length === 0))
    throw new RingfenceError(
      'FILE_COLUMNS',
      `${path}: no column tells who is meant. Head them "victim" and "perpetrator" (an id or a name), "victim born", "perpetrator born" and so on; it has: ${headersInWords(headings)}`,
    );
  return {...found, unread};
}

function placeOf(folded: string): {part: Part; field: Field} | 'reference' | null {
  if (REFERENCE.test(folded)) return 'reference';
  for (const [words, part] of PARTS) {
    const rest = folded.replace(words, '');
    if (rest === folded) continue;
    // "Victim's name" leaves an s before its field, and "Victim surname" has one of its own.
    const field = [rest, rest.replace(/^s/, '')]
      .map((words) => (Object.keys(FIELDS) as Field[]).find((name) => FIELDS[name].test(words)))
      .find((name) => name !== undefined);
    if (field !== undefined) return {part, field};
  }
  return null;
}
