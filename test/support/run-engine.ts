import {QUIET} from '../../src/base/context.ts';
import {DEFAULT_CONFIG} from '../../src/engine/config.ts';
import {feedOpener} from '../../src/engine/open-feed.ts';
import {run} from '../../src/engine/run.ts';
import {openSqliteStore} from '../../src/workspace/sqlite-store.ts';
import {deriveByName} from './engine.ts';

/**
 * The main job as a process of its own, to be killed: `node run-engine.ts FEEDS WORKSPACE`. What is worked out is the least there
 * is, so that most of the time goes to reading and storing; `npm run bench -- kill` kills the whole.
 */
const [feedsDir, workspace] = process.argv.slice(2);
const store = openSqliteStore(workspace!, 'write');
process.stdout.write('open\n');
await run({
  feedsDir: feedsDir!,
  store,
  openFeed: feedOpener({}),
  derive: deriveByName,
  config: DEFAULT_CONFIG,
  ctx: QUIET,
});
store.close();
