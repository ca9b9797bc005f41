import {listMappings} from '../../feeds/catalogue.ts';
import {checkFeed, type FeedProfile} from '../../feeds/check.ts';
import {RingfenceError} from '../../base/errors.ts';
import {readConfig} from '../../engine/config-file.ts';
import {DEFAULT_CONFIG} from '../../engine/config.ts';
import {addCommand, jsonOption, type CommandModule} from '../command.ts';
import {json, table} from '../output.ts';
import {addDraft} from './feeds-draft.ts';

type Options = {
  mapping?: string;
  mappings: string[];
  sheet?: string;
  area?: string;
  received?: string;
  config?: string;
  json: boolean;
};

export const feedsCommand: CommandModule = {
  register(program, session) {
    const feeds = program.command('feeds').description('look at extracts before anything is stored');
    addCommand(
      feeds,
      'check <file>',
      'what a file would give: profile, share of rows refused and why',
      'ringfence feeds check police-child_BRE.csv --mapping my-layout.yaml',
    )
      .option('-m, --mapping <file>', 'mapping file; without it the one that fits')
      .option(
        '--mappings <dir...>',
        'folders with mappings of your own, beside the built-in ones, as "run" takes them',
        [],
      )
      .option('--sheet <name>', 'the sheet of a workbook, where it is not the first or the one that the mapping names')
      .option('--area <code>', 'authority code for a feed that does not say one')
      .option('--received <day>', 'day of receipt for rows that do not say it')
      .option('-c, --config <file>', 'a ringfence.yaml with thresholds of your own')
      .addOption(jsonOption())
      .action(async (file: string, options: Options) => {
        const {mapping, sheet, area, received} = options;
        const {load} = options.config === undefined ? DEFAULT_CONFIG : readConfig(options.config);
        const profile = await checkFeed(file, {
          mapping,
          mappings: listMappings(options.mappings),
          sheet,
          area,
          received,
        });
        session.data(options.json ? json(profile) : profileText(profile));
        if (profile.refusedShare > load.refusalShareMax) throw tooManyRefused(profile, load.refusalShareMax);
      });
    addDraft(feeds, session);
  },
};

function tooManyRefused({file, refusedShare}: FeedProfile, limit: number): RingfenceError {
  return new RingfenceError(
    'FEED_REFUSED',
    `${file}: a run would store nothing of it: ${percent(refusedShare)} of its rows are refused, above the limit of ` +
      `${percent(limit)}. Mend the file or its mapping, or raise load.refusalShareMax.`,
  );
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

function profileText(profile: FeedProfile): string {
  const {counts, records, received} = profile;
  const sections = [
    `${profile.file}: feed ${profile.feed}, ${profile.format}, ${profile.dialect}\n`,
    `${counts.read} rows read = ${counts.accepted} accepted + ${counts.repeated} repeated + ${counts.refused} refused (${percent(profile.refusedShare)})\n`,
    received.from === '' ? '' : `received from ${received.from} to ${received.to}\n`,
    table(['gives', 'records'], Object.entries(records)),
    table(
      ['column', 'read', 'filled', 'placeholders', 'distinct'],
      profile.columns.map((column) => [
        column.column,
        column.isRead ? 'yes' : 'no',
        column.filled,
        column.placeholders,
        `${column.distinct}${column.distinctMore ? '+' : ''}`,
      ]),
    ),
  ];
  const reasons = Object.entries({...counts.reasons});
  if (reasons.length > 0) sections.push(table(['refused for', 'rows'], reasons));
  const warnings = Object.entries(counts.warnings);
  if (warnings.length > 0) sections.push(table(['kept with a warning', 'cells'], warnings));
  if (profile.unknownWords.length > 0)
    sections.push(
      'Words that no list knows: say in the mapping what they mean, with "map". Those in one or two cells may be names, and are not shown.\n',
      table(
        ['column', 'word', 'cells', 'not known as'],
        profile.unknownWords.map(({column, word, cells, reason}) => [column, word, cells, reason]),
      ),
    );
  if (profile.examples.length > 0)
    sections.push(
      table(
        ['row', 'column', 'reason', 'what to do'],
        profile.examples.map((row) => [row.row, row.column, row.reason, row.message]),
      ),
    );
  const untold = counts.refused - profile.examples.length;
  if (untold > 0) sections.push(`and ${untold} more rows, refused for the reasons counted above\n`);
  return sections.join('');
}
