import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {isNode, type Document, type LineCounter} from 'yaml';
import type {z} from 'zod';
import {RingfenceError} from '../../base/errors.ts';
import {parsedYaml} from '../../model/checked-yaml.ts';
import {expandRepeats} from './expand.ts';
import {Mapping} from './mapping.ts';

type Mistake = {path: PropertyKey[]; message: string; line?: number};
type Issue = z.core.$ZodIssue;

/** How YAML writes what was expected, by zod's name of it. */
const SHAPES: Readonly<Record<string, string>> = {
  array: 'a list: [A, B]',
  object: 'a block of keys, each with its value',
  record: 'a block of keys, each with its value',
  string: "a text, in quotes where it is a number or a word such as 'yes'",
  boolean: 'a word of true, false',
};

/** Reads a mapping file. All its mistakes are told at once, each with line and what was expected (MAPPING_INVALID). */
export function readMapping(path: string): Mapping {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new RingfenceError('FILE_MISSING', `${basename(path)}: the mapping cannot be read; check the path`, {
      cause: error,
    });
  }
  return parseMapping(text, basename(path));
}

/** The mapping in a text, repeats written out; `name` stands for the file in messages. */
export function parseMapping(text: string, name: string): Mapping {
  const {document, lines, value, mistakes: syntax} = parsedYaml(text);
  // What follows the first fault of grammar is as a rule said of the same one, dozens of times.
  if (syntax.length > 0) throw invalid(name, [{path: [], ...withAdvice(syntax[0]!, text)}], document, lines);
  const result = Mapping.safeParse(value);
  if (!result.success)
    throw invalid(
      name,
      result.error.issues.flatMap((issue) => flatten(issue, [])),
      document,
      lines,
    );
  const wrong = wrongReferences(result.data);
  if (wrong.length > 0) throw invalid(name, wrong, document, lines);
  return expandRepeats(result.data);
}

/** A fault of YAML, with what most often makes it: `{n}` and patterns, whose braces and brackets mean something to YAML outside of quotes. */
function withAdvice({line, message}: {line: number; message: string}, text: string): {line: number; message: string} {
  const isBraced = /[\p{L}\d.]\s*[{[]/u.test(text.split(/\r?\n/)[line - 1] ?? '');
  const advice = isBraced ? "; put a value that holds { } [ ] or # into single quotes: 'Child {n} Name'" : '';
  return {line, message: `this is no YAML: ${message}${advice}`};
}

/** One mistake an issue; of a choice of forms, the form that the writer most likely meant. */
function flatten(issue: Issue, prefix: PropertyKey[]): Mistake[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.map((errors) => errors.flatMap((error) => flatten(error, path)));
    // The form that was meant is the one whose own keys are right, however wrong what they hold.
    const own = (errors: Mistake[]): number =>
      errors.filter((error) => error.path.length <= path.length || error.message.startsWith('unknown key')).length;
    const meant = inner.filter((errors) =>
      errors.some((error) => error.path.length > path.length || !error.message.startsWith('expected a ')),
    );
    const [best] = meant.sort((a, b) => own(a) - own(b) || a.length - b.length);
    return (
      best ?? [
        {
          path,
          message: inner
            .flat()
            .map(({message}) => message)
            .join(' or '),
        },
      ]
    );
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `unknown key '${key}'; ${belongsIn(key, path)}take it out or correct its name`,
    }));
  }
  if (issue.code === 'invalid_type')
    return [{path, message: `expected ${SHAPES[issue.expected] ?? `a ${issue.expected}`}`}];
  if (issue.code === 'invalid_value')
    return [{path, message: `expected ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`}];
  return [{path, message: issue.message}];
}

/** Keys of the blocks of a mapping, by what a list of them is called. */
const KEYS_OF: readonly (readonly [string, ReadonlySet<string>])[] = (['ties', 'stays', 'involvements'] as const)
  .map((list) => [list, Mapping.shape[list].unwrap().element.shape] as const)
  .map(([list, shape]) => [list, new Set(Object.keys(shape))]);

/** Where a key is known that was written a level too deep, as `unknown` of a tie within its `kind`; empty where it is not. */
function belongsIn(key: string, path: readonly PropertyKey[]): string {
  const list = KEYS_OF.find(([name, keys]) => path[0] === name && path.length > 2 && keys.has(key))?.[0];
  return list === undefined ? '' : `in ${list} it stands beside '${String(path[2])}', and not within it; else `;
}

/** Names of slots and lookups that stand nowhere. */
function wrongReferences(mapping: Mapping): Mistake[] {
  const mistakes: Mistake[] = [];
  const people = Object.keys(mapping.people ?? {});
  const notifications = Object.keys(mapping.notifications ?? {});
  const check = (end: unknown, known: string[], path: PropertyKey[], what: string): void => {
    if (typeof end !== 'string' || known.includes(end)) return;
    const list = known.length === 0 ? 'there are none' : known.join(', ');
    mistakes.push({path, message: `there is no ${what} '${end}'; expected one of: ${list}`});
  };
  for (const [i, tie] of (mapping.ties ?? []).entries()) {
    check(tie.from, people, ['ties', i, 'from'], 'person');
    check(tie.to, people, ['ties', i, 'to'], 'person');
  }
  for (const [i, stay] of (mapping.stays ?? []).entries()) check(stay.person, people, ['stays', i, 'person'], 'person');
  for (const [i, entry] of (mapping.involvements ?? []).entries()) {
    check(entry.person, people, ['involvements', i, 'person'], 'person');
    check(entry.notification, notifications, ['involvements', i, 'notification'], 'notification');
  }
  if (
    people.length +
      notifications.length +
      (mapping.ties ?? []).length +
      (mapping.stays ?? []).length +
      (mapping.involvements ?? []).length ===
    0
  ) {
    mistakes.push({
      path: [],
      message: 'expected people, notifications, involvements, ties or stays: nothing would be read',
    });
  }
  return mistakes;
}

function invalid(name: string, mistakes: Mistake[], document: Document, lines: LineCounter): RingfenceError {
  const told = mistakes
    .map((mistake) => ({line: mistake.line ?? lineOf(mistake.path, document, lines), mistake}))
    .sort((a, b) => a.line - b.line)
    .map(
      ({line, mistake}) =>
        `  ${name}:${line}: ${mistake.path.length === 0 ? '' : `${mistake.path.join('.')}: `}${mistake.message}`,
    );
  const unique = [...new Set(told)];
  return new RingfenceError(
    'MAPPING_INVALID',
    `${name} has ${unique.length} mistake${unique.length === 1 ? '' : 's'}:\n${unique.join('\n')}`,
  );
}

/** The line of the deepest part of `path` that the file has; of a key, where the key stands. */
function lineOf(path: PropertyKey[], document: Document, lines: LineCounter): number {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (typeof parent === 'object' && parent !== null && 'items' in parent) {
      for (const item of parent.items as unknown[]) {
        const pair = item as {key?: {value?: unknown; range?: [number, number, number]}};
        if (pair.key !== undefined && String(pair.key?.value) === String(key) && pair.key.range)
          return lines.linePos(pair.key.range[0]).line;
      }
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
