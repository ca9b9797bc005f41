import {closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync} from 'node:fs';
import {z} from 'zod';
import {RingfenceError} from '../base/errors.ts';
import type {Agency} from '../model/source.ts';
import * as checked from '../model/schemas/source.ts';
import {isPassword, keptToken} from './secrets.ts';

/** Somebody, or some system, that may ask. `name` stands in the audit log. */
export type User = {name: string; role: string; agency: Agency};

const KeptUser = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/)
    .describe('Login: lower case letters, digits, ".", "_" and "-"'),
  role: z.string(),
  agency: checked.Agency,
  /** SHA-256 of a random token, in hex; null where the user has none. */
  token: z.string().nullable(),
  /** What `keptPassword` gave; null where the user has none. */
  password: z.string().nullable(),
  addedOn: checked.IsoDate,
  /** The day from which the user is locked out; who once was a user stays in the file, as the log names them. */
  removedOn: checked.IsoDate.nullable(),
});
export type KeptUser = z.infer<typeof KeptUser>;
const UsersFile = z.strictObject({users: z.array(KeptUser)});

/** @throws RingfenceError FILE_MISSING, CONFIG_INVALID (which never repeats what the file holds) */
export function readUsers(path: string): KeptUser[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new RingfenceError(
      'FILE_MISSING',
      `${path}: the users cannot be read; "ringfence users add" makes the file.`,
      {
        cause: error,
      },
    );
  }
  const read = UsersFile.safeParse(parsed(text));
  if (!read.success) {
    const places = read.error.issues.map((issue) => issue.path.join('.') || 'the file');
    throw new RingfenceError(
      'CONFIG_INVALID',
      `${path}: not a file of users (${places.join(', ')}), or only a part of one; restore a copy, or name a new file and add the users again.`,
    );
  }
  const names = read.data.users.map(({name}) => name);
  if (new Set(names).size < names.length)
    throw new RingfenceError('CONFIG_INVALID', `${path}: a name stands there twice; keep one of them.`);
  return read.data.users;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Writes the file anew, readable by its owner alone; a crash leaves the old or the new one. */
export function writeUsers(path: string, users: readonly KeptUser[]): void {
  const part = `${path}.part`;
  const file = openSync(part, 'w', 0o600);
  writeSync(file, `${JSON.stringify({users}, null, 2)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(part, path);
}

/** A password that nothing fits, so that an unknown name is worked on as long as a known one. */
const DECOY = `scrypt$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Who a token or a password belongs to. */
export class Users {
  #byToken!: ReadonlyMap<string, User>;
  #byName!: ReadonlyMap<string, KeptUser>;
  readonly #check: typeof isPassword;

  /** `check` tells whether a password is the one that was kept; a server has no other than `isPassword`. */
  constructor(users: readonly KeptUser[], check = isPassword) {
    this.#check = check;
    this.replace(users);
  }

  /** Takes up a changed file: who was removed is nobody from now on. */
  replace(users: readonly KeptUser[]): void {
    const active = users.filter(({removedOn}) => removedOn === null);
    this.#byToken = new Map(active.flatMap((user) => (user.token === null ? [] : [[user.token, known(user)]])));
    this.#byName = new Map(active.map((user) => [user.name, user]));
  }

  /** Whether somebody who signed in before may still be here, as who they were then. */
  isStill({name, role, agency}: User): boolean {
    const user = this.#byName.get(name);
    return user?.role === role && user.agency === agency;
  }

  /** Logins of those who hold a role, at one agency or where it is null at any, sorted. */
  holding(role: string, agency: string | null): string[] {
    const all = [...this.#byName.values()].filter(
      (user) => user.role === role && (agency === null || user.agency === agency),
    );
    return all.map(({name}) => name).sort();
  }

  /** Null for a login that is nobody's now. */
  named(name: string): User | null {
    const user = this.#byName.get(name);
    return user === undefined ? null : known(user);
  }

  /** Null for a token that is nobody's. It is looked up by its hash, so how long that takes tells nothing of it. */
  byToken(token: string): User | null {
    return this.#byToken.get(keptToken(token)) ?? null;
  }

  /** Null where name and password do not belong together; an unknown name takes as long as a wrong password. */
  async byPassword(name: string, password: string): Promise<User | null> {
    const user = this.#byName.get(name);
    const kept = user?.password ?? DECOY;
    const isRight = await this.#check(kept, password);
    return isRight && user?.password != null ? known(user) : null;
  }
}

const known = ({name, role, agency}: KeptUser): User => ({name, role, agency});
