import {MinuteLimits} from '../../access/limits.ts';

/** Letters of a name by which attempts are counted: whoever sends a long one takes no room. */
const NAME_CHARS = 64;
/** Attempts for one name, and in all, within a minute. A password check takes 128 MiB for some tenths of a second. */
const NAME_PER_MINUTE = 5;
const ALL_PER_MINUTE = 60;

/** Lets one attempt to sign in be worked on at a time, and few in a minute. */
export class SignInLimit {
  readonly #limits = new MinuteLimits();
  #last: Promise<unknown> = Promise.resolve();

  /** What `check` gives; "too-many" where there were too many attempts, whoever made them. `nowMs` is since 1970. */
  async attempt<T>(name: string, nowMs: number, check: () => Promise<T>): Promise<T | 'too-many'> {
    const wait = Math.max(
      this.#limits.take(`name ${name.slice(0, NAME_CHARS)}`, NAME_PER_MINUTE, nowMs),
      this.#limits.take('all', ALL_PER_MINUTE, nowMs),
    );
    if (wait > 0) return 'too-many';
    const turn = this.#last.then(check);
    this.#last = turn.catch(() => null);
    return turn;
  }
}
