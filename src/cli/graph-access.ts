import type {View} from '../engine/view/view.ts';
import {connect, type Graph} from '../neo4j/bolt.ts';
import {runOf} from '../neo4j/run-of.ts';
import {settingsFrom} from '../neo4j/settings.ts';
import type {Changes, Run} from '../neo4j/sync.ts';
import type {Session} from './command.ts';
import {json} from './output.ts';
import {derivedOf, viewing} from './workspace-access.ts';

/** The graph that the environment names, closed again after the work. */
export async function withGraph<T>(work: (graph: Graph) => Promise<T>): Promise<T> {
  const graph = await connect(settingsFrom(process.env));
  try {
    return await work(graph);
  } finally {
    await graph.close();
  }
}

/** The graph and the last run of a workspace; asks for a run where there is none. */
export function withBoth(
  workspace: string,
  session: Session,
  work: (graph: Graph, view: View, run: Run) => Promise<void>,
): Promise<void> {
  return viewing({workspace, asOf: null}, session, (view, store) => {
    derivedOf(store);
    return withGraph((graph) => work(graph, view, runOf(store)!));
  });
}

export function tellChanges(changes: Changes, asJson: boolean, session: Session): void {
  const {putNodes, putLinks, dropNodes, dropLinks} = changes;
  if (asJson) return session.data(json(changes));
  session.data(`${putNodes} nodes and ${putLinks} relationships written, ${dropNodes} and ${dropLinks} taken out.\n`);
}
