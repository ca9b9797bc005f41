import {existsSync} from 'node:fs';
import type {Command} from 'commander';
import {readPolicy} from '../../../access/read-policy.ts';
import {keptPassword, newToken} from '../../../access/secrets.ts';
import {readUsers, writeUsers, type KeptUser} from '../../../access/users.ts';
import {RingfenceError} from '../../../base/errors.ts';
import {Agency} from '../../../model/schemas/source.ts';
import {today} from '../../clock.ts';
import {addCommand, inputText, jsonOption, withExample, type CommandModule, type Session} from '../../command.ts';
import {json, table} from '../../output.ts';

type AddOptions = {users: string; policy: string; role: string; agency: string; password: boolean};

/** Fewest characters of a password, as NIST SP 800-63B has it for one that stands alone. */
const PASSWORD_MIN = 15;

export const usersCommand: CommandModule = {
  register(command, session) {
    const users = withExample(
      command,
      'ringfence users add lcs-brent --role triage-system --agency social-care --policy policy.yaml --users users.json',
    );
    registerAdd(users, session);
    registerLockOut(users, session);
    registerList(users, session);
  },
};

function registerAdd(users: Command, session: Session): void {
  addCommand(
    users,
    'add <name>',
    'add somebody; prints a new token, which is shown this once and kept as a hash alone',
    'ringfence users add lcs-brent --role triage-system --agency social-care --policy policy.yaml --users users.json',
  )
    .requiredOption('--users <file>', 'the file of users, made where there is none; keep it apart from the workspace')
    .requiredOption('--policy <file>', 'the policy, whose roles may be given')
    .requiredOption('--role <role>', 'a role of the policy')
    .requiredOption('--agency <agency>', `the agency: ${Agency.options.join(', ')}`)
    .option('--password', 'for pages: read a password from the input in place of making a token', false)
    .action(async (name: string, options: AddOptions) => {
      const before = existsSync(options.users) ? readUsers(options.users) : [];
      if (before.some((user) => user.name === name))
        throw new RingfenceError(
          'USAGE',
          `${name} is or was a user; the audit log has to tell people apart, so choose another name.`,
        );
      const {user, token} = await made(name, options, session);
      writeUsers(options.users, [...before, user]);
      readUsers(options.users);
      if (token !== null) session.data(`${token}\n`);
      session.message(
        `${name} may ask as ${user.role} of ${user.agency}; a server that runs takes it up within seconds.`,
      );
    });
}

function registerLockOut(users: Command, session: Session): void {
  addCommand(
    users,
    'remove <name>',
    'lock somebody out; the name stays, as the audit log tells of it',
    'ringfence users remove lcs-brent --users users.json',
  )
    .requiredOption('--users <file>', 'the file of users')
    .action((name: string, options: {users: string}) => {
      const all = readUsers(options.users);
      if (!all.some((user) => user.name === name && user.removedOn === null))
        throw new RingfenceError('NOT_FOUND', `There is no user ${name}: "ringfence users list" lists them.`);
      const locked = all.map((user) =>
        user.name === name ? {...user, token: null, password: null, removedOn: today()} : user,
      );
      writeUsers(options.users, locked);
      session.message(`${name} is locked out; a server that runs takes it up within seconds.`);
    });
}

function registerList(users: Command, session: Session): void {
  addCommand(
    users,
    'list',
    'everybody in the file, without tokens and passwords',
    'ringfence users list --users users.json',
  )
    .requiredOption('--users <file>', 'the file of users')
    .addOption(jsonOption())
    .action((options: {users: string; json: boolean}) => {
      const rows = readUsers(options.users).map(({token, password, ...user}) => ({
        ...user,
        signsInBy: token !== null ? 'token' : password !== null ? 'password' : 'nothing',
      }));
      const cells = rows.map(({name, role, agency, addedOn, removedOn, signsInBy}) => [
        name,
        role,
        agency,
        signsInBy,
        addedOn,
        removedOn,
      ]);
      session.data(
        options.json ? json(rows) : table(['name', 'role', 'agency', 'signs in by', 'added', 'removed'], cells),
      );
    });
}

async function made(
  name: string,
  {policy, role, agency, password}: AddOptions,
  session: Session,
): Promise<{user: KeptUser; token: string | null}> {
  const {roles} = readPolicy(policy);
  const known = roles[role];
  const owner = Agency.safeParse(agency);
  if (!owner.success) throw new RingfenceError('USAGE', `--agency is one of ${Agency.options.join(', ')}.`);
  const isFor = ({agencies}: (typeof roles)[string]): boolean => agencies === 'all' || agencies.includes(owner.data);
  if (known === undefined || !isFor(known)) {
    const given = Object.keys(roles).filter((name) => isFor(roles[name]!));
    throw new RingfenceError(
      'USAGE',
      `--role ${role} is no role that the policy gives to ${agency}; it gives ${given.join(', ') || 'none'}.`,
    );
  }
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(name))
    throw new RingfenceError(
      'USAGE',
      'A name has lower case letters, digits, ".", "_" and "-", and begins with a letter or digit.',
    );
  const user = {name, role, agency: owner.data, token: null, password: null, addedOn: today(), removedOn: null};
  if (password) return {user: {...user, password: keptPassword(await passwordFrom(session))}, token: null};
  const {token, kept} = newToken();
  return {user: {...user, token: kept}, token};
}

/** From the input, so that it stands in no list of processes. */
async function passwordFrom(session: Session): Promise<string> {
  const password = (await inputText(session)).replace(/\r?\n$/, '');
  if (password.length < PASSWORD_MIN)
    throw new RingfenceError(
      'USAGE',
      `A password has at least ${PASSWORD_MIN} characters; three or four words will do.`,
    );
  return password;
}
