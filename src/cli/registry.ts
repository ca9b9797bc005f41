import type {Command} from 'commander';
import type {Session} from './command.ts';
import {dataGroup} from './commands/data/group.ts';
import {findingsGroup} from './commands/findings/group.ts';
import {identityGroup} from './commands/identity/group.ts';
import {mainJobGroup} from './commands/main-job/group.ts';
import {matchingGroup} from './commands/matching/group.ts';
import {peopleGroup} from './commands/people/group.ts';
import {questionsGroup} from './commands/questions/group.ts';
import {serviceGroup} from './commands/service/group.ts';
import type {Group, Listed} from './group.ts';

/** Every command, in the order in which the help lists them. */
const GROUPS: readonly Group[] = [
  mainJobGroup,
  peopleGroup,
  findingsGroup,
  questionsGroup,
  identityGroup,
  matchingGroup,
  dataGroup,
  serviceGroup,
];

const COMMANDS = GROUPS.flatMap(({heading, commands}) => commands.map((one) => ({...one, heading})));

const nameOf = ({usage}: Listed): string => usage.split(' ')[0]!;

/** Whether a command is called so; whoever calls none of them gets help, or is told of a slip, without waiting for any. */
export const isCommand = (name: string | undefined): boolean => COMMANDS.some((one) => nameOf(one) === name);

/**
 * Adds the command of that name with all it can do; all of them where there is none. Each is read when it is called: what a
 * command brings with it takes longer to load than most of them take to answer.
 */
export async function addCommands(program: Command, name: string | undefined, session: Session): Promise<void> {
  const called = COMMANDS.filter((one) => nameOf(one) === name || !isCommand(name));
  const modules = await Promise.all(called.map(({load}) => load()));
  for (const [at, module] of modules.entries()) module.register(addListed(program, called[at]!), session);
}

/** Adds every command by its name and summary alone. */
export function listCommands(program: Command): void {
  for (const one of COMMANDS) {
    const command = addListed(program, one);
    // The help says "[options]" of what has any.
    if (one.isGroup !== true) command.option('--json');
  }
}

const addListed = (program: Command, {usage, summary, heading}: (typeof COMMANDS)[number]): Command =>
  program.command(usage).description(summary).helpGroup(heading);
