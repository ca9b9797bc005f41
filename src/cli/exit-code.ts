import {CommanderError} from 'commander';
import {ERRORS, RingfenceError} from '../base/errors.ts';
import type {Session} from './command.ts';
import {diskTrouble} from './disk-trouble.ts';
import {faultText} from './fault-text.ts';

/** The exit code of a command that ended by an error, of which it tells the user; `signal` says whether it was told to stop. */
export function exitCodeOf(error: unknown, signal: AbortSignal, session: Session): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : ERRORS.USAGE.exit;
  if (error instanceof RingfenceError) {
    session.message(`${error.code}: ${error.message}`);
    return error.exitCode;
  }
  if (signal.aborted) {
    session.message(`INTERRUPTED: ${ERRORS.INTERRUPTED.text}. Run the same command again to go on.`);
    return ERRORS.INTERRUPTED.exit;
  }
  const disk = diskTrouble(error);
  if (disk !== null) {
    session.message(`FILE_UNWRITABLE: ${disk}`);
    return ERRORS.FILE_UNWRITABLE.exit;
  }
  session.message(faultText(error));
  return 1;
}
