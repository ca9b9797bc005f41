/** The module that a team runs in `worker-team.test.ts`. */
export const runRange = (name: string, from: number, to: number): string => `${name} ${from}-${to}`;
