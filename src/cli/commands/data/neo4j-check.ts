import type {Command} from 'commander';
import {RingfenceError} from '../../../base/errors.ts';
import {checkGraph, type Check} from '../../../neo4j/check.ts';
import {workspaceRows} from '../../../neo4j/workspace-rows.ts';
import {addCommand, jsonOption, workspaceOption, type Session} from '../../command.ts';
import {withBoth} from '../../graph-access.ts';
import {json, table} from '../../output.ts';

type Options = {workspace: string; json: boolean};

export function registerNeo4jCheck(parent: Command, session: Session): void {
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
        const check = await checkGraph(graph, () => workspaceRows(view), run);
        const {marker} = check;
        if (options.json) session.data(json(check));
        else if (marker !== null) session.data(checkText(marker, check));
        if (!check.isInStep)
          throw new RingfenceError(
            'NEO4J_STALE',
            marker === null
              ? 'Nothing was loaded yet: "ringfence neo4j load" does it.'
              : 'The graph is not in step: "ringfence neo4j sync --thorough" mends it.',
          );
      }),
    );
}

const checkText = ({state, through}: NonNullable<Check['marker']>, {kinds}: Check): string =>
  `Marked ${state}, through ${through ?? 'no day'}.\n${table(
    ['kind', 'wanted', 'missing', 'changed', 'extra'],
    kinds.map(({kind, wanted, missing, changed, extra}) => [kind, wanted, missing, changed, extra]),
  )}`;
