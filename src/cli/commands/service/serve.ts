import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {AuditLog} from '../../../access/audit/log.ts';
import {LiveSettings, type Taken} from '../../../access/live-settings.ts';
import type {Policy} from '../../../access/policy.ts';
import {classesOf, seesAll, type ClassNeeds} from '../../../access/sight.ts';
import {RingfenceError} from '../../../base/errors.ts';
import {createApp} from '../../../server/app.ts';
import {Inbox} from '../../../server/inbox/inbox.ts';
import {WaitingPeople} from '../../../server/inbox/waiting-people.ts';
import {checkListening, serveUntil} from '../../../server/serve.ts';
import {WorkspaceReader} from '../../../server/workspace-reader.ts';
import type {DeskOptions} from '../../../web/desk.ts';
import {deskPlugin} from '../../../web/plugin.ts';
import {today} from '../../clock.ts';
import {wholeArgument, withExample, workspaceOption, type CommandModule, type Session} from '../../command.ts';

type Options = {
  workspace: string;
  policy: string;
  users: string;
  audit: string;
  inbox?: string;
  area?: string;
  host: string;
  port: number;
  tlsCert?: string;
  tlsKey?: string;
  behindProxy: boolean;
  desk: boolean;
  seen?: string;
  meetings?: string;
  inHand?: string;
  idleMinutes: number;
};

/** How often the workspace file is looked at for a new run. */
const REFRESH_MS = 2000;

export const serveCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence serve -w hub.sqlite --policy policy.yaml --users users.json --audit audit.ndjson')
      .addOption(workspaceOption())
      .requiredOption('--policy <file>', 'who may do and see what (YAML)')
      .requiredOption('--users <file>', 'who may ask; made by "ringfence users add", kept apart from the workspace')
      .requiredOption('--audit <file>', 'the log of who saw what, which is only added to')
      .option(
        '--inbox <folder>',
        'keep notifications that are sent to be kept, as files for "run --feeds" of that folder',
      )
      .option('--area <code>', 'authority code of kept notifications that do not say one; the same as for "run"')
      .option('--host <address>', 'address to listen on', '127.0.0.1')
      .option('--port <number>', 'port to listen on', wholeArgument, 8080)
      .option('--tls-cert <file>', 'certificate (PEM)')
      .option('--tls-key <file>', 'its key (PEM)')
      .option(
        '--behind-proxy',
        'a proxy that speaks TLS stands before it: listen anywhere, and believe X-Forwarded-For',
        false,
      )
      .option('--no-desk', 'the API alone, without the pages of the intelligence desk')
      .option('--seen <file>', 'what each reviewer saw last of each alert; beside the workspace if not given')
      .option('--meetings <file>', 'the cases each has gathered for a MARAC meeting; beside the workspace if not given')
      .option(
        '--in-hand <file>',
        'who has which alert, and which two identities, in hand; beside the workspace if not given',
      )
      .option('--idle-minutes <number>', 'minutes without a click after which the desk signs out', wholeArgument, 15)
      .action((options: Options) => serve(options, session));
  },
};

async function serve(options: Options, session: Session): Promise<void> {
  const {host, port, behindProxy} = options;
  checkOwnFiles(options);
  const tls = tlsOf(options);
  const listening = {host, port, isTls: tls !== undefined, isBehindProxy: behindProxy};
  checkListening(listening);
  const settings = new LiveSettings(options.policy, options.users);
  const stop = stopSignal(session.context.signal);
  const audit = await AuditLog.open(options.audit);
  let inbox: Inbox | null = null;
  try {
    const policy = (): Policy => settings.policy;
    const report = (line: string): void => session.message(line);
    if (options.inbox !== undefined) inbox = new Inbox(options.inbox, options.area ?? '', report);
    const reader = new WorkspaceReader(options.workspace, policy, () => today(), session.context);
    const expected = (): ClassNeeds[] => classesOf(settings.policy, settings.active);
    const refresh = refresher(reader, settings, expected, report);
    // The rest takes longer, and is made while it answers.
    await reader.warm(expected().filter(({seen}) => seesAll(seen)));
    const timer = setInterval(() => void refresh(), REFRESH_MS);
    try {
      const {users} = settings;
      const refused = (): readonly string[] => settings.refused;
      const waiting = inbox === null ? {} : {waiting: new WaitingPeople(inbox)};
      const deps = {policy, users, refused, audit, reader, ...waiting, now: () => Date.now(), report};
      const plugins = options.desk ? [deskPlugin(deskOptions(options, tls !== undefined))] : [];
      const app = await createApp(deps, {plugins, ...(tls === undefined ? {} : {tls}), behindProxy});
      await serveUntil(app, listening, stop, (address) => {
        report(`Listening on ${address}; Ctrl-C stops.`);
        reader
          .warm(expected())
          .catch(() => report('What some users see could not be made; each is tried anew when they ask.'));
      });
    } finally {
      clearInterval(timer);
      reader.close();
    }
  } finally {
    await inbox?.close();
    await audit.close();
  }
}

