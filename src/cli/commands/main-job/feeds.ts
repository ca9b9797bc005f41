import {listMappings} from '../../../feeds/language/catalogue.ts';
import {checkFeed, type FeedProfile} from '../../../feeds/check.ts';
import {RingfenceError} from '../../../base/errors.ts';
import {readConfig} from '../../../engine/config/config-file.ts';
import {DEFAULT_CONFIG} from '../../../engine/config/config.ts';
import {addCommand, jsonOption, type CommandModule} from '../../command.ts';
import {json} from '../../output.ts';
import {percent, profileText} from '../../views/feed-profile.ts';
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
  register(feeds, session) {
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
