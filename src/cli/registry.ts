import type {CommandModule} from './command.ts';

/** Every command, in the order in which the help lists them. */
export const COMMANDS: readonly CommandModule[] = [];
