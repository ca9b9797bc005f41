import {findById} from '../../base/find-by-id.ts';
import type {Flag} from '../../model/finding.ts';
import type {Records} from '../../model/records.ts';
import {RULES} from '../../signals/registry.ts';
import {addCommand, asOfOption, jsonOption, workspaceOption, type CommandModule} from '../command.ts';
import {json, table} from '../output.ts';
import {PeopleTable} from '../views/people-table.ts';
import {notFound, viewing} from '../workspace-access.ts';

export const flagCommand: CommandModule = {
  register(program, session) {
    addCommand(
      program,
      'flag <id>',
      'one flag in full: how its score is made, when it could first be known, and every record it rests on',
      'ringfence flag f0123456789ab',
    )
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .addOption(jsonOption())
      .action(async (id: string, options: {workspace: string; asOf: string | null; json: boolean}) => {
        await viewing(options, session, (view) => {
          const flag = view.flag(id);
          if (flag === undefined) throw notFound('flag', id);
          session.data(
            options.json ? json(flag) : flagCard(flag, view.network().records, new PeopleTable(view.network())),
          );
        });
      });
  },
};

function flagCard(flag: Flag, records: Records, people: PeopleTable): string {
  const rule = RULES.find((candidate) => candidate.id === flag.rule);
  const made = flag.firstRecords.length === 0 ? 'the passing of time' : flag.firstRecords.join(' ');
  const terms = flag.terms.map(({name, value, text}) => [name, value, text]);
  return [
    `${flag.text}\n${flag.id}  ${flag.rule} ${flag.version}: ${rule?.summary ?? ''}\n`,
    `First knowable on ${flag.firstKnowable}, made so by ${made}. ${flag.records} records of ${flag.incidents} incidents.\n`,
    '\nWho it is about\n',
    people.table(flag.persons),
    '\nHow the score is made (it orders the queue and nothing else)\n',
    table(['term', 'points', 'why'], [...terms, ['sum', flag.score, '']], [16, 10, 90]),
    '\nWithout any of these records the flag changes or is withdrawn\n',
    table(
      ['record', 'agency', 'what', 'of', 'received', 'allegation', 'file', 'row'],
      flag.evidence.map((id) => recordCells(records, id)),
    ),
  ].join('');
}

/** What a record is, in one line; an address is not shown, it may be protected. */
function recordCells({notifications, ties, stays, mentions}: Records, id: string): (string | number)[] {
  const cells = (record: Sourced, what: string, of: string, allegation = ''): (string | number)[] => {
    const {agency, receivedAt, source} = record;
    return [id, agency, what, of, receivedAt, allegation, source.file, source.row];
  };
  const notification = findById(notifications, id);
  if (notification !== undefined)
    return cells(notification, notification.kind, notification.eventAt, notification.allegation);
  const tie = findById(ties, id);
  if (tie !== undefined) return cells(tie, `tie: ${tie.kind}`, tie.start ?? '');
  const stay = findById(stays, id);
  if (stay !== undefined) return cells(stay, `stay: ${stay.kind}`, stay.start ?? stay.asAt);
  const mention = findById(mentions, id);
  return mention === undefined ? [id] : cells(mention, 'mention', mention.asAt);
}

type Sourced = {agency: string; receivedAt: string; source: {file: string; row: number}};
