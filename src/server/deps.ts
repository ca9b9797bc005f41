import type {AuditLog} from '../access/audit/log.ts';
import type {Policy} from '../access/policy.ts';
import type {Users} from '../access/users.ts';
import type {WaitingPeople} from './inbox/waiting-people.ts';
import type {WorkspaceReader} from './workspace-reader.ts';

/** What the server rests on; the clock comes from outside. */
export type ServerDeps = {
  /** The policy as it is now: it may change while the server runs. */
  policy: () => Policy;
  users: Users;
  /** Files of settings that were refused when they changed: what they said before still counts. */
  refused?: () => readonly string[];
  /** Kept notifications; left out where the server keeps none. */
  waiting?: WaitingPeople;
  audit: Pick<AuditLog, 'append' | 'read'>;
  reader: WorkspaceReader;
  /** Milliseconds since 1970. */
  now: () => number;
  /** A message for who runs the server; never with personal data. */
  report: (line: string) => void;
};
