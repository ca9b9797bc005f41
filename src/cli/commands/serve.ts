import {readFileSync} from 'node:fs';
import {AuditLog} from '../../access/audit/log.ts';
import {readPolicy} from '../../access/read-policy.ts';
import {classesOf} from '../../access/sight.ts';
import {readUsers, Users} from '../../access/users.ts';
import {RingfenceError} from '../../base/errors.ts';
import {createApp} from '../../server/app.ts';
import {checkListening, serveUntil} from '../../server/serve.ts';
import {WorkspaceReader} from '../../server/workspace-reader.ts';
import {deskPlugin, type DeskOptions} from '../../web/desk.ts';
import {today} from '../clock.ts';
import {addCommand, wholeArgument, workspaceOption, type CommandModule, type Session} from '../command.ts';

type Options = {
  workspace: string;
  policy: string;
  users: string;
  audit: string;
  host: string;
  port: number;
  tlsCert?: string;
  tlsKey?: string;
  behindProxy: boolean;
  desk: boolean;
  seen?: string;
  idleMinutes: number;
};

/** How often the workspace file is looked at for a new run. */
const REFRESH_MS = 2000;

export const serveCommand: CommandModule = {
  register(program, session) {
    addCommand(
      program,
      'serve',
      'the desk as web pages, and triage over HTTP: each to whom the policy lets see it',
      'ringfence serve -w hub.sqlite --policy policy.yaml --users users.json --audit audit.ndjson',
    )
      .addOption(workspaceOption())
      .requiredOption('--policy <file>', 'who may do and see what (YAML)')
      .requiredOption('--users <file>', 'who may ask; made by "ringfence users add", kept apart from the workspace')
      .requiredOption('--audit <file>', 'the log of who saw what, which is only added to')
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
      .option('--idle-minutes <number>', 'minutes without a click after which the desk signs out', wholeArgument, 15)
      .action((options: Options) => serve(options, session));
  },
};

async function serve(options: Options, session: Session): Promise<void> {
  const {host, port, behindProxy} = options;
  const tls = tlsOf(options);
  const listening = {host, port, isTls: tls !== undefined, isBehindProxy: behindProxy};
  checkListening(listening);
  const policy = readPolicy(options.policy);
  const kept = readUsers(options.users).filter(({removedOn}) => removedOn === null);
  const users = new Users(kept);
  const stop = stopSignal(session.context.signal);
  const audit = await AuditLog.open(options.audit);
  try {
    const reader = new WorkspaceReader(
      options.workspace,
      policy,
      () => today(),
      session.context,
      classesOf(policy, kept),
    );
    await reader.warm();
    const report = (line: string): void => session.message(line);
    const refresh = refresher(async () => {
      users.replace(readUsers(options.users));
      return reader.refresh();
    }, report);
    const timer = setInterval(() => void refresh(), REFRESH_MS);
    try {
      const deps = {policy, users, audit, reader, now: () => Date.now(), report};
      const plugins = options.desk ? [deskPlugin(deskOptions(options, tls !== undefined))] : [];
      const app = await createApp(deps, {plugins, ...(tls === undefined ? {} : {tls}), behindProxy});
      await serveUntil(app, listening, stop, (address) => report(`Listening on ${address}; Ctrl-C stops.`));
    } finally {
      clearInterval(timer);
      reader.close();
    }
  } finally {
    await audit.close();
  }
}

const deskOptions = ({workspace, seen, idleMinutes, behindProxy}: Options, isTls: boolean): DeskOptions => ({
  workspace,
  seen: seen ?? `${workspace}-seen.ndjson`,
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

/** Users or a workspace that cannot be read just now are tried again, and told once; until then the state before answers. */
function refresher(take: () => Promise<boolean>, report: (line: string) => void): () => Promise<void> {
  let told = '';
  return async () => {
    try {
      if (await take()) report('The workspace has new results, which are answered from now on.');
      told = '';
    } catch (error) {
      const why =
        error instanceof RingfenceError ? `${error.code}: ${error.message}` : 'The workspace could not be read anew.';
      if (why !== told) report(why);
      told = why;
    }
  };
}
