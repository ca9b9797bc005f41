import type {Flag} from '../../../model/finding.ts';
import type {Records} from '../../../model/records.ts';
import {agencyWords} from '../../../model/words.ts';
import {recordLine} from '../../../packs/record-line.ts';
import {RULES} from '../../../signals/registry.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json, table} from '../../output.ts';
import {PeopleTable} from '../../views/people-table.ts';
import {notFound, viewing} from '../../workspace-access.ts';

export const flagCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence flag f0123456789ab')
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

function recordCells(records: Records, id: string): (string | number)[] {
  const line = recordLine(records, id);
  if (line === null) return [id];
  const {agency, what, eventAt, receivedAt, allegation, file, row} = line;
  return [id, agencyWords(agency), what, eventAt, receivedAt, allegation, file, row];
}
