import {QUIET} from '../../src/base/context.ts';
import type {Constraint} from '../../src/model/judgement.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {Tie} from '../../src/model/notification.ts';
import {Texts} from '../../src/resolve/link/columns/dictionaries.ts';
import type {LinkModel} from '../../src/resolve/link/weigh/link-model.ts';
import {pinModel} from '../../src/resolve/link/weigh/pinned-terms.ts';
import type {DecidedTable} from '../../src/resolve/link/relink-table.ts';
import {resolvePersons, type PersonConfig, type PersonResolution} from '../../src/resolve/persons.ts';
import {matchInput, type FoundAt} from './persons.ts';
import {records} from './records.ts';
import {expectSame} from './same.ts';

/** Who is who, what a later run follows, and the model to pin. */
export type Decided = {resolution: PersonResolution; table: DecidedTable; model: LinkModel};

export type Said = {
  mentions: readonly Mention[];
  ties?: readonly Tie[];
  judged?: readonly Constraint[];
  found?: FoundAt;
};

/** Who is who by a pinned model, following what was decided earlier where that is given. */
export function decide(
  said: Said,
  config: PersonConfig,
  pinned: LinkModel | null,
  earlier: DecidedTable | null,
): Decided {
  const {mentions} = records({mentions: [...said.mentions]});
  const ids = mentions.map(({id}) => id);
  const there = new Set(ids);
  const ties = (said.ties ?? []).filter(({from, to}) => there.has(from) && there.has(to));
  const input = matchInput(mentions, ties, said.found);
  const {dwellings} = input;
  const given = {pinned, earlier, said: said.judged ?? [], versions: versionsOf(mentions)};
  const resolution = resolvePersons(input, config, QUIET, given);
  const {columns, relations, twins, cleanRegisters, dictionaries} = resolution.table;
  const texts = {
    phones: dictionaries.phones.list,
    groups: dictionaries.groups.list,
    registers: dictionaries.registers.list,
    doors: dwellings.map(({id}) => id),
  };
  const table = {ids, columns, relations, twins, cleanRegisters, texts, trace: resolution.trace};
  return {resolution, table, model: pinModel(resolution.model, columns, dwellings)};
}

const versions = new WeakMap<Mention, number>();
let count = 0;

/** A number for each mention, as a store gives: another for each that was ever said. */
function versionsOf(mentions: readonly Mention[]): Int32Array {
  return Int32Array.from(mentions, (mention) => {
    if (!versions.has(mention)) versions.set(mention, count++);
    return versions.get(mention)!;
  });
}

/** Expects every part of two resolutions to be the same, what a later run follows included. */
export function expectSameResolution(followed: PersonResolution, whole: PersonResolution): void {
  for (const part of ['persons', 'held', 'links', 'kinLinks', 'kinLevels', 'trace'] as const)
    expectSame(followed[part], whole[part]);
  const [read, readWhole] = [followed, whole].map(({table: {columns, dictionaries, relations}}) => {
    const {pool, ...rows} = columns;
    const lists = Object.values(dictionaries).map((texts) => (texts instanceof Texts ? texts.list : null));
    return {...rows, relations, words: pool.texts, sounds: pool.sounds, lists};
  });
  expectSame(read, readWhole);
}