/** What the desk writes for its users stands in no file of anything else: it would be taken for a part of it. */
function checkOwnFiles(options: Options): void {
  const {seen, meetings, inHand} = deskOptions(options, false);
  const {workspace, policy, users, audit} = options;
  const files = [workspace, policy, users, audit, seen, meetings, inHand].map((path) => resolve(path));
  if (new Set(files).size < files.length)
    throw new RingfenceError(
      'USAGE',
      '--seen, --meetings, --in-hand, --audit and the rest each need a file of their own.',
    );
}

const deskOptions = (
  {workspace, seen, meetings, inHand, idleMinutes, behindProxy}: Options,
  isTls: boolean,
): DeskOptions => ({
  workspace,
  seen: seen ?? `${workspace}-seen.ndjson`,
  meetings: meetings ?? `${workspace}-meetings.ndjson`,
  inHand: inHand ?? `${workspace}-in-hand.ndjson`,
  today,
  isSecure: isTls || behindProxy,
  idleMinutes,
});

function tlsOf({tlsCert, tlsKey}: Options): {cert: string; key: string} | undefined {
  if (tlsCert === undefined && tlsKey === undefined) return undefined;
  if (tlsCert === undefined || tlsKey === undefined)
    throw new RingfenceError('USAGE', '--tls-cert and --tls-key go together.');
  return {cert: pem(tlsCert), key: pem(tlsKey)};
}

function pem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new RingfenceError('FILE_MISSING', `${path}: cannot be read; check the path.`, {cause: error});
  }
}

/** Stops at Ctrl-C and at what a service manager sends. */
function stopSignal(interrupt: AbortSignal): AbortSignal {
  const terminate = new AbortController();
  process.once('SIGTERM', () => terminate.abort());
  return AbortSignal.any([interrupt, terminate.signal]);
}

/** Takes up what changed in policy, users and workspace. What cannot be read just now is tried again, and told once. */
function refresher(
  reader: WorkspaceReader,
  settings: LiveSettings,
  expected: () => ClassNeeds[],
  report: (line: string) => void,
): () => Promise<void> {
  let told = '';
  return async () => {
    const before = settings.policy;
    const taken = settings.take();
    for (const one of taken) report(takenWords(one, settings.rolesMissing));
    // Marks of release bear on what is seen of every record; the rest of the policy is looked at with each request.
    if (JSON.stringify(settings.policy.release) !== JSON.stringify(before.release)) reader.forgetReleases();
    try {
      if (await reader.refresh(expected())) report('The workspace has new results, which are answered from now on.');
      else if (taken.some(({why}) => why === null)) await reader.warm(expected());
      told = '';
    } catch (error) {
      const why =
        error instanceof RingfenceError ? `${error.code}: ${error.message}` : 'The workspace could not be read anew.';
      if (why !== told) report(why);
      told = why;
    }
  };
}

function takenWords({file, why}: Taken, missing: readonly string[]): string {
  if (why !== null)
    return `The ${file === 'policy' ? 'policy' : 'list of users'} of before goes on to count, as the file that is there now is refused. ${why}`;
  const idle = missing.length === 0 ? '' : ` It has no role ${missing.join(', ')}: whoever holds it may do nothing.`;
  return file === 'policy'
    ? `The policy has changed, and counts as it is now.${idle}`
    : 'The users have changed, and count as they are now.';
}
