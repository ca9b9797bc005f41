import {setTimeout} from 'node:timers/promises';
import {Option} from 'commander';
import {derive} from '../engine/run/derive.ts';
import {erase, versionsLeft} from '../engine/retention/erase.ts';
import type {HoldGround} from '../engine/retention/holds.ts';
import type {Plan} from '../engine/retention/plan.ts';
import {openView} from '../engine/view/view.ts';
import type {Erasure} from '../workspace/erasure.ts';
import type {Store} from '../workspace/store.ts';
import {wholeArgument, type Session} from './command.ts';
import {certificate} from './views/retention-tables.ts';

export const waitOption = (): Option =>
  new Option('--wait <seconds>', 'how long to wait for those who read the workspace to let go of what was before')
    .default(30)
    .argParser(wholeArgument);

/** What holds are judged by; null where nothing was worked out. */
export function groundOf(store: Store, session: Session): HoldGround | null {
  const derived = store.derived();
  if (derived === null) return null;
  const view = openView(store, null, session.context);
  return {resolved: derived.resolved, alerts: view.alerts(), successors: (id) => view.successors(id)};
}

/** Erases what was planned, where there is anything (`erasure`), has the file rewritten, and prints the certificate. */
export async function eraseAndTell(
  store: Store,
  plan: Plan,
  erasure: Erasure | null,
  {wait, json}: {wait: number; json: boolean},
  session: Session,
): Promise<void> {
  if (erasure !== null) await erase(store, plan, erasure, derive, session.context);
  const isScrubbed = await scrub(store, wait);
  session.data(certificate({erasure, isScrubbed, left: versionsLeft(store, plan)}, json));
  tellOutside(session, erasure, isScrubbed);
}

/** Has the file rewritten, and asks each second whether whoever reads has let go of the former one. */
async function scrub(store: Store, seconds: number): Promise<boolean> {
  for (let waited = 0; !store.scrub(); waited++) {
    if (waited >= seconds) return false;
    await setTimeout(1000);
  }
  return true;
}

function tellOutside(session: Session, erasure: Erasure | null, isScrubbed: boolean): void {
  if (!isScrubbed)
    session.message('Somebody who reads the workspace still holds a state from before: close it, then run this again.');
  if (erasure === null) return;
  session.message(
    'Not reached by this: extracts and kept notifications in their folders, files that were exported, the audit log (which holds ids), backups, and ' +
      'a pinned model, which counts names. "ringfence neo4j sync" takes it out of Neo4j.',
  );
}
