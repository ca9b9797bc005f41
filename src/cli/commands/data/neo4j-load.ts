import {randomUUID} from 'node:crypto';
import type {Command} from 'commander';
import {loadGraph} from '../../../neo4j/sync.ts';
import {workspaceRows} from '../../../neo4j/workspace-rows.ts';
import {addCommand, jsonOption, workspaceOption, type Session} from '../../command.ts';
import {tellChanges, withBoth} from '../../graph-access.ts';

type Options = {workspace: string; json: boolean};

export function registerNeo4jLoad(parent: Command, session: Session): void {
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
        tellChanges(await loadGraph(graph, rows, run, randomUUID(), session.context), options.json, session);
      }),
    );
}
