import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import {askGraph, queryNamed} from '../../../src/neo4j/ask.ts';
import {connect, type Graph} from '../../../src/neo4j/bolt.ts';
import {checkGraph} from '../../../src/neo4j/check.ts';
import {linkRow, nodeRow, type GraphRows} from '../../../src/neo4j/graph-rows.ts';
import {markerOf} from '../../../src/neo4j/present.ts';
import {settingsFrom} from '../../../src/neo4j/settings.ts';
import type {Statement} from '../../../src/neo4j/statements.ts';
import {loadGraph, syncGraph, type Run} from '../../../src/neo4j/sync.ts';
import {workspaceRows} from '../../../src/neo4j/workspace-rows.ts';
import {boroughWorkspace} from '../../support/borough.ts';
import {boroughView} from '../../support/borough-view.ts';
import {ringfence} from '../../support/cli.ts';
import {HAS_SERVER, openGraph, TIMES} from '../../support/neo4j-server.ts';

const run = (name: string): Run => ({run: name, through: '2024-01-01'});

/** A statement of the test's own. */
const own = (text: string): Statement => ({name: 'test', text, about: '', parameters: [], returns: [], rows: null});

describe.skipIf(!HAS_SERVER)('keeping a server in step (skipped without a server: RINGFENCE_NEO4J)', TIMES, () => {
  let graph: Graph;
  let rows: GraphRows;
  const sync = (wanted: GraphRows, name: string, through: Graph = graph, isThorough = false) =>
    syncGraph(through, () => wanted, run(name), `writer of ${name}`, isThorough, QUIET);
  const isInStep = async (wanted: GraphRows, name: string) =>
    (await checkGraph(graph, () => wanted, run(name))).isInStep;
  const NONE = {putNodes: 0, putLinks: 0, dropNodes: 0, dropLinks: 0};

  beforeAll(async () => {
    graph = await openGraph();
    const whole = await boroughView((view) => workspaceRows(view));
    // Several batches of each, and few enough to load again for every test.
    const nodes = whole.nodes.filter(({label}) => label === 'Person' || label === 'Dwelling');
    const there = new Set(nodes.map(({id}) => id));
    rows = {
      nodes,
      links: whole.links.filter(({from, to}) => there.has(from) && there.has(to)).filter((_, at) => at % 6 === 0),
    };
  });
  beforeEach(async () => {
    await loadGraph(graph, rows, run('first'), 'first', QUIET);
  });
  afterAll(() => graph.close());

  /** The next run: one person gone with all their links, one name changed, one tie and one person new. */
  function nextRows(): {next: GraphRows; gone: number} {
    const [, gone, changed] = rows.nodes.filter(({label}) => label === 'Person') as [
      unknown,
      GraphRows['nodes'][0],
      GraphRows['nodes'][0],
    ];
    const links = rows.links.filter(({from, to}) => from !== gone.id && to !== gone.id);
    const nodes = rows.nodes
      .filter(({id}) => id !== gone.id)
      .map((node) => (node.id === changed.id ? nodeRow('Person', node.id, {name: 'Ada Test'}) : node));
    const next = {
      nodes: [...nodes, nodeRow('Person', 'Pnew', {name: 'Ben Test'})],
      links: [...links, linkRow('TIE', 'Pnew', changed.id, 'Tnew', {kind: 'sibling'})],
    };
    return {next, gone: rows.links.length - links.length};
  }

  test('what is loaded is in step, and a sync then changes nothing, thorough or not', async () => {
    expect(await isInStep(rows, 'first')).toBe(true);
    expect(await sync(rows, 'first')).toEqual(NONE);
    expect(await sync(rows, 'same rows, another run')).toEqual(NONE);
    expect(await sync(rows, 'thorough', graph, true)).toEqual(NONE);
    expect(await isInStep(rows, 'thorough')).toBe(true);
  });

  test('a sync writes what changed, takes out what is gone, and nothing else', async () => {
    const {next, gone} = nextRows();
    expect(await isInStep(next, 'first')).toBe(false);
    expect(await sync(next, 'second')).toEqual({putNodes: 2, putLinks: 1, dropNodes: 1, dropLinks: gone});
    expect(await isInStep(next, 'second')).toBe(true);
    expect(await isInStep(next, 'first')).toBe(false);
  });

  test.each([1, 3, 4])('a load that dies after %i writes is seen, and mended by the next', async (writes) => {
    const {next} = nextRows();
    let left = 7 + 2 + writes;
    const dying: Graph = {
      ...graph,
      write: (statement, parameters) =>
        left-- > 0 ? graph.write(statement, parameters) : Promise.reject(new Error('the line is cut')),
    };
    await expect(loadGraph(dying, next, run('second'), 'second', QUIET)).rejects.toThrow('cut');
    expect((await markerOf(graph))?.state).toBe('writing');
    await expect(askGraph(graph, queryNamed('homes'), {})).rejects.toThrow(/half written/);
    expect(await isInStep(next, 'second')).toBe(false);
    await sync(next, 'second');
    expect(await isInStep(next, 'second')).toBe(true);
  });

  test('a batch whose answer was lost is sent again and done once', async () => {
    const {next} = nextRows();
    const doubling: Graph = {
      ...graph,
      write: async (statement, parameters) => {
        await graph.write(statement, parameters);
        return graph.write(statement, parameters);
      },
    };
    await sync(next, 'second', doubling);
    expect(await isInStep(next, 'second')).toBe(true);
  });

  test('of two syncs at once the later goes on, and the earlier stops', async () => {
    const {next} = nextRows();
    let isFirst = true;
    const interrupted: Graph = {
      ...graph,
      write: async (statement, parameters) => {
        if (statement.name === 'write/put-nodes' && isFirst) {
          isFirst = false;
          await sync(rows, 'later');
        }
        return graph.write(statement, parameters);
      },
    };
    await expect(sync(next, 'earlier', interrupted)).rejects.toThrow(/Somebody else/);
    expect(await isInStep(rows, 'later')).toBe(true);
  });

  test('what others made stays, and is no part of the comparison', async () => {
    const [{id}] = rows.nodes as [GraphRows['nodes'][0]];
    await graph.write(own(`MATCH (n:Ringfence {id: '${id}'}) CREATE (n)-[:NOTE]->(:Remark {text: 'mine'})`));
    const [other] = rows.nodes.slice(1) as [GraphRows['nodes'][0]];
    await graph.write(own(`MATCH (a {id: '${id}'}), (b {id: '${other.id}'}) CREATE (a)-[:MINE]->(b)`));
    expect(await isInStep(rows, 'first')).toBe(true);
    await sync(nextRows().next, 'second');
    const kept = await graph.read(
      own('MATCH (r:Remark) WITH count(r) AS remarks MATCH ()-[m:MINE]->() RETURN remarks, count(m) AS mine'),
    );
    expect(kept).toEqual([{remarks: 1, mine: 1}]);
    await graph.write(own('MATCH (r:Remark) DETACH DELETE r'));
  });

  test('values changed by hand and relationships made twice are found and mended', async () => {
    await graph.write(own("MATCH (p:Person) WITH p LIMIT 3 SET p.name = 'somebody else'"));
    await graph.write(own('MATCH (a)-[t:TIE]->(b) WITH a, b, t LIMIT 2 CREATE (a)-[u:TIE]->(b) SET u = properties(t)'));
    const {isInStep: inStep, kinds} = await checkGraph(graph, () => rows, run('first'));
    expect(inStep).toBe(false);
    expect(kinds.find(({kind}) => kind === 'Person')?.changed).toBe(3);
    expect(kinds.find(({kind}) => kind === 'TIE')?.changed).toBe(2);
    expect(await sync(rows, 'first', graph, true)).toEqual({putNodes: 3, putLinks: 2, dropNodes: 0, dropLinks: 2});
    expect(await isInStep(rows, 'first')).toBe(true);
  });

  test('a graph that nobody loaded yet is not read through', async () => {
    await graph.write(own('MATCH (m:RingfenceGraph) DETACH DELETE m'));
    const unread = () => {
      throw new Error('rows were made');
    };
    expect(await checkGraph(graph, unread, run('first'))).toEqual({isInStep: false, marker: null, kinds: []});
    const {status, stderr} = await ringfence('neo4j', 'check', '-w', await boroughWorkspace());
    expect([status, stderr]).toEqual([83, expect.stringContaining('"ringfence neo4j load"')]);
  });

  test('the commands load, check and ask', async () => {
    const workspace = await boroughWorkspace();
    expect((await ringfence('neo4j', 'check', '-w', workspace)).status).toBe(83);
    const synced = await ringfence('neo4j', 'sync', '-w', workspace, '--json');
    expect(JSON.parse(synced.stdout)).toMatchObject({dropLinks: 0});
    expect((await ringfence('neo4j', 'check', '-w', workspace)).status).toBe(0);
    const again = await ringfence('neo4j', 'sync', '-w', workspace, '--json');
    expect(JSON.parse(again.stdout)).toEqual(NONE);
    const homes = await ringfence('neo4j', 'query', 'homes', '--param', 'min=4', 'most=3', '--json');
    expect(JSON.parse(homes.stdout)).toHaveLength(3);
    expect((await ringfence('neo4j', 'query', 'homes', '--param', 'min=4', 'most=3', '--csv')).stdout).toMatch(
      /^dwelling,address/,
    );
    expect((await ringfence('neo4j', 'query', 'homes', '--param', 'least=4')).status).toBe(2);
  });

  test('a wrong password and a refused statement tell nothing of anybody', async () => {
    const letIn = connect({...settingsFrom(process.env), password: 'not the password'});
    await expect(letIn).rejects.toMatchObject({code: 'NEO4J_UNREACHABLE'});
    await expect(letIn).rejects.toThrow(/^(?!.*not the password).* is not let in; check NEO4J_USER/);
    await expect(graph.read(own("RETURN date('Ada Test') AS day"))).rejects.toThrow(/^(?!.*Ada).*refused/);
    await expect(graph.read(own('CREATE (n:Remark) RETURN n'))).rejects.toThrow(/refused/);
  });
});
