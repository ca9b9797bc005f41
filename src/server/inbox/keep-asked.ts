import type {User} from '../../access/users.ts';
import {RingfenceError} from '../../base/errors.ts';
import {Problem} from '../problem.ts';
import type {NotificationRequest, WithdrawalRequest} from '../schemas/notification.ts';
import type {Inbox, Keeping} from './inbox.ts';
import {lineOf, withdrawalOf} from './line.ts';

/** What keeping one takes: where, from whom, the local moment, `YYYY-MM-DDTHH:MM`, and `log`, which has it in the audit log, and `report` for who runs the server. */
export type KeepAsked = {
  inbox: Inbox;
  user: User;
  now: string;
  log: (notification: string, outcome: string) => Promise<void>;
  report: (line: string) => void;
};

/**
 * Keeps a notification that its sender asks to have kept. That it is to be is in the audit log before it is on the disk, so that nothing
 * is there of which the log does not know.
 * @throws Problem request-invalid where a run would not read it whole, or it is to be received on a day to come; not-kept where it could not be written
 */
export async function keepAsked(
  request: NotificationRequest,
  {inbox, user, now, log, report}: KeepAsked,
): Promise<Keeping> {
  const line = lineOf(request, {agency: user.agency, name: user.name, area: inbox.area, now});
  // The last day of receipt is the present day of a run, by which all ages and windows are told.
  if (line.received.slice(0, 10) > now.slice(0, 10))
    throw new Problem('request-invalid', [{field: 'received', todo: 'to keep it, send a day that has come'}]);
  const read = inbox.read(line);
  if ('mistakes' in read) throw new Problem('request-invalid', read.mistakes);
  const {id} = read.records.notifications[0]!;
  await log(id, 'given');
  return written(id, () => inbox.keep(line, request.received !== undefined, now.slice(0, 10)), {log, report});
}

/**
 * Takes back what the agency of who asks had kept under a reference; null where it keeps nothing there. Logged and written as one that is kept.
 * @throws Problem not-kept where it could not be written: it then still counts
 */
export async function withdrawAsked(
  {ground, reference, area}: WithdrawalRequest,
  {inbox, user, now, log, report}: KeepAsked,
): Promise<Keeping | null> {
  const {agency} = user;
  const kept = inbox.latest({agency, reference, area: area ?? inbox.area});
  if (kept === undefined) return null;
  await log(kept.id, 'withdrawn');
  const line = withdrawalOf(kept.line, user.name, ground);
  return written(kept.id, () => inbox.keep(line, true, now.slice(0, 10)), {log, report});
}

async function written(
  id: string,
  write: () => Promise<Keeping>,
  {log, report}: Pick<KeepAsked, 'log' | 'report'>,
): Promise<Keeping> {
  try {
    return await write();
  } catch (error) {
    report(`INBOX: a notification could not be kept, and its sender was told so: ${reasonOf(error)}`);
    await log(id, 'not kept: it could not be written');
    throw new Problem('not-kept');
  }
}

/** The name of a failure of the disk: its message has a path, and our own messages have nobody in them. */
const reasonOf = (error: unknown): string =>
  error instanceof RingfenceError
    ? `${error.code}: ${error.message}`
    : ((error as NodeJS.ErrnoException).code ?? 'a fault of the server');
