/** Name of the one cookie of the desk. It holds a random id and nothing else. */
const COOKIE = 'ringfence-desk';
const ID = /^[\w-]{43}$/;

/** The id in a Cookie header; null where there is none of the form of ours. */
export function idFromCookie(header: string | undefined): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === COOKIE && value !== undefined && ID.test(value)) return value;
  }
  return null;
}

/** The Set-Cookie header: no script reads it, no other site sends it; it ends with the browser. `isSecure` where TLS is spoken. */
export const cookieFor = (id: string, isSecure: boolean): string =>
  `${COOKIE}=${id}; Path=/desk; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;

export const cookieGone = (isSecure: boolean): string => `${cookieFor('', isSecure)}; Max-Age=0`;
