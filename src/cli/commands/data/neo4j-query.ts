import {Option, type Command} from 'commander';
import {askGraph, graphQueries, queryName, queryNamed} from '../../../neo4j/ask.ts';
import type {Answer} from '../../../neo4j/bolt.ts';
import type {Statement} from '../../../neo4j/statements.ts';
import {addCommand, jsonOption, type Session} from '../../command.ts';
import {withGraph} from '../../graph-access.ts';
import {namedValues} from '../../named-values.ts';
import {csvLine, json, table, type Cell} from '../../output.ts';

export function registerNeo4jQuery(parent: Command, session: Session): void {
  addCommand(
    parent,
    'query [name]',
    'ask the graph one of the statements of cypher/read; without a name, list them',
    'ringfence neo4j query expand --param person=P01ha2nam0f80 --param most=10',
  )
    .option('-p, --param <name=value...>', 'a parameter of the statement', [])
    .option('-l, --list', 'say what the statement takes and gives', false)
    .addOption(jsonOption())
    .addOption(new Option('--csv', 'print CSV').default(false))
    .action(
      async (name: string | undefined, options: {param: string[]; list: boolean; json: boolean; csv: boolean}) => {
        if (name === undefined) return session.data(options.json ? json(graphQueries().map(shown)) : listText());
        const query = queryNamed(name);
        if (options.list) return session.data(options.json ? json(shown(query)) : describeText(query));
        const rows = await withGraph((graph) => askGraph(graph, query, namedValues(options.param, '--param')));
        if (options.json) return session.data(json(rows));
        const cells = rows.map((row) => query.returns.map((column) => cellOf(row[column])));
        session.data(
          options.csv
            ? [query.returns, ...cells].map((line) => csvLine([...line])).join('')
            : table([...query.returns], cells),
        );
        session.message(`${rows.length} rows. ${query.about}`);
      },
    );
}

const shown = (query: Statement) => {
  const {about, parameters, returns, rows} = query;
  return {name: queryName(query), about, parameters, returns, rows};
};

const listText = (): string =>
  table(
    ['query', 'what it gives'],
    graphQueries().map((query) => [queryName(query), query.about]),
  );

const describeText = (query: Statement): string =>
  `${query.about}\n${table(
    ['parameter', 'type', 'default', 'about'],
    query.parameters.map(({name, type, initial, about}) => [name, type, initial, about]),
  )}Columns: ${query.returns.join(', ')}. At most ${query.rows} rows.\n`;

const cellOf = (value: Answer[string]): Cell =>
  Array.isArray(value)
    ? value.join(' | ')
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : (value as Cell);
