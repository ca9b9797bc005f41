import type {CommandModule} from './command.ts';

/** A command as the help lists it. A group of subcommands has no options of its own. */
export type Listed = {usage: string; summary: string; isGroup?: true; load: () => Promise<CommandModule>};

/** Commands of one subject, in the order in which the help lists them: a folder of `commands`. */
export type Group = {heading: string; commands: readonly Listed[]};
