import {printable} from '../base/printable.ts';
import {availableParallelism} from 'node:os';
import {Command} from 'commander';
import {ERRORS} from '../base/errors.ts';
import type {Session} from './command.ts';
import {diskTrouble} from './disk-trouble.ts';
import {exitCodeOf} from './exit-code.ts';
import {addCommands, isCommand, listCommands} from './registry.ts';
import {createProgress} from './progress.ts';

// What is written (workspaces, answers, packs) holds personal data: whoever is not of the owner's group reads none of it.
process.umask(process.umask() | 0o007);
process.exitCode = await main(process.argv);

/** Runs one command and returns its exit code; nothing below this file ends the process. */
async function main(argv: string[]): Promise<number> {
  const interrupt = new AbortController();
  process.once('SIGINT', () => {
    interrupt.abort();
    // A second Ctrl-C ends at once: the workspace is safe at any moment.
    process.once('SIGINT', () => process.exit(ERRORS.INTERRUPTED.exit));
  });
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe ("| head") went away: stop quietly, as other tools do.
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`FILE_UNWRITABLE: ${diskTrouble(error) ?? String(error)}\n`);
    process.exit(ERRORS.FILE_UNWRITABLE.exit);
  });
  const progress = await createProgress(process.stderr);
  const session: Session = {
    context: {progress: progress.report, workers: Math.min(availableParallelism(), 8), signal: interrupt.signal},
    // Opened when somebody reads it.
    get input() {
      return process.stdin;
    },
    data: (text) => void process.stdout.write(text),
    message: (text) => {
      progress.stop();
      process.stderr.write(`${printable(text)}\n`);
    },
  };
  try {
    const program = await createProgram(session, argv);
    await program.parseAsync(argv);
    return typeof process.exitCode === 'number' ? process.exitCode : 0;
  } catch (error) {
    progress.stop();
    return exitCodeOf(error, interrupt.signal, session);
  } finally {
    progress.stop();
  }
}

async function createProgram(session: Session, argv: readonly string[]): Promise<Command> {
  const program = new Command('ringfence')
    .description(
      'Joins what the agencies of a safeguarding hub know: who, where, which incident, and which families are linked.',
    )
    .version('0.1.0')
    .showHelpAfterError('(--help shows the options and an example)')
    .exitOverride()
    // Options after a subcommand's name are that subcommand's own.
    .enablePositionalOptions()
    .addHelpText('after', exitCodeHelp());
  const [first, second] = argv.slice(2).filter((word) => !word.startsWith('-'));
  const called = first === 'help' ? second : first;
  if (isCommand(called)) await addCommands(program, called, session);
  else listCommands(program);
  return program;
}

function exitCodeHelp(): string {
  const lines = Object.entries(ERRORS).map(([code, {exit, text}]) => `  ${String(exit).padStart(3)}  ${code}: ${text}`);
  return `\nExit codes:\n    0  done\n    1  a fault of ours: please report it\n${lines.join('\n')}`;
}
