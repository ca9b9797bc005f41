import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {LineCounter, parseDocument} from 'yaml';
import {RingfenceError} from '../base/errors.ts';
import {Policy} from './policy.ts';

/**
 * Reads a policy.
 * @throws RingfenceError FILE_MISSING; CONFIG_INVALID with all mistakes at once, each with its place and what was expected.
 */
export function readPolicy(path: string): Policy {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new RingfenceError('FILE_MISSING', `${path}: the policy cannot be read; check the path.`, {cause: error});
  }
  return parsePolicy(text, basename(path));
}

/** The policy in a text; `name` stands for the file in messages. */
export function parsePolicy(text: string, name: string): Policy {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false});
  if (document.errors.length > 0)
    throw invalid(
      name,
      document.errors.map(({pos, message}) => `line ${lines.linePos(pos[0]).line}: ${message}`),
    );
  const result = Policy.safeParse(document.toJS() ?? {});
  if (!result.success)
    throw invalid(
      name,
      result.error.issues.map(({path, message}) => `${path.length === 0 ? 'the file' : path.join('.')}: ${message}`),
    );
  const unknown = unknownPurposes(result.data);
  if (unknown.length > 0) throw invalid(name, unknown);
  return result.data;
}

function unknownPurposes({roles, purposes}: Policy): string[] {
  return Object.entries(roles).flatMap(([role, {purposes: own}]) =>
    Object.keys(own)
      .filter((purpose) => !Object.hasOwn(purposes, purpose))
      .map((purpose) => `roles.${role}.purposes.${purpose}: no such purpose; add it to "purposes" or mend the name`),
  );
}

function invalid(name: string, mistakes: string[]): RingfenceError {
  const list = mistakes.map((mistake) => `\n  ${name}: ${mistake}`).join('');
  return new RingfenceError(
    'CONFIG_INVALID',
    `${name} has ${mistakes.length} mistakes; correct them and start again:${list}`,
  );
}
