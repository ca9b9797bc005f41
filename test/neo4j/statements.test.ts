import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {contentHash} from '../../src/base/hash.ts';
import {graphQueries, parametersOf} from '../../src/neo4j/ask.ts';
import {statementsIn, type Statement} from '../../src/neo4j/statements.ts';
import {workspaceRows} from '../../src/neo4j/workspace-rows.ts';
import {boroughView} from '../support/borough-view.ts';

const CHECKER = '@neo4j-cypher/language-support';
type Lint = typeof import('@neo4j-cypher/language-support');

const ALL = ['schema', 'write', 'read'].flatMap(statementsIn);

/** What the graph of the committed borough holds: a label, type or property that is not in it is a slip. */
const vocabulary = await boroughView((view) => {
  const {nodes, links} = workspaceRows(view);
  return {
    labels: ['Ringfence', 'RingfenceGraph', ...new Set(nodes.map(({label}) => label))].sort(),
    relationshipTypes: [...new Set(links.map(({type}) => type))].sort(),
    propertyKeys: [
      ...[...new Set([...nodes, ...links].flatMap(({set}) => Object.keys(set)))].sort(),
      // Of the marker, and of the rows that are written.
      'state',
      'run',
      'through',
      'nodes',
      'links',
      'writer',
      'batch',
      'lock',
      'label',
      'set',
    ],
  };
});

/**
 * What the checker said of texts, by a hash of all that its answer hangs on: its version, the text and its parameters, and
 * which words of the text are in the vocabulary, so that a new word elsewhere in the graph is no reason to ask anew. It takes
 * up to three seconds a statement, and is asked only of what it was not asked before; `UPDATE_GOLDEN=1` keeps what it said.
 */
const GOLDEN = join(import.meta.dirname, '../golden/cypher-faults.json');
const known = JSON.parse(readFileSync(GOLDEN, 'utf8')) as Record<string, string[]>;
const told: Record<string, string[]> = {};
const manifest = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
const {devDependencies} = JSON.parse(manifest) as {devDependencies: Record<string, string>};

function faultsOf(text: string, parameters: readonly string[] = []): string[] {
  const words = new Set(text.match(/\w+/g));
  const met = Object.values(vocabulary).map((list) => list.filter((word) => words.has(word)));
  const key = contentHash(JSON.stringify([devDependencies[CHECKER], met, text, parameters]));
  return (told[key] = known[key] ?? check(text, parameters));
}

function check(text: string, parameters: readonly string[]): string[] {
  // By `require`: its modules name one another without endings, which Node does not follow.
  const {lintCypherQuery} = createRequire(import.meta.url)(CHECKER) as Lint;
  const given = Object.fromEntries(parameters.map((name) => [name, '']));
  return lintCypherQuery(text, {...vocabulary, parameters: given}).diagnostics.flatMap(({severity, message, range}) => {
    const words = typeof message === 'string' ? message : message.value;
    const isFault = severity === 1 || words.includes('not present in the database');
    return isFault ? [`line ${range.start.line + 1}: ${words}`] : [];
  });
}

afterAll(() => {
  const anew = Object.keys(told).filter((key) => !(key in known)).length;
  if (process.env['UPDATE_GOLDEN'] !== undefined)
    writeFileSync(GOLDEN, `${JSON.stringify(told, Object.keys(told).sort(), 2)}\n`);
  else if (anew > 0)
    process.stderr.write(`${anew} texts of Cypher were checked anew: UPDATE_GOLDEN=1 keeps what was found.\n`);
});

test('the check finds what is misspelt', () => {
  expect(faultsOf('MATCH (p:Person) RETURN q')).toHaveLength(1);
  expect(faultsOf('MATCH (p:Persn) RETURN p')).toHaveLength(1);
  expect(faultsOf('MATCH (p:Person {id: $who}) RETURN p')).toHaveLength(1);
});

test.each(ALL.map((statement): [string, Statement] => [statement.name, statement]))(
  '%s is whole, names nothing that is not there, and says what it takes and gives',
  (_, {text, about, parameters, returns, rows}) => {
    expect(
      faultsOf(
        text,
        parameters.map(({name}) => name),
      ),
    ).toEqual([]);
    const body = text.replaceAll(/^\/\/.*$/gm, '');
    expect(about).toMatch(/^[A-Z].*\.$/);
    const used = new Set(Array.from(body.matchAll(/\$(\w+)/g), ([, name]) => name!));
    expect([...used].sort()).toEqual(parameters.map(({name}) => name).sort());
    for (const {about: said} of parameters) expect(said).not.toBe('');
    expect(body).not.toMatch(/;|elementId|\bid\(/);
    if (rows === null) return;
    expect(columnsOf(body)).toEqual([...returns]);
    if (rows !== 'all') expect(body).toMatch(new RegExp(`LIMIT \\${rows.startsWith('$') ? rows : `d{0}${rows}`}\\s*$`));
  },
);

/** Names of the columns that the last RETURN gives. */
function columnsOf(body: string): string[] {
  const [given] = body.slice(body.lastIndexOf('\nRETURN') + '\nRETURN'.length).split(/\n(?:ORDER BY|LIMIT)/);
  let depth = 0;
  const columns = [''];
  for (const mark of given!) {
    if ('([{'.includes(mark)) depth++;
    if (')]}'.includes(mark)) depth--;
    if (mark === ',' && depth === 0) columns.push('');
    else columns[columns.length - 1] += mark;
  }
  return columns.map((column) =>
    column
      .trim()
      .split(/\s+AS\s+/)
      .at(-1)!,
  );
}

test('parameters are read as their types, with defaults, and every slip is told at once', () => {
  const expand = graphQueries().find(({name}) => name === 'read/links/expand')!;
  expect(parametersOf(expand, {person: 'P1', most: '5'})).toEqual({
    person: 'P1',
    most: 5,
    after: '0001-01-01',
    before: '9999-12-30',
    asOf: '9999-12-30',
  });
  expect(() => parametersOf(expand, {most: 'x', asOf: '2023-02-30', nope: '1'})).toThrow(
    /nope is no parameter[^]*person is a text[^]*most is a whole[^]*asOf is a day/,
  );
});
