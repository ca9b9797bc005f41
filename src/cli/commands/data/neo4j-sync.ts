import {randomUUID} from 'node:crypto';
import type {Command} from 'commander';
import {syncGraph} from '../../../neo4j/sync.ts';
import {workspaceRows} from '../../../neo4j/workspace-rows.ts';
import {addCommand, jsonOption, workspaceOption, type Session} from '../../command.ts';
import {tellChanges, withBoth} from '../../graph-access.ts';

type Options = {workspace: string; thorough: boolean; json: boolean};

export function registerNeo4jSync(parent: Command, session: Session): void {
  addCommand(
    parent,
    'sync',
    'change in the graph what differs from the last run; safe to stop, and to run again',
    'ringfence neo4j sync -w hub.sqlite',
  )
    .addOption(workspaceOption())
    .option('--thorough', 'compare every value, and mend what was changed in the graph by hand', false)
    .addOption(jsonOption())
    .action((options: Options) =>
      withBoth(options.workspace, session, async (graph, view, run) => {
        const rows = () => workspaceRows(view);
        const changes = await syncGraph(graph, rows, run, randomUUID(), options.thorough, session.context);
        tellChanges(changes, options.json, session);
      }),
    );
}
