import {readFileSync} from 'node:fs';
import {LineCounter, parseDocument} from 'yaml';
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

/**
 * What a YAML text says, checked by a schema; `name` stands for the file in messages.
 * @throws RingfenceError CONFIG_INVALID with all mistakes at once, each with its place and what was expected.
 */
export function checkedYaml<T>(text: string, name: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false});
  if (document.errors.length > 0) {
    throw mistakesIn(
      name,
      document.errors.map((error) => `line ${lines.linePos(error.pos[0]).line}: ${error.message}`),
    );
  }
  const result = schema.safeParse(document.toJS() ?? {});
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
