import {QUIET} from '../../src/base/context.ts';
import {DEFAULT_CONFIG} from '../../src/engine/config/config.ts';
import {derive} from '../../src/engine/run/derive.ts';
import {openView} from '../../src/engine/view/view.ts';
import {feedOpener} from '../../src/engine/feeds/open-feed.ts';
import {run} from '../../src/engine/run/run.ts';
import {Inquiry} from '../../src/questions/inquiry.ts';
import type {GivenTables, Row} from '../../src/questions/question.ts';
import {QUESTIONS} from '../../src/questions/registry.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {withheldDwellings} from '../../src/network/guard/protection.ts';
import {shownNetwork} from '../../src/network/guard/shown.ts';
import type {Records} from '../../src/model/records.ts';
import {emptyStore} from './empty-store.ts';
import type {Store} from '../../src/workspace/store.ts';
import {resolve} from './records.ts';

/** The main job over a folder of extracts, with nothing left behind. */
export async function workOut(feedsDir: string, config = DEFAULT_CONFIG): Promise<Store> {
  const store = emptyStore();
  await run({feedsDir, store, openFeed: feedOpener({}), derive, config, ctx: QUIET});
  return store;
}

export const inquire = (store: Store, asOf: string | null = null): Inquiry => new Inquiry(openView(store, asOf, QUIET));

/** An inquiry over hand-made records, each mention id up to its dot being a person. */
export function inquireInto(records: Records, asOf: string | null = null): Inquiry {
  const resolved = resolve(records);
  const network = buildNetwork(records, resolved, {asOf});
  const withheld = withheldDwellings(records, resolved);
  return new Inquiry({
    network: () => network,
    shown: () => shownNetwork(network, withheld),
    flags: () => [],
    alerts: () => [],
    withheld: () => withheld,
    config: DEFAULT_CONFIG,
  });
}

export function ask(inquiry: Inquiry, name: string, given: Record<string, unknown> = {}, tables?: GivenTables): Row[] {
  const question = QUESTIONS.find((candidate) => candidate.name === name);
  if (question === undefined) throw new Error(`there is no question ${name}`);
  return question.answer(inquiry, given, tables);
}
