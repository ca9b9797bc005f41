import {extname} from 'node:path';
import {RingfenceError} from '../../../base/errors.ts';
import type {WorkerTeam} from '../../../base/worker-team.ts';
import type {Blocks, BlockTask} from './block.ts';
import type {Compiled, RuleSlots} from '../columns/compile.ts';

/**
 * A rule brings rows together that have the same codes in all its slots, none of them missing. Its pairs lie in `blocks`, which
 * may be made by some of the slots only, and then hold other pairs too.
 */
export type RuleBlocks = {slots: Uint32Array; blocks: Blocks};

const BLOCK = new URL(`./block${extname(import.meta.url)}`, import.meta.url);

/**
 * Blocks of all rules, by name. Rules that are only `counted` may share the blocks of another rule, which ask less; the
 * others have blocks of their own.
 *
 * @throws BLOCK_TOO_LARGE for a rule of more than `pairsMax` pairs: it would run for hours, and tell nobody apart.
 */
export async function blockRules(
  {rules, rows, counts}: Compiled,
  counted: ReadonlySet<string>,
  pairsMax: number,
  team: WorkerTeam,
): Promise<Map<string, RuleBlocks>> {
  const owners = rules.filter(({name}) => !counted.has(name));
  const hostOf = new Map(rules.map((rule) => [rule, owners.includes(rule) ? rule : (narrowest(owners, rule) ?? rule)]));
  const hosts = [...new Set(hostOf.values())];
  const task: BlockTask = {rows, counts, slots: hosts.map(({slots}) => slots)};
  const made = (await team.run<Blocks[]>(BLOCK, task, hosts.length, 1)).flat();
  refuseExplosive(
    hosts.map(({name}, host) => ({name, pairs: made[host]!.pairs})),
    pairsMax,
  );
  return new Map(
    rules.map((rule) => [rule.name, {slots: rule.slots, blocks: made[hosts.indexOf(hostOf.get(rule)!)]!}]),
  );
}

/** Of the rules that ask for nothing that `rule` does not ask for, the one that asks for most. */
function narrowest(rules: readonly RuleSlots[], rule: RuleSlots): RuleSlots | undefined {
  return rules
    .filter(({slots}) => slots.every((slot) => rule.slots.includes(slot)))
    .reduce<RuleSlots | undefined>(
      (best, next) => (best !== undefined && best.slots.length >= next.slots.length ? best : next),
      undefined,
    );
}

function refuseExplosive(rules: readonly {name: string; pairs: number}[], pairsMax: number): void {
  const over = rules.filter(({pairs}) => pairs > pairsMax);
  if (over.length === 0) return;
  const list = over.map(({name, pairs}) => `"${name}" gives ${pairs.toLocaleString('en-GB')} pairs`).join('; ');
  throw new RingfenceError(
    'BLOCK_TOO_LARGE',
    `${list}; the limit is ${pairsMax.toLocaleString('en-GB')}: add a key to the rule, or raise the limit.`,
  );
}
