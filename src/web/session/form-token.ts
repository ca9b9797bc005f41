import {createHmac, randomBytes, timingSafeEqual} from 'node:crypto';

/**
 * Tokens that show a form to be one of ours: a MAC of the id in the browser's cookie, by a key of this process. Another site can
 * neither read the cookie nor make the token; the same holds before anybody has signed in.
 */
export class FormTokens {
  readonly #key = randomBytes(32);

  of(cookieId: string): string {
    return createHmac('sha256', this.#key).update(cookieId).digest('base64url');
  }

  isOf(cookieId: string, token: string): boolean {
    const [expected, given] = [Buffer.from(this.of(cookieId)), Buffer.from(token)];
    return expected.length === given.length && timingSafeEqual(expected, given);
  }
}
