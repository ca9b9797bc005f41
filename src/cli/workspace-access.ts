import {indexOfId} from '../base/find-by-id.ts';
import {RingfenceError} from '../base/errors.ts';
import type {View} from '../engine/view/view.ts';
import type {Resolved} from '../model/resolved.ts';
import type {Derived} from '../workspace/results.ts';
import type {Store} from '../workspace/store.ts';
import {openSqliteStore} from '../workspace/sqlite/store.ts';
import type {Session} from './command.ts';

/** Opens the workspace to read, closes it whatever happens. */
export async function reading<T>(path: string, work: (store: Store) => T | Promise<T>): Promise<T> {
  return within(openSqliteStore(path, 'read'), work);
}

export async function writing<T>(path: string, work: (store: Store) => T | Promise<T>): Promise<T> {
  return within(openSqliteStore(path, 'write'), work);
}

/** Opens a workspace that is there to change it: under a mistaken name there would be nothing to change, and no word of it. */
export async function changing<T>(path: string, work: (store: Store) => T | Promise<T>): Promise<T> {
  await reading(path, () => {});
  return writing(path, work);
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
  // Views stand on most of the engine, and commands that ask the store alone start in half the time without it.
  const {openView} = await import('../engine/view/view.ts');
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

/**
 * The id under which a person goes now. An id of former runs that went into one other is followed, and said to be; every other id
 * is returned as it is.
 * @throws RingfenceError NOT_FOUND where it went into several, which are named.
 */
export function currentId(view: View, id: string, session: Session): string {
  const heirs = view.successors(id);
  if (heirs.length === 0) return id;
  const why = `"ringfence events --person ${id}" tells why`;
  if (heirs.length > 1)
    throw new RingfenceError(
      'NOT_FOUND',
      `${id} is no person any more: it went into ${heirs.join(', ')}. Ask for one of them; ${why}.`,
    );
  session.message(`${id} is now ${heirs[0]}, which is shown; ${why}.`);
  return heirs[0]!;
}

/**
 * Who a command is asked about: the id under which they go now, and their position in the networks of the view.
 * @throws RingfenceError NOT_FOUND where nobody is known by the day of the view.
 */
export function personAsked(view: View, asked: string, session: Session): {id: string; person: number} {
  const id = currentId(view, asked, session);
  const person = view.person(id);
  if (person < 0) throw notFound('person', id);
  return {id, person};
}

/** The position of a person of whom a record is known. @throws RingfenceError NOT_FOUND */
export function personIndex({persons}: Resolved, id: string): number {
  const index = indexOfId(persons, id);
  if (index < 0 || persons[index]!.mentions.length === 0) throw notFound('person', id);
  return index;
}
