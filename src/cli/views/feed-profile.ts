import type {FeedProfile} from '../../feeds/check.ts';
import {countWords} from '../../base/count-words.ts';
import {table} from '../output.ts';

export const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** What a file would give, as tables. */
export function profileText(profile: FeedProfile): string {
  const {counts, records, received} = profile;
  const sections = [
    `${profile.file}: feed ${profile.feed}, ${profile.format}, ${profile.dialect}\n`,
    `${counts.read} rows read = ${counts.accepted} accepted + ${counts.repeated} repeated + ${counts.refused} refused (${percent(profile.refusedShare)})\n`,
    profile.rowsOfNothing === 0
      ? ''
      : `${profile.rowsOfNothing} of the accepted rows give nothing: the mapping skips them, or nobody and no event is in them\n`,
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
  const shared = counts.reasons['KEY_SHARED'] ?? 0;
  if (shared > 0)
    sections.push(
      `${countWords(shared, 'row')} would go unread for having the key of another that is about different people: the key in the mapping is too short; add a column to "key"\n`,
    );
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
