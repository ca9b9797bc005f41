import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {RingfenceError} from '../../base/errors.ts';
import {openFeed} from '../../feeds/feed.ts';
import type {Mention} from '../../model/mention.ts';
import {resolveDwellings} from '../../resolve/dwellings.ts';
import {PERSON_DEFAULTS, resolvePersons, type PersonResolution} from '../../resolve/persons.ts';
import {addCommand, jsonOption, type CommandModule} from '../command.ts';
import {csvLine, json, table} from '../output.ts';
import {makeFolder} from '../../workspace/make-folder.ts';

type Options = {input: string[]; mapping: string; out: string; area?: string; received: string; json: boolean};

export const linkCommand: CommandModule = {
  register(program, session) {
    addCommand(
      program,
      'link',
      'resolve the persons of one or more files without a workspace',
      'ringfence link --input people.csv --mapping people.yaml --out linked',
    )
      .requiredOption('-i, --input <file...>', 'person files; several are linked with one another')
      .requiredOption('-m, --mapping <file>', 'mapping of the files')
      .requiredOption(
        '-o, --out <dir>',
        'folder for clusters.csv (source,row,id,entity_id) and pairs.csv (left,right,weight,probability)',
      )
      .option('--area <code>', 'authority code for files that do not say one')
      .option('--received <day>', 'day of receipt for rows that do not say it', '2000-01-01')
      .addOption(jsonOption())
      .action(async (options: Options) => {
        const {mentions, refused} = await readMentions(options);
        if (mentions.length === 0)
          throw new RingfenceError(
            'FILE_EMPTY',
            'The files give no person: run "ringfence feeds check" on one of them to see why.',
          );
        const places = resolveDwellings(mentions.map((mention) => mention.address));
        const result = resolvePersons(
          mentions,
          [],
          places.dwellingOf,
          places.dwellings,
          PERSON_DEFAULTS,
          session.context,
        );
        makeFolder(options.out);
        writeClusters(join(options.out, 'clusters.csv'), mentions, result);
        writePairs(join(options.out, 'pairs.csv'), mentions, result);
        const {blocking: _, ...report} = {...result.report, refused};
        session.data(options.json ? json({...result.report, refused}) : table(['linked', ''], Object.entries(report)));
      });
  },
};

async function readMentions({
  input,
  mapping,
  area,
  received,
}: Options): Promise<{mentions: Mention[]; refused: number}> {
  const mentions = new Map<string, Mention>();
  let refused = 0;
  for (const path of input) {
    const feed = await openFeed(path, {mapping, area, received});
    for await (const batch of feed.items()) {
      for (const item of batch)
        if (item.type === 'row') for (const mention of item.records.mentions) mentions.set(mention.id, mention);
    }
    refused += feed.counts.refused;
  }
  return {mentions: [...mentions.values()].sort((left, right) => (left.id < right.id ? -1 : 1)), refused};
}

/** The record's own id where the mapping gives one, else the id of the mention. */
const idOf = (mention: Mention): string =>
  mention.identifiers.find((identifier) => identifier.kind === 'local')?.value ?? mention.id;

function writeClusters(path: string, mentions: readonly Mention[], {persons, personOf}: PersonResolution): void {
  const lines = mentions
    .map((mention, index) => ({mention, person: personOf[index]!}))
    .sort((left, right) =>
      left.mention.source.file < right.mention.source.file
        ? -1
        : left.mention.source.file > right.mention.source.file
          ? 1
          : left.mention.source.row - right.mention.source.row,
    )
    .map(({mention, person}) =>
      csvLine([mention.source.file, mention.source.row, idOf(mention), persons[person]?.id ?? '']),
    );
  writeFileSync(path, csvLine(['source', 'row', 'id', 'entity_id']) + lines.join(''));
}

function writePairs(path: string, mentions: readonly Mention[], {links}: PersonResolution): void {
  const lines = [csvLine(['left', 'right', 'weight', 'probability'])];
  for (let i = 0; i < links.length; i++) {
    const weight = links.weight[i]!;
    if (weight < PERSON_DEFAULTS.holdBits) continue;
    lines.push(
      csvLine([
        idOf(mentions[links.left[i]!]!),
        idOf(mentions[links.right[i]!]!),
        Number(weight.toFixed(4)),
        Number((1 / (1 + 2 ** -weight)).toFixed(6)),
      ]),
    );
  }
  writeFileSync(path, lines.join(''));
}
