import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {assert} from '../base/assert.ts';

const PARAMETER_TYPES = ['text', 'whole', 'day', 'words', 'rows'] as const;

/** `initial` is null where the parameter has to be given. */
export type Parameter = {name: string; type: (typeof PARAMETER_TYPES)[number]; initial: string | null; about: string};

/** A statement of the folder `cypher`, and what the comment at its head says of it. */
export type Statement = {
  /** Path below `cypher` without its ending ("read/links/expand"). */
  name: string;
  text: string;
  about: string;
  parameters: readonly Parameter[];
  returns: readonly string[];
  /** The most rows it gives: a number, a parameter ("$most"), or "all"; null where it changes the graph. */
  rows: string | null;
};

const ROOT = join(import.meta.dirname, '../../cypher');

/** Every statement below a folder of `cypher`, in order of name. */
export function statementsIn(folder: string): Statement[] {
  return readdirSync(join(ROOT, folder), {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.cypher'))
    .map((file) => statement(`${folder}/${file.slice(0, -'.cypher'.length).replaceAll('\\', '/')}`))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** A statement by its name. */
export function statement(name: string): Statement {
  const text = readFileSync(join(ROOT, `${name}.cypher`), 'utf8');
  const lines = text.split('\n');
  const head = lines
    .slice(
      0,
      lines.findIndex((line) => !line.startsWith('//')),
    )
    .map((line) => line.slice(2).trim());
  const told = (word: string): string | null =>
    head
      .find((line) => line.startsWith(`${word} `))
      ?.slice(word.length)
      .trim() ?? null;
  return {
    name,
    text,
    about: head
      .slice(
        0,
        Math.max(
          1,
          head.findIndex((line) => /^(?:param|returns) /.test(line)),
        ),
      )
      .join(' '),
    parameters: head.filter((line) => line.startsWith('param ')).map(parameter),
    returns: (told('returns')?.split(':')[0] ?? '')
      .split(',')
      .map((column) => column.trim())
      .filter(Boolean),
    rows: told('rows'),
  };
}

/** `param NAME TYPE[=DEFAULT] ABOUT`. */
function parameter(line: string): Parameter {
  const [, name, type, initial, about] = /^param (\w+)\s+(\w+)(?:=(\S*))?\s+(.*)$/.exec(line) ?? [];
  const known = PARAMETER_TYPES.find((candidate) => candidate === type);
  assert(name !== undefined && known !== undefined, `a parameter of a statement that cannot be read: ${line}`);
  return {name, type: known, initial: initial ?? null, about: about ?? ''};
}
