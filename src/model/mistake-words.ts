import {isMap, isNode, isScalar, type Document, type LineCounter} from 'yaml';
import type {z} from 'zod';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What is wrong in a file of settings: the line, the key, and what to write there. */
export function mistakeWords(issue: Issue, document: Document, lines: LineCounter): string {
  if (issue.code === 'unrecognized_keys')
    return issue.keys
      .map(
        (key) =>
          `${placeOf([...issue.path, key], document, lines)}: no such key is known here; mend its name or take it out`,
      )
      .join('; ');
  return `${placeOf(issue.path, document, lines)}: ${todoOf(issue, document)}`;
}

/** "line 7, roles.analyst.agencies"; the line of what is around it where it is not there. */
function placeOf(path: Path, document: Document, lines: LineCounter): string {
  const key = path.length === 0 ? 'the file' : path.map(String).join('.');
  for (let length = path.length; length > 0; length--) {
    const at = startOf(path.slice(0, length), document);
    if (at !== null) return `line ${lines.linePos(at).line}, ${key}`;
  }
  return key;
}

/** Where the key stands that leads to a value, or the item of a list; null where there is none. */
function startOf(path: Path, document: Document): number | null {
  const last = path.at(-1);
  const around = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(around)) {
    const pair = around.items.find(({key}) => String(isScalar(key) ? key.value : key) === String(last));
    return isNode(pair?.key) ? (pair.key.range?.[0] ?? null) : null;
  }
  const item = document.getIn(path, true);
  return isNode(item) ? (item.range?.[0] ?? null) : null;
}

function todoOf(issue: Issue, document: Document): string {
  if (issue.code === 'custom') return issue.message;
  const isThere = issue.path.length === 0 || document.hasIn(issue.path);
  return `${isThere ? 'does not fit' : 'is missing'}; ${wanted(issue)}`;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, as [one, two]',
  object: 'keys and their values, indented below it',
  record: 'keys and their values, indented below it',
};

/** What to write, as an order. */
function wanted(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `write ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `write ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return issue.errors.flatMap((errors) => errors.slice(0, 1).map(wanted)).join(', or ') || issue.message;
    case 'invalid_key':
      return `mend the name of this key: ${issue.issues.map(wanted).join(', ')}`;
    case 'invalid_format':
      return `write it in the form ${'pattern' in issue && issue.pattern !== undefined ? issue.pattern : issue.format}`;
    case 'too_small':
      return `write ${amount(issue.origin, `at least ${issue.minimum}`)}`;
    case 'too_big':
      return `write ${amount(issue.origin, `at most ${issue.maximum}`)}`;
    default:
      return issue.message;
  }
}

/** "at least 1 letter" of a text, "at least 1 item" of a list. */
function amount(origin: string, text: string): string {
  const one = origin === 'string' ? 'letter' : origin === 'array' || origin === 'set' ? 'item' : '';
  return one === '' ? `a number of ${text}` : `${text} ${one}${text.endsWith(' 1') ? '' : 's'}`;
}
