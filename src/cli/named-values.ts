import {RingfenceError} from '../base/errors.ts';

/** `name=value` words of a command line by name. @throws RingfenceError USAGE for a word without a name. */
export function namedValues(given: readonly string[], option: string): Record<string, string> {
  return Object.fromEntries(
    given.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new RingfenceError('USAGE', `${option} takes name=value, not "${pair}".`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
