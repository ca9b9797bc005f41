import {addAt} from '../../base/get-or-insert.ts';
import {isIPv6} from 'node:net';
import {MinuteLimits} from '../../access/limits.ts';

/** Letters of a name by which attempts are counted: whoever sends a long one takes no room. */
const NAME_CHARS = 64;
/** Wrong attempts within a minute from one source: for one name, and for all names, as who tries many names is nobody's user. */
const NAME_PER_MINUTE = 5;
const SOURCE_PER_MINUTE = 20;
/** Attempts of one source that may wait at once: a password check takes 128 MiB for some tenths of a second. */
const WAITING_MAX = 4;

/** Why an attempt was not worked on, and seconds to wait. */
export type TooMany = {tooMany: 'name' | 'source'; waitSeconds: number};

/**
 * Lets one attempt to sign in be worked on at a time, and few wrong ones in a minute: for each name and source by themselves, so that
 * whoever guesses locks out nobody but those who share a source with them, and of these none who signed in from there before.
 */
export class SignInLimit {
  readonly #limits = new MinuteLimits();
  /** Names that signed in, each with where from. */
  readonly #known = new Set<string>();
  readonly #waiting = new Map<string, number>();
  #last: Promise<unknown> = Promise.resolve();

  /** What `check` gives, null being a wrong password; `address` is where the attempt came from, `nowMs` is since 1970. */
  async attempt<T>(
    {name, address}: {name: string; address: string},
    nowMs: number,
    check: () => Promise<T | null>,
  ): Promise<T | null | TooMany> {
    const source = sourceOf(address);
    const both = `${source} ${name.trim().slice(0, NAME_CHARS)}`;
    const refused = this.#refusal(source, both, nowMs);
    if (refused !== null) return refused;
    // Taken before it is worked on, as attempts come side by side, and given back where it was right.
    const taken = [`name ${both}`, ...(this.#known.has(both) ? [] : [`source ${source}`])];
    for (const key of taken) this.#limits.take(key, Infinity, nowMs);
    addAt(this.#waiting, source);
    const turn = this.#last.then(check);
    this.#last = turn.catch(() => null);
    try {
      const found = await turn;
      if (found !== null) {
        this.#known.add(both);
        for (const key of taken) this.#limits.giveBack(key);
      }
      return found;
    } finally {
      const left = this.#waiting.get(source)! - 1;
      if (left === 0) this.#waiting.delete(source);
      else this.#waiting.set(source, left);
    }
  }

  #refusal(source: string, both: string, nowMs: number): TooMany | null {
    const ofName = this.#limits.wait(`name ${both}`, NAME_PER_MINUTE, nowMs);
    if (ofName > 0) return {tooMany: 'name', waitSeconds: ofName};
    if (this.#known.has(both)) return null;
    if ((this.#waiting.get(source) ?? 0) >= WAITING_MAX) return {tooMany: 'source', waitSeconds: 1};
    const ofSource = this.#limits.wait(`source ${source}`, SOURCE_PER_MINUTE, nowMs);
    return ofSource === 0 ? null : {tooMany: 'source', waitSeconds: ofSource};
  }
}

/** One household or office has a whole /64 of IPv6: its addresses are one source. */
function sourceOf(address: string): string {
  const [plain] = address.split('%') as [string];
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined || !isIPv6(plain)) return mapped ?? plain;
  const [head = '', tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const whole = tail === undefined ? groups : [...groups, ...Array(8 - groups.length - rest.length).fill('0'), ...rest];
  return whole
    .slice(0, 4)
    .map((group) =>
      String(group)
        .toLowerCase()
        .replace(/^0+(?=.)/, ''),
    )
    .join(':');
}
