import {Command, InvalidArgumentError, Option} from 'commander';
import type {Readable} from 'node:stream';
import type {Context} from '../base/context.ts';
import {isCalendarDay} from '../base/day.ts';

/** What a command gets beside its own arguments: where to read and write, how to report progress, whether to stop. */
export type Session = {
  context: Context;
  /** stdin: answers, and words that may stand in no list of processes. */
  readonly input: Readable;
  /** Data: stdout, nothing else. */
  data(text: string): void;
  /** Messages: stderr. */
  message(text: string): void;
};

/** One command a file: gives the command, made from its name and summary in the registry, its options and what it does. */
export type CommandModule = {register(command: Command, session: Session): void};

/** A command of a group. */
export const addCommand = (group: Command, usage: string, summary: string, example: string): Command =>
  withExample(group.command(usage).description(summary), example);

/** A command with its example under the help text; every command has one. */
export const withExample = (command: Command, example: string): Command =>
  command.addHelpText('after', `\nExample:\n  ${example}`);

export const workspaceOption = (): Option =>
  new Option('-w, --workspace <file>', 'the workspace file').default('ringfence.sqlite').env('RINGFENCE_WORKSPACE');

export const asOfOption = (): Option =>
  new Option(
    '--as-of <day>',
    'answer with what had been received by the end of this day (YYYY-MM-DD) and nothing later',
  )
    .default(null, 'all there is')
    .argParser(dayArgument);

/** @throws InvalidArgumentError where the text is no day of the calendar. */
export function dayArgument(text: string): string {
  if (!isCalendarDay(text)) throw new InvalidArgumentError('Write a day of the calendar as YYYY-MM-DD.');
  return text;
}

/** @throws InvalidArgumentError where the text is no whole number. */
export function wholeArgument(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Write a whole number.');
  return Number(text);
}

export const jsonOption = (): Option => new Option('--json', 'print JSON instead of tables').default(false);

/** All that comes in, as text. */
export async function inputText({input}: Session): Promise<string> {
  let text = '';
  for await (const part of input.setEncoding('utf8')) text += String(part);
  return text;
}
