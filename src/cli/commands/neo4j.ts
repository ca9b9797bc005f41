import {randomUUID} from 'node:crypto';
import {Option, type Command} from 'commander';
import {RingfenceError} from '../../base/errors.ts';
import type {View} from '../../engine/view.ts';
import {askGraph, graphQueries, queryName, queryNamed} from '../../neo4j/ask.ts';
import {connect, type Answer, type Graph} from '../../neo4j/bolt.ts';
import {checkGraph, type Check} from '../../neo4j/check.ts';
import {runOf} from '../../neo4j/run-of.ts';
import {settingsFrom} from '../../neo4j/settings.ts';
import type {Statement} from '../../neo4j/statements.ts';
import {loadGraph, syncGraph, type Changes, type Run} from '../../neo4j/sync.ts';
import {workspaceRows} from '../../neo4j/workspace-rows.ts';
import {addCommand, jsonOption, workspaceOption, type CommandModule, type Session} from '../command.ts';
import {csvLine, json, table, type Cell} from '../output.ts';
import {namedValues} from '../named-values.ts';
import {derivedOf, viewing} from '../workspace-access.ts';

export const neo4jCommand: CommandModule = {
  register(program, session) {
    const neo4j = program
      .command('neo4j')
      .description('the network in a Neo4j server: put it there, keep it in step, ask it')
      .addHelpText(
        'after',
        '\nThe server is named by NEO4J_URI, NEO4J_USER, NEO4J_DATABASE and NEO4J_PASSWORD_FILE (a file with the password).\nAll who can read it can read all of it: what exports withhold is not in it.',
      );
    registerLoad(neo4j, session);
    registerSync(neo4j, session);
    registerCheck(neo4j, session);
    registerQuery(neo4j, session);
  },
};

type Options = {workspace: string; json: boolean};

function registerLoad(parent: Command, session: Session): void {
  addCommand(
    parent,
    'load',
    'take all that Ringfence put there out of the graph, and put the network in anew',
    'NEO4J_URI=bolt://localhost:7687 NEO4J_PASSWORD_FILE=neo4j.password ringfence neo4j load -w hub.sqlite',
  )
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action((options: Options) =>
      withBoth(options.workspace, session, async (graph, view, run) => {
        const rows = workspaceRows(view);
        tellChanges(await loadGraph(graph, rows, run, randomUUID(), session.context), options, session);
      }),
    );
}

function registerSync(parent: Command, session: Session): void {
  addCommand(
    parent,
    'sync',
    'change in the graph what differs from the last run; safe to stop, and to run again',
    'ringfence neo4j sync -w hub.sqlite',
  )
    .addOption(workspaceOption())
    .option('--thorough', 'compare every value, and mend what was changed in the graph by hand', false)
    .addOption(jsonOption())
    .action((options: Options & {thorough: boolean}) =>
      withBoth(options.workspace, session, async (graph, view, run) => {
        const rows = () => workspaceRows(view);
        const changes = await syncGraph(graph, rows, run, randomUUID(), options.thorough, session.context);
        tellChanges(changes, options, session);
      }),
    );
}

function tellChanges(changes: Changes, {json: asJson}: Options, session: Session): void {
  const {putNodes, putLinks, dropNodes, dropLinks} = changes;
  if (asJson) return session.data(json(changes));
  session.data(`${putNodes} nodes and ${putLinks} relationships written, ${dropNodes} and ${dropLinks} taken out.\n`);
}

function registerCheck(parent: Command, session: Session): void {
  addCommand(
    parent,
    'check',
    'compare the graph with the last run, value by value',
    'ringfence neo4j check -w hub.sqlite',
  )
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action((options: Options) =>
      withBoth(options.workspace, session, async (graph, view, run) => {
        const check = await checkGraph(graph, workspaceRows(view), run);
        session.data(options.json ? json(check) : checkText(check));
        if (!check.isInStep)
          throw new RingfenceError(
            'NEO4J_STALE',
            'The graph is not in step: "ringfence neo4j sync --thorough" mends it.',
          );
      }),
    );
}

const checkText = ({marker, kinds}: Check): string =>
  `${marker === null ? 'Nothing was loaded yet.' : `Marked ${marker.state}, through ${marker.through ?? 'no day'}.`}\n${table(
    ['kind', 'wanted', 'missing', 'changed', 'extra'],
    kinds.map(({kind, wanted, missing, changed, extra}) => [kind, wanted, missing, changed, extra]),
  )}`;

function registerQuery(parent: Command, session: Session): void {
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

async function withGraph<T>(work: (graph: Graph) => Promise<T>): Promise<T> {
  const graph = await connect(settingsFrom(process.env));
  try {
    return await work(graph);
  } finally {
    await graph.close();
  }
}

/** The graph and the last run of a workspace; asks for a run where there is none. */
function withBoth(
  workspace: string,
  session: Session,
  work: (graph: Graph, view: View, run: Run) => Promise<void>,
): Promise<void> {
  return viewing({workspace, asOf: null}, session, (view, store) => {
    derivedOf(store);
    return withGraph((graph) => work(graph, view, runOf(store)!));
  });
}
