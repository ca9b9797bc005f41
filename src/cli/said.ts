import type {Command} from 'commander';
import {storedConfig} from '../engine/config/config.ts';
import {derive} from '../engine/run/derive.ts';
import {deriveIfChanged} from '../engine/run/derive-if-changed.ts';
import type {IdentityEvent} from '../workspace/results.ts';
import type {Store} from '../workspace/store.ts';
import {today} from './clock.ts';
import {dayArgument, inputText, jsonOption, type Session} from './command.ts';
import {derivedOf} from './workspace-access.ts';
import type {Saying} from '../engine/judgements/words.ts';

export type SayingOptions = {by: string; because: string; on?: string};

/** Adds the options by which a decision is kept: who, why and on which day. */
export function addSayingOptions(command: Command): Command {
  return command
    .requiredOption('--by <name>', 'who decides: a name or role')
    .requiredOption(
      '--because <text>',
      'why, in free words that are kept with the decision; write no address into it; "-" reads them from the input',
    )
    .option('--on <day>', 'the day on which it was decided (YYYY-MM-DD), today if not given', dayArgument);
}

/** Ends a command that changes what persons are made of. */
export const addActing = (command: Command): Command =>
  command.option('--apply', 'work everything out again at once', false).addOption(jsonOption());

export const WHEN =
  'It takes effect when everything is worked out next: by the next "ringfence run", or now by "ringfence judge apply".';

/** Who says something and why. Words that stand on a command line can be seen in lists of processes; the input cannot. */
export async function sayingFrom({by, because, on}: SayingOptions, session: Session): Promise<Saying> {
  return {by, because: because === '-' ? await inputText(session) : because, on: on ?? today()};
}

/** What became of persons when everything was worked out again. */
export type Applied = {
  derivation: 'computed' | 'unchanged';
  identity: Pick<IdentityEvent, 'kind' | 'before' | 'after'>[];
};

/** Works everything out again by the configuration of the last run; the feeds are not looked at. */
export async function applyNow(store: Store, session: Session): Promise<Applied> {
  const config = storedConfig(derivedOf(store).report);
  const {derivation, events} = await deriveIfChanged({store, derive, config, ctx: session.context}, []);
  return {derivation, identity: events.map(({kind, before, after}) => ({kind, before, after}))};
}

/** The same in words. */
export function appliedText({derivation, identity}: Applied): string {
  if (derivation === 'unchanged') return 'Everything was up to date already.';
  if (identity.length === 0) return 'Worked out again: every person is who they were.';
  const lines = identity.map(
    ({kind, before, after}) => `  ${kind}: ${[before, after].map((ids) => ids.join(', ') || 'nobody').join(' -> ')}`,
  );
  return `Worked out again:\n${lines.join('\n')}`;
}
