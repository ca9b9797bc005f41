import {hash, randomBytes, scrypt, scryptSync, timingSafeEqual, type ScryptOptions} from 'node:crypto';

/** scrypt as OWASP's cheat sheet has it: 128 MiB, some tenths of a second. */
const COST: ScryptOptions = {N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024};
const KEY_BYTES = 32;

/** A random API token of 256 bits, and what is kept of it. */
export function newToken(): {token: string; kept: string} {
  const token = `rf_${randomBytes(32).toString('base64url')}`;
  return {token, kept: keptToken(token)};
}

/** What is kept of a token. A random one needs no slow hash: there is nothing to guess. */
export const keptToken = (token: string): string => hash('sha256', token, 'hex');

/** What is kept of a password: `scrypt$salt$key`, both base64url. */
export function keptPassword(password: string): string {
  const salt = randomBytes(16);
  const key = scryptSync(password, salt, KEY_BYTES, COST);
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** Takes the same time for a wrong password as for a right one. */
export async function isPassword(kept: string, password: string): Promise<boolean> {
  const [, salt = '', key = ''] = kept.split('$');
  const expected = Buffer.from(key, 'base64url');
  const given = await new Promise<Buffer>((resolve, reject) => {
    scrypt(password, Buffer.from(salt, 'base64url'), KEY_BYTES, COST, (error, made) =>
      error === null ? resolve(made) : reject(error),
    );
  });
  return expected.length === given.length && timingSafeEqual(expected, given);
}
