import {Readable} from 'node:stream';
import {Command} from 'commander';
import {QUIET} from '../../src/base/context.ts';
import type {Session} from '../../src/cli/command.ts';
import {exitCodeOf} from '../../src/cli/exit-code.ts';
import {addCommands} from '../../src/cli/registry.ts';

export type Printed = {status: number; stdout: string; stderr: string};

/** A command line run within this process: what it prints, and its exit code as `src/cli/main.ts` gives it. */
export const ringfence = (...args: string[]): Promise<Printed> => ringfenceWith('', ...args);

/** The same with an input. */
export async function ringfenceWith(input: string, ...args: string[]): Promise<Printed> {
  const printed: Printed = {status: 0, stdout: '', stderr: ''};
  const session: Session = {
    context: QUIET,
    input: Readable.from([Buffer.from(input)]),
    data: (text) => void (printed.stdout += text),
    message: (text) => void (printed.stderr += `${text}\n`),
  };
  const program = new Command('ringfence').enablePositionalOptions();
  await addCommands(program, args[0], session);
  const quiet = (command: Command): void => {
    command.exitOverride().configureOutput({
      writeOut: (text) => void (printed.stdout += text),
      writeErr: (text) => void (printed.stderr += text),
    });
    for (const child of command.commands) quiet(child as Command);
  };
  quiet(program);
  try {
    await program.parseAsync(args, {from: 'user'});
  } catch (error) {
    printed.status = exitCodeOf(error, QUIET.signal, session);
    if (printed.status === 1) throw error;
  }
  return printed;
}
