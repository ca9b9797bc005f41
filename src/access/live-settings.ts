import {statSync} from 'node:fs';
import {RingfenceError} from '../base/errors.ts';
import type {Policy} from './policy.ts';
import {readPolicy} from './read-policy.ts';
import {readUsers, Users, type KeptUser} from './users.ts';

export type SettingsFile = 'policy' | 'users';

/** What became of a file that changed: taken up, or refused, with why. */
export type Taken = {file: SettingsFile; why: string | null};

/**
 * Policy and users as their files have them now. A file that cannot be read, or has a mistake, changes nothing: what was there before
 * counts until it is mended.
 */
export class LiveSettings {
  readonly users: Users;
  readonly #policy: Watched<Policy>;
  readonly #users: Watched<KeptUser[]>;

  /** @throws RingfenceError FILE_MISSING, CONFIG_INVALID */
  constructor(policyPath: string, usersPath: string) {
    // An editor may leave half a policy on the disk for a moment, which could be whole by its form; users are replaced at one stroke.
    this.#policy = new Watched('policy', policyPath, readPolicy, 'once it rests');
    this.#users = new Watched('users', usersPath, readUsers, 'at once');
    this.users = new Users(this.#users.value);
  }

  get policy(): Policy {
    return this.#policy.value;
  }

  /** Users who are not removed. */
  get active(): KeptUser[] {
    return this.#users.value.filter(({removedOn}) => removedOn === null);
  }

  /** Files that were refused and not mended since. */
  get refused(): SettingsFile[] {
    return [this.#policy, this.#users].flatMap(({file, isRefused}) => (isRefused ? [file] : []));
  }

  /** Looks at both files, and takes up what has changed in them. */
  take(): Taken[] {
    const taken = [this.#policy.take(), this.#users.take()].filter((one) => one !== null);
    if (taken.some(({file, why}) => file === 'users' && why === null)) this.users.replace(this.#users.value);
    return taken;
  }

  /** Roles that users have and the policy does not, so that these users may do nothing; sorted. */
  get rolesMissing(): string[] {
    const roles = new Set(this.active.map(({role}) => role));
    return [...roles].filter((role) => !Object.hasOwn(this.policy.roles, role)).sort();
  }
}

/** A file and the last good thing that it said. */
class Watched<T> {
  readonly file: SettingsFile;
  value: T;
  isRefused = false;
  readonly #path: string;
  readonly #read: (path: string) => T;
  readonly #when: 'at once' | 'once it rests';
  #stamp: string;
  #seen: string;

  constructor(file: SettingsFile, path: string, read: (path: string) => T, when: 'at once' | 'once it rests') {
    this.file = file;
    this.#path = path;
    this.#read = read;
    this.#when = when;
    this.#stamp = this.#seen = stampOf(path);
    this.value = read(path);
  }

  /** Null where the file stands as it did, or is other than at the last look where it has to rest. */
  take(): Taken | null {
    const stamp = stampOf(this.#path);
    const isResting = stamp === this.#seen || this.#when === 'at once';
    this.#seen = stamp;
    if (stamp === this.#stamp || !isResting) return null;
    this.#stamp = stamp;
    try {
      this.value = this.#read(this.#path);
      this.isRefused = false;
      return {file: this.file, why: null};
    } catch (error) {
      if (!(error instanceof RingfenceError)) throw error;
      this.isRefused = true;
      return {file: this.file, why: `${error.code}: ${error.message}`};
    }
  }
}

/** Changes whenever the file is written or replaced. */
function stampOf(path: string): string {
  const stat = statSync(path, {throwIfNoEntry: false, bigint: true});
  return stat === undefined ? 'none' : `${stat.ino} ${stat.size} ${stat.mtimeNs}`;
}
