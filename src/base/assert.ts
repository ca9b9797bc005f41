/** Throws when one of our own assumptions is broken; never for something a user can cause (that is a `RingfenceError`). */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/** The value, when it is there; throws with the name of what was missing otherwise. */
export function must<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined) throw new Error(`assertion failed: ${name} is missing`);
  return value;
}

/** Marks a switch as complete: the compiler refuses a case that was forgotten. */
export function unreachable(value: never): never {
  throw new Error(`assertion failed: unexpected ${JSON.stringify(value)}`);
}
