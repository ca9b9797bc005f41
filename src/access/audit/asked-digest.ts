import {scrypt} from 'node:crypto';
import {shortId} from '../../base/hash.ts';
import {fold} from '../../text/fold.ts';
import type {Mention} from '../../model/mention.ts';

/** What somebody was looked for by. */
export type LookedFor = Pick<Mention, 'names' | 'birth' | 'identifiers'>;

/** 16 MiB and some hundredths of a second: little for one search, too much for all names with all birth dates. */
const COST = {N: 2 ** 14, r: 8, p: 1, maxmem: 64 * 1024 * 1024};

/**
 * An id for what was looked for, which the audit log has in place of the words: whoever knows the words can find the searches for them,
 * and the log names nobody. Letter case, accents, and spaces in numbers make no difference.
 */
export async function askedDigest({names, birth, identifiers}: LookedFor): Promise<string> {
  const asked = JSON.stringify([
    names.map(({given, family}) => [fold(given), fold(family)]),
    birth === null ? '' : `${birth.from} ${birth.to}`,
    identifiers.map(({kind, value}) => `${kind} ${value.replace(/[\s-]/g, '').toUpperCase()}`).sort(),
  ]);
  const key = await new Promise<Buffer>((resolve, reject) => {
    scrypt(asked, 'ringfence looked for', 32, COST, (error, made) => (error === null ? resolve(made) : reject(error)));
  });
  return shortId('Q', key.toString('hex'));
}
