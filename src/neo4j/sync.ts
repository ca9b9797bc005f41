import {RingfenceError} from '../base/errors.ts';
import type {Context} from '../base/context.ts';
import type {Graph} from './bolt.ts';
import type {GraphRows} from './graph-rows.ts';
import {difference, markerOf, presentByHash, presentWhole, type Difference, type Present} from './present.ts';
import {statement, statementsIn} from './statements.ts';

/** What the graph is to stand for: a hash of all that the run was worked out from, and the last day of receipt. */
export type Run = {run: string; through: string};

/** How many of each were changed; all nought where the graph was in step. */
export type Changes = {[Step in keyof Difference]: number};

/** Rows of one statement: peers load a few thousand at once, and larger batches were slower here. */
const BATCH = 2_000;

const NOTHING: Present = {nodes: new Map(), links: new Map()};

/** Takes everything that Ringfence made out of the graph and puts it in anew. What others made stays. */
export async function loadGraph(
  graph: Graph,
  rows: GraphRows,
  run: Run,
  writer: string,
  ctx: Context,
): Promise<Changes> {
  await makeSchema(graph);
  await graph.write(statement('write/begin'), {writer});
  const clear = statement('write/clear');
  while (Number((await graph.write(clear, {most: 5_000}))[0]?.['done'] ?? 0) > 0);
  return apply(graph, rows, difference(rows, NOTHING), run, writer, ctx);
}

/**
 * Changes in the graph what differs from the rows and nothing else, and takes out what is gone. Whatever a sync before it left
 * half done is mended, as it compares with what is there and trusts no note of what was done. With `isThorough` values that somebody
 * changed by hand are mended too; without it nothing is read where the marker says that the graph stands for the run.
 */
export async function syncGraph(
  graph: Graph,
  rows: () => GraphRows,
  run: Run,
  writer: string,
  isThorough: boolean,
  ctx: Context,
): Promise<Changes> {
  const marker = await markerOf(graph);
  if (!isThorough && marker?.state === 'complete' && marker.run === run.run)
    return {putNodes: 0, putLinks: 0, dropNodes: 0, dropLinks: 0};
  await makeSchema(graph);
  await graph.write(statement('write/begin'), {writer});
  const present = await (isThorough ? presentWhole(graph) : presentByHash(graph));
  const wanted = rows();
  return apply(graph, wanted, difference(wanted, present), run, writer, ctx);
}

async function makeSchema(graph: Graph): Promise<void> {
  for (const constraint of statementsIn('schema')) await graph.write(constraint);
}

async function apply(
  graph: Graph,
  rows: GraphRows,
  steps: Difference,
  {run, through}: Run,
  writer: string,
  ctx: Context,
): Promise<Changes> {
  const batches = new Batches(graph, writer, ctx);
  await batches.send('write/drop-links', steps.dropLinks);
  await batches.send('write/drop-nodes', steps.dropNodes);
  await batches.send('write/put-nodes', steps.putNodes);
  await batches.send('write/put-links', steps.putLinks);
  const counts = {nodes: rows.nodes.length, links: rows.links.length};
  const [ended] = await graph.write(statement('write/end'), {writer, run, through, ...counts});
  if (ended === undefined) throw takenOver();
  return {
    putNodes: steps.putNodes.length,
    putLinks: steps.putLinks.length,
    dropNodes: steps.dropNodes.length,
    dropLinks: steps.dropLinks.length,
  };
}

/** Sends rows in numbered batches, each done once: see the head of `cypher/write/put-links.cypher`. */
class Batches {
  readonly #graph: Graph;
  readonly #writer: string;
  readonly #ctx: Context;
  #batch = 0;

  constructor(graph: Graph, writer: string, ctx: Context) {
    this.#graph = graph;
    this.#writer = writer;
    this.#ctx = ctx;
  }

  async send(name: string, rows: readonly object[]): Promise<void> {
    const sent = statement(name);
    for (let at = 0; at < rows.length; at += BATCH) {
      this.#ctx.signal.throwIfAborted();
      const some = rows.slice(at, at + BATCH);
      const batch = ++this.#batch;
      const [answer] = await this.#graph.write(sent, {writer: this.#writer, batch, rows: some});
      const done = Number(answer?.['done'] ?? 0);
      this.#ctx.progress(`graph: ${name}`, at + some.length, rows.length);
      if (done !== some.length && !(await this.#wasDone(batch, done))) throw takenOver();
    }
  }

  /** True where the answer to a batch was lost, and the driver sent it again in vain. */
  async #wasDone(batch: number, done: number): Promise<boolean> {
    const marker = done === 0 ? await markerOf(this.#graph) : null;
    return marker?.writer === this.#writer && marker.batch === batch;
  }
}

const takenOver = (): RingfenceError =>
  new RingfenceError(
    'NEO4J_FAILED',
    'Somebody else changed the graph meanwhile; "ringfence neo4j sync" brings it in step when they are done.',
  );
