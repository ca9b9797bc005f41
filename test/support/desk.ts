import {copyFileSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {FastifyInstance, LightMyRequestResponse} from 'fastify';
import {parsePolicy} from '../../src/access/read-policy.ts';
import type {User} from '../../src/access/users.ts';
import {QUIET} from '../../src/base/context.ts';
import {WorkspaceReader} from '../../src/server/workspace-reader.ts';
import {deskPlugin} from '../../src/web/plugin.ts';
import {boroughWorkspace} from './borough.ts';
import {testServer, TODAY, NOW, type TestOptions, type TestServer, type TestUser} from './server.ts';

/** Reviewers who see everything; a clerk who sees no names, an agency that sees its own, a partner who sees what no owner withholds, a
 * coordinator and a preparer of MARAC, who sees their own agency's, a lead who sees how work stands, and an auditor who sees nobody. */
export const DESK_POLICY = parsePolicy(
  `
hub: Test
purposes: {intelligence: Looking for linked families, marac: Preparing a MARAC meeting, audit: Checking}
grounds: {s47: {text: Section 47}, s16la: {text: Not yet, from: 2027-01-01}}
roles:
  reviewer:
    agencies: all
    purposes:
      intelligence:
        may: [lookup, flags:read, alerts:read, alerts:decide, identities:judge, identities:confirm, person:read, chronology:read]
        sees: {agencies: all, release: [shareable, ask, withheld], names: true}
  clerk:
    agencies: all
    purposes:
      intelligence:
        may: [lookup, flags:read, alerts:read, person:read, chronology:read]
        sees: {agencies: all, release: [shareable, ask, withheld]}
  agency:
    agencies: all
    purposes:
      intelligence: {may: [lookup, flags:read, alerts:read, person:read, chronology:read], sees: {names: true}}
  partner:
    agencies: all
    purposes:
      intelligence: {may: [flags:read, alerts:read], sees: {agencies: all, release: [shareable, ask], names: true}}
  coordinator:
    agencies: all
    purposes:
      intelligence: {may: [person:read], sees: {agencies: all, release: [shareable, ask, withheld], names: true}}
      marac:
        may: [lookup, person:read, marac:prepare, marac:contact]
        sees: {agencies: all, release: [shareable, ask, withheld], names: true}
  preparer:
    agencies: all
    purposes:
      intelligence: {may: [person:read, marac:prepare, marac:contact], sees: {agencies: all}}
      marac: {may: [person:read, marac:prepare], sees: {names: true}}
  lead:
    agencies: all
    purposes:
      intelligence:
        may: [alerts:read, alerts:report]
        sees: {agencies: all, release: [shareable, ask, withheld], names: true}
      marac: {may: [marac:hand-on]}
  auditor:
    agencies: all
    purposes: {audit: {may: [audit:read]}}
limits: {userPerMinute: 1000000, agencyPerMinute: 1000000, addressPerMinute: 1000000}
`,
  'policy.yaml',
);

export const PASSWORD = 'correct horse battery';
const user = (name: string, role: string, agency: User['agency']): TestUser => ({
  name,
  role,
  agency,
  password: PASSWORD,
});
export const DESK_USERS = [
  user('rita', 'reviewer', 'social-care'),
  user('sam', 'reviewer', 'police'),
  user('cleo', 'clerk', 'social-care'),
  user('nora', 'agency', 'police'),
  user('otto', 'auditor', 'social-care'),
  user('pat', 'partner', 'health'),
  user('mira', 'coordinator', 'social-care'),
  user('pete', 'preparer', 'police'),
  user('nina', 'coordinator', 'social-care'),
  user('paul', 'coordinator', 'police'),
  user('lena', 'lead', 'social-care'),
  user('lee', 'lead', 'police'),
] as const;

export type TestDesk = TestServer & {workspace: string; clock: {ms: number}};

/** A server with the desk over a copy of the committed borough, which `prepare` may change first; its clock stands until a test moves it. */
export async function testDesk(
  options: TestOptions = {},
  prepare: (workspace: string) => void = () => {},
): Promise<TestDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  const workspace = join(folder, 'hub.sqlite');
  copyFileSync(await boroughWorkspace(), workspace);
  prepare(workspace);
  const clock = {ms: NOW};
  const plugin = deskPlugin({
    workspace,
    seen: join(folder, 'seen.ndjson'),
    meetings: join(folder, 'meetings.ndjson'),
    inHand: join(folder, 'in-hand.ndjson'),
    today: () => TODAY,
    isSecure: false,
    idleMinutes: 15,
  });
  const server = await testServer({
    policy: DESK_POLICY,
    users: DESK_USERS,
    reader: new WorkspaceReader(
      workspace,
      () => DESK_POLICY,
      () => TODAY,
      QUIET,
    ),
    now: () => clock.ms,
    plugins: [plugin],
    ...options,
  });
  return {...server, workspace, clock};
}

/** A browser of tests: it keeps its cookie, and sends the token of the last page with its forms, and what that page said it shows of a list. */
export class Visitor {
  readonly #app: FastifyInstance;
  cookie = '';
  token = '';
  seen = '';

  constructor({app}: TestDesk) {
    this.#app = app;
  }

  async get(url: string): Promise<LightMyRequestResponse> {
    return this.#kept(await this.#app.inject({url, headers: {cookie: this.cookie}}));
  }

  async post(url: string, fields: Record<string, string>, token = this.token): Promise<LightMyRequestResponse> {
    const payload = new URLSearchParams({seen: this.seen, ...fields, token}).toString();
    const headers = {cookie: this.cookie, 'content-type': 'application/x-www-form-urlencoded'};
    return this.#kept(await this.#app.inject({method: 'POST', url, headers, payload}));
  }

  /** Signs in and says what for. */
  async signIn(name: string, purpose = 'intelligence'): Promise<this> {
    await this.get('/desk/sign-in');
    await this.post('/desk/sign-in', {name, password: PASSWORD});
    await this.get('/desk/purpose');
    await this.post('/desk/purpose', {purpose, work: 'daily-review'});
    return this;
  }

  #kept(answer: LightMyRequestResponse): LightMyRequestResponse {
    const set = answer.headers['set-cookie'];
    if (typeof set === 'string') this.cookie = set.split(';')[0]!;
    this.token = /name="token" value="([^"]+)"/.exec(answer.body)?.[1] ?? this.token;
    this.seen = /name="seen" value="([^"]+)"/.exec(answer.body)?.[1] ?? this.seen;
    return answer;
  }
}

/** A visitor who has signed in a minute after whoever came last, as a name may be tried few times a minute. */
export function signedIn(desk: TestDesk, name: string, purpose?: string): Promise<Visitor> {
  desk.clock.ms += 60_000;
  return new Visitor(desk).signIn(name, purpose);
}

/** A page without what is new each time that it is asked for. */
export const withoutTokens = (body: string): string =>
  body.replace(/nonce="[^"]+"/g, '').replace(/(?:value|data-token)="[\w-]{43}"/g, '');
