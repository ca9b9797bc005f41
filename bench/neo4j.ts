import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {QUIET} from '../src/base/context.ts';
import {DEFAULT_CONFIG} from '../src/engine/config/config.ts';
import {derive} from '../src/engine/run/derive.ts';
import {feedOpener} from '../src/engine/feeds/open-feed.ts';
import {run} from '../src/engine/run/run.ts';
import {openView} from '../src/engine/view/view.ts';
import {askGraph, queryNamed} from '../src/neo4j/ask.ts';
import {connect, type Graph} from '../src/neo4j/bolt.ts';
import {checkGraph} from '../src/neo4j/check.ts';
import {nodeRow, type GraphRows} from '../src/neo4j/graph-rows.ts';
import {settingsFrom} from '../src/neo4j/settings.ts';
import {loadGraph, syncGraph} from '../src/neo4j/sync.ts';
import {workspaceRows} from '../src/neo4j/workspace-rows.ts';
import {openSqliteStore} from '../src/workspace/sqlite/store.ts';
import type {Bench} from './main.ts';
import {makeBorough} from './make-borough.ts';

/** A load, a sync with little to do, a check, and the dearest of the questions, against the server named by NEO4J_URI. */
export const bench: Bench = {
  name: 'neo4j',
  summary:
    'load, sync and questions of a Neo4j server, which it empties: ".ci/neo4j.sh npm run bench -- neo4j" brings one ([--persons 20000] [--seed 7] or --workspace FILE)',
  async run(args, folder) {
    const {values} = parseArgs({
      args,
      options: {
        persons: {type: 'string', default: '20000'},
        seed: {type: 'string', default: '7'},
        workspace: {type: 'string'},
      },
    });
    const path = values.workspace ?? join(folder, 'bench.sqlite');
    if (values.workspace === undefined)
      await workOut(join(makeBorough(folder, values.persons, values.seed), 'feeds'), path);
    const store = openSqliteStore(path, 'read');
    const graph = await connect(settingsFrom(process.env));
    const view = openView(store, null, QUIET);
    view.network();
    await measure(graph, await timed('rows', () => workspaceRows(view)));
    await graph.close();
    store.close();
  },
};

async function workOut(feedsDir: string, path: string): Promise<void> {
  const store = openSqliteStore(path, 'write');
  await run({feedsDir, store, openFeed: feedOpener({}), derive, config: DEFAULT_CONFIG, ctx: QUIET});
  store.close();
}

async function measure(graph: Graph, rows: GraphRows): Promise<void> {
  const first = {run: 'first', through: ''};
  const sizes = {nodes: rows.nodes.length, links: rows.links.length};
  await timed('load', () => loadGraph(graph, rows, first, 'bench', QUIET), sizes);
  await timed('sync, nothing new', () => syncGraph(graph, () => rows, first, 'bench', false, QUIET));
  // One person in a hundred was renamed, and every hundredth relationship is gone.
  const nodes = rows.nodes.map((node, at) =>
    node.label === 'Person' && at % 100 === 0 ? nodeRow('Person', node.id, {name: 'Ada Test'}) : node,
  );
  const next = {nodes, links: rows.links.filter((_, at) => at % 100 !== 0)};
  const second = {run: 'second', through: ''};
  await timed('sync, one in a hundred', () => syncGraph(graph, () => next, second, 'bench', false, QUIET), sizes);
  await timed('sync back', () => syncGraph(graph, () => rows, first, 'bench', false, QUIET), sizes);
  const {isInStep} = await timed('check', () => checkGraph(graph, () => rows, first), sizes);
  if (!isInStep) throw new Error('the graph is not in step after a sync');
  for (const name of ['adults-across-families', 'addresses-of-unrelated-children', 'homes']) {
    for (const time of ['first', 'again'])
      await timed(`query ${name}, ${time}`, () => askGraph(graph, queryNamed(name), {}));
  }
}

async function timed<T>(step: string, work: () => T | Promise<T>, sizes?: {nodes: number; links: number}): Promise<T> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  const {user, system} = process.cpuUsage(cpu);
  const speed = sizes === undefined ? {} : {...sizes, rowsPerSecond: Math.round((sizes.nodes + sizes.links) / seconds)};
  const own = Number(((user + system) / 1e6).toFixed(2));
  console.log(
    JSON.stringify({bench: 'neo4j', step, seconds: Number(seconds.toFixed(2)), ownCpuSeconds: own, ...speed}),
  );
  return result;
}
