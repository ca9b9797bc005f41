import type {FastifyInstance, LightMyRequestResponse} from 'fastify';
import {EMPTY_HEAD, entryAfter, type AuditEvent} from '../../src/access/audit/entry.ts';
import type {AuditLog} from '../../src/access/audit/log.ts';
import {parsePolicy} from '../../src/access/read-policy.ts';
import type {Policy} from '../../src/access/policy.ts';
import {keptToken} from '../../src/access/secrets.ts';
import {Users, type User} from '../../src/access/users.ts';
import {QUIET} from '../../src/base/context.ts';
import {createApp, type Plugin} from '../../src/server/app.ts';
import type {Inbox} from '../../src/server/inbox/inbox.ts';
import {WaitingPeople} from '../../src/server/inbox/waiting-people.ts';
import {WorkspaceReader} from '../../src/server/workspace-reader.ts';
import {boroughWorkspace} from './borough.ts';

/** 2 April 2026, 15:10 in universal time: the Thursday before Easter. */
export const NOW = Date.UTC(2026, 3, 2, 15, 10);
export const TODAY = '2026-04-02';

/** Everything may be done by `all`, for the purpose `triage`. */
export const POLICY = parsePolicy(
  `
hub: Test
purposes: {triage: Test, other: Test}
grounds: {s47: {text: Test}, s16la: {text: Test, from: 2027-01-01}}
roles:
  all:
    agencies: all
    purposes:
      triage:
        may: [lookup, record, flags:read, alerts:read, alerts:decide, person:read, chronology:read, audit:read]
        sees: {agencies: all, release: [shareable, ask, withheld], names: true}
  own:
    agencies: all
    purposes:
      triage: {may: [lookup, flags:read, alerts:read, chronology:read]}
limits: {userPerMinute: 1000000, agencyPerMinute: 1000000, addressPerMinute: 1000000}
`,
  'policy.yaml',
);

/** The token of a user of tests; one is made for each name. */
export const tokenOf = ({name}: User): string => `rf_${name.padEnd(43, '0')}`;

/** A user who signs in by a password at the desk, or by a token. */
export type TestUser = User & {password?: string};

export const keptUser = ({password, ...user}: TestUser): ConstructorParameters<typeof Users>[0][number] => ({
  ...user,
  token: password === undefined ? keptToken(tokenOf(user)) : null,
  // Kept by a hash that takes no time, as tests sign in often; `test/access/secrets.test.ts` tries the one that people have.
  password: password === undefined ? null : keptToken(password),
  addedOn: TODAY,
  removedOn: null,
});

export const CHIEF: User = {name: 'chief', role: 'all', agency: 'social-care'};
export const NURSE: User = {name: 'nurse', role: 'own', agency: 'health'};

export type TestServer = {
  app: FastifyInstance;
  /** What the server looks at with each request. */
  live: {policy: Policy; refused: readonly string[]};
  users: Users;
  reader: WorkspaceReader;
  events: AuditEvent[];
  reports: string[];
  get(url: string, user?: User, purpose?: string): Promise<LightMyRequestResponse>;
  post(url: string, body: unknown, user?: User, purpose?: string): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
};

export type TestOptions = {
  audit?: Pick<AuditLog, 'append'>;
  policy?: Policy;
  users?: readonly TestUser[];
  workspace?: string;
  plugins?: Plugin[];
  reader?: WorkspaceReader;
  now?: () => number;
  /** Kept notifications; none are kept unless given. */
  inbox?: Inbox;
};

/** A server over the committed borough that keeps its log in a list. */
export async function testServer(options: TestOptions = {}): Promise<TestServer> {
  const live = {policy: options.policy ?? POLICY, refused: []};
  const events: AuditEvent[] = [];
  const reports: string[] = [];
  const workspace = options.workspace ?? (await boroughWorkspace());
  const reader =
    options.reader ??
    new WorkspaceReader(
      workspace,
      () => live.policy,
      () => TODAY,
      QUIET,
    );
  const keep = {append: (event: AuditEvent) => Promise.resolve(void events.push(event))};
  const read: AuditLog['read'] = (visit) => {
    let head = EMPTY_HEAD;
    for (const event of events) {
      const entry = entryAfter(head, event);
      head = {seq: entry.seq, hash: entry.hash};
      visit(entry);
    }
    return Promise.resolve({entries: head.seq, head, fault: null});
  };
  const users = new Users((options.users ?? [CHIEF, NURSE]).map(keptUser), (kept, password) =>
    Promise.resolve(kept === keptToken(password)),
  );
  const app = await createApp(
    {
      policy: () => live.policy,
      refused: () => live.refused,
      users,
      audit: {read, append: (event) => (options.audit ?? keep).append(event)},
      reader,
      ...(options.inbox === undefined ? {} : {waiting: new WaitingPeople(options.inbox)}),
      now: options.now ?? (() => NOW),
      report: (line) => reports.push(line),
    },
    {plugins: options.plugins ?? []},
  );
  const headers = (user: User, purpose: string): Record<string, string> => ({
    authorization: `Bearer ${tokenOf(user)}`,
    'x-purpose': purpose,
  });
  return {
    app,
    live,
    users,
    reader,
    events,
    reports,
    get: (url, user = CHIEF, purpose = 'triage') => app.inject({url, headers: headers(user, purpose)}),
    post: (url, body, user = CHIEF, purpose = 'triage') =>
      app.inject({method: 'POST', url, headers: headers(user, purpose), payload: body as object}),
    close: async () => {
      await app.close();
      reader.close();
    },
  };
}
