import type {Plan} from '../../engine/retention/plan.ts';
import type {Erasure} from '../../workspace/erasure.ts';
import {json, table} from '../output.ts';

/** What a policy would do, by rule and feed. */
export function planTables({lines, counts}: Plan): string {
  const head = ['rule', 'feed', 'due', 'former versions due', 'held', 'staying', 'day unknown', 'next due'];
  const rows = lines.map((line) => [
    line.rule || 'no rule is for them',
    line.feed,
    line.due,
    line.former,
    line.held,
    line.staying,
    line.unknown,
    line.next,
  ]);
  return `${table(head, rows)}\n${countsTable(counts)}`;
}

export const countsTable = (counts: Record<string, number>): string => table(['would go', ''], counted(counts));

const counted = (counts: Record<string, number>): [string, number][] =>
  Object.entries(counts).map(([what, count]) => [what === 'refusedRows' ? 'refused rows' : what, count]);

/** What an erasure did, and what was looked at afterwards. */
export type Certificate = {
  erasure: Erasure | null;
  /** Whether the file was rewritten without any former state. */
  isScrubbed: boolean;
  /** Erased versions that were found when the workspace was read again. */
  left: number;
};

/** What an erasure did, without a word of what it was about; for who has to show that it was done. */
export function certificate({erasure, isScrubbed, left}: Certificate, asJson: boolean): string {
  if (asJson) return json({...erasure, verified: {versionsLeft: left, fileRewritten: isScrubbed}});
  const rewritten = isScrubbed ? 'the file was rewritten without them' : 'a reader still holds the former file';
  if (erasure === null) return `Nothing was due; ${rewritten}.\n`;
  const {id, on, by, because, policy, counts, rows, rowsHash} = erasure;
  const head = [
    ['certificate of erasure', id],
    ['on', on],
    ['by', by],
    ['because', because],
    ...(policy === null ? [] : [['policy (SHA-256)', policy.hash]]),
    ['rows (SHA-256 over their sorted hashes)', rowsHash],
    ['of these versions, found afterwards', left],
    ['checked', rewritten],
  ];
  const byRule = rows.map(({rule, feed, count}) => [rule || 'named', feed, count]);
  return [table(['', ''], head), table(['rule', 'feed', 'rows'], byRule), table(['erased', ''], counted(counts))].join(
    '\n',
  );
}
