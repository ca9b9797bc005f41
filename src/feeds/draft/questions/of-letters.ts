import type {Placed} from '../place/placed.ts';

/** Letters of names that were lost or changed before the file came: nobody here can bring them back, but whoever sends it can. */

/** A letter for which a system wrote a sign: "Kami?ska", "?ukasz". */
const LOST = /\p{L}[?\uFFFD]\p{Ll}|(?:^|[\s,-])[?\uFFFD]\p{Ll}/u;
/** UTF-8 that was read as Windows-1252 on the way: "JosÃ©". */
const TWICE = /[ÂÃÄÅ][\u0080-\u00BF\u0152-\u017E\u0192\u02C6\u02DC\u2013-\u2122]|â€/u;
/** Windows-1250 that is read as Windows-1252: "Paw³owska". */
const EASTERN = /\p{L}[³¹¿¼¾][\p{L}]|(?:^|[\s,-])[³£¹]\p{Ll}/u;

const WAYS: readonly (readonly [RegExp, string])[] = [
  [
    LOST,
    'a sign such as ? in place of a letter: it was lost where they were written out, and such a name is compared without it. Can the sender save the file as UTF-8?',
  ],
  [
    TWICE,
    'two or three signs in place of one letter: it is UTF-8 that was read as Windows-1252 on the way. Can the sender save the file as UTF-8?',
  ],
  [
    EASTERN,
    'signs in place of letters, as of Windows-1250 read as Windows-1252. Can the sender save the file as UTF-8?',
  ],
];

const NAMES: ReadonlySet<string> = new Set(['name', 'given', 'middle', 'family', 'former', 'knownAs']);

/** Asks for the file again where names have lost letters; it shows no name. */
export function lettersOf(placed: readonly Placed[]): string[] {
  const named = placed.filter(({field}) => NAMES.has(field ?? ''));
  return WAYS.flatMap(([pattern, what]) => {
    const texts = named.flatMap(({column}) => [...column.texts.keys()].filter((text) => pattern.test(text)));
    const [first] = named.filter(({column}) => [...column.texts.keys()].some((text) => pattern.test(text)));
    return first === undefined
      ? []
      : [`source: ${texts.length} texts of names, the first under “${first.column.name}”, have ${what}`];
  });
}
