import {RingfenceError} from '../base/errors.ts';
import {openView, type View} from '../engine/view.ts';
import type {Resolved} from '../model/resolved.ts';
import type {Derived, Store} from '../workspace/store.ts';
import {openSqliteStore} from '../workspace/sqlite-store.ts';
import type {Session} from './command.ts';

/** Opens the workspace to read, closes it whatever happens. */
export async function reading<T>(path: string, work: (store: Store) => T | Promise<T>): Promise<T> {
  return within(openSqliteStore(path, 'read'), work);
}

export async function writing<T>(path: string, work: (store: Store) => T | Promise<T>): Promise<T> {
  return within(openSqliteStore(path, 'write'), work);
}

async function within<T>(store: Store, work: (store: Store) => T | Promise<T>): Promise<T> {
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

/** Opens the view of a workspace, today's or as of a day, and closes it whatever happens. */
export async function viewing<T>(
  options: {workspace: string; asOf: string | null},
  session: Session,
  work: (view: View, store: Store) => T | Promise<T>,
): Promise<T> {
  return reading(options.workspace, (store) => work(openView(store, options.asOf, session.context), store));
}

/** What was worked out; asks for a run where there is nothing yet. */
export function derivedOf(store: Store): Derived {
  const derived = store.derived();
  if (derived === null)
    throw new RingfenceError(
      'NOT_FOUND',
      'Nothing has been worked out yet: load extracts with "ringfence run --feeds DIR".',
    );
  return derived;
}

export function notFound(kind: string, id: string): RingfenceError {
  return new RingfenceError('NOT_FOUND', `There is no ${kind} ${id}: "ringfence ${kind}s" lists them.`);
}

/** The position of a person. @throws RingfenceError NOT_FOUND */
export function personIndex({persons}: Resolved, id: string): number {
  const index = persons.findIndex((person) => person.id === id);
  if (index < 0) throw notFound('person', id);
  return index;
}
