/** A fault of ours with the places in the code. The words of a parser are left out: they quote what was read, which may be a record. */
export function faultText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? error.message;
  return error instanceof SyntaxError ? stack.replace(error.message, 'text that cannot be parsed') : stack;
}
