import {QUIET} from '../../src/base/context.ts';
import {DEFAULT_CONFIG} from '../../src/engine/config.ts';
import {connectedRecords} from '../../src/engine/connected.ts';
import {derive} from '../../src/engine/derive.ts';
import {feedOpener} from '../../src/engine/open-feed.ts';
import {run} from '../../src/engine/run.ts';
import {Inquiry} from '../../src/questions/inquiry.ts';
import type {GivenTables, Row} from '../../src/questions/question.ts';
import {QUESTIONS} from '../../src/questions/registry.ts';
import type {Records} from '../../src/model/records.ts';
import {createMemoryStore} from '../../src/workspace/memory-store.ts';
import type {Store} from '../../src/workspace/store.ts';
import {resolve, type Identities} from './records.ts';

/** The main job over a folder of extracts, with nothing left behind. */
export async function workOut(feedsDir: string): Promise<Store> {
  const store = createMemoryStore();
  await run({feedsDir, store, openFeed: feedOpener({}), derive, config: DEFAULT_CONFIG, ctx: QUIET});
  return store;
}

export function inquire(store: Store, asOf: string | null = null): Inquiry {
  const {resolved, flags, alerts} = store.derived()!;
  const {records} = connectedRecords(store.records());
  return new Inquiry({records, resolved, flags, alerts, signals: DEFAULT_CONFIG.signals, asOf});
}

/** An inquiry over hand-made records, with identities as the test says. */
export function inquireInto(records: Records, asOf: string | null = null, identities: Identities = {}): Inquiry {
  const resolved = resolve(records, identities);
  return new Inquiry({records, resolved, flags: [], alerts: [], signals: DEFAULT_CONFIG.signals, asOf});
}

export function ask(inquiry: Inquiry, name: string, given: Record<string, unknown> = {}, tables?: GivenTables): Row[] {
  const question = QUESTIONS.find((candidate) => candidate.name === name);
  if (question === undefined) throw new Error(`there is no question ${name}`);
  return question.answer(inquiry, given, tables);
}
