import {readFileSync} from 'node:fs';
import {LineCounter, parseDocument, type Document} from 'yaml';
import type {z} from 'zod';
import {RingfenceError} from '../base/errors.ts';
import {mistakeWords} from './mistake-words.ts';

/** The text of a file of settings; `what` names its kind in the message. @throws RingfenceError FILE_MISSING */
export function settingsText(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new RingfenceError('FILE_MISSING', `${path}: ${what} cannot be read; check the path.`, {cause: error});
  }
}

/** A YAML text as a document with the places of its lines, and as a value; without the value where it has mistakes. */
export type ParsedYaml = {
  document: Document;
  lines: LineCounter;
  value: unknown;
  mistakes: {line: number; message: string}[];
};

/** What aliases would let grow without end, and what is nested deeper than can be read, is a mistake as well. */
export function parsedYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {lineCounter: lines, prettyErrors: false});
    const mistakes = document.errors.map(({pos, message}) => ({line: lines.linePos(pos[0]).line, message}));
    return {document, lines, mistakes, value: mistakes.length > 0 ? null : document.toJS()};
  } catch (error) {
    const message = error instanceof RangeError ? 'it is nested too deep' : (error as Error).message;
    return {document: parseDocument(''), lines, value: null, mistakes: [{line: 1, message}]};
  }
}

/**
 * What a YAML text says, checked by a schema; `name` stands for the file in messages.
 * @throws RingfenceError CONFIG_INVALID with all mistakes at once, each with its place and what was expected.
 */
export function checkedYaml<T>(text: string, name: string, schema: z.ZodType<T>): T {
  const {document, lines, value, mistakes} = parsedYaml(text);
  if (mistakes.length > 0) {
    throw mistakesIn(
      name,
      mistakes.map(({line, message}) => `line ${line}: ${message}`),
    );
  }
  const result = schema.safeParse(value ?? {});
  if (!result.success) {
    throw mistakesIn(
      name,
      result.error.issues.map((issue) => mistakeWords(issue, document, lines)),
    );
  }
  return result.data;
}

export function mistakesIn(name: string, mistakes: readonly string[]): RingfenceError {
  const list = mistakes.map((mistake) => `\n  ${name}: ${mistake}`).join('');
  return new RingfenceError(
    'CONFIG_INVALID',
    `${name} has ${mistakes.length} mistake${mistakes.length === 1 ? '' : 's'}; correct them and run again:${list}`,
  );
}
