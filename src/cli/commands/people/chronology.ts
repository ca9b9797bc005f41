import {agencyWords, listWords} from '../../../model/words.ts';
import {personId} from '../../../network/network.ts';
import {chronology} from '../../../packs/chronology.ts';
import type {Entry} from '../../../packs/entry.ts';
import {eventWords, outcomesWords, partWords, statementWords} from '../../../packs/entry-words.ts';
import {familyAround} from '../../../packs/family.ts';
import {asOfOption, jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {csvLine, json, recordCell, table, type Cell} from '../../output.ts';
import {PersonViews} from '../../../packs/person-view.ts';
import {personAsked, viewing} from '../../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; family: boolean; csv: boolean; json: boolean};

export const chronologyCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence chronology P0123456789ab --family --as-of 2021-06-30')
      .addOption(workspaceOption())
      .addOption(asOfOption())
      .option('--family', 'the family around the person, too', false)
      .option('--csv', 'print CSV, one row a record, entries numbered', false)
      .addOption(jsonOption())
      .action(async (asked: string, options: Options) => {
        await viewing(options, session, (view) => {
          const {person} = personAsked(view, asked, session);
          const persons = options.family ? familyAround(view.shown(), person) : [person];
          const entries = chronology(view.shown(), persons, view.withheld());
          if (options.json)
            return session.data(json({persons: persons.map((at) => personId(view.shown(), at)), entries}));
          if (options.csv) return session.data(csvText(entries));
          const views = new PersonViews(view.shown());
          const people = persons.map((at) => views.row(at));
          session.data(
            table(
              ['person', 'name', 'born'],
              people.map(({id: own, name, birth}) => [own, name, birth]),
            ),
          );
          session.data(entryTable(entries));
          session.message(
            `${entries.length} entries. A gap says that nothing was recorded, not that nothing happened; every item is its owner's to release.`,
          );
        });
      });
  },
};

function entryTable(entries: readonly Entry[]): string {
  const rows = entries.flatMap((entry): Cell[][] => {
    const gap = entry.gapDays === null ? [] : [['', '', `no record for ${entry.gapDays} days`, 'gap', '', '', '']];
    return [...gap, entryCells(entry)];
  });
  return table(
    ['date', 'who', 'event', 'statement', 'source', 'outcome', 'records'],
    rows,
    [12, 30, 34, 12, 24, 24, 16],
  );
}

function entryCells(entry: Entry): Cell[] {
  const {date, time, persons, agencies, records} = entry;
  return [
    time === '' ? date : `${date} ${time}`,
    persons.map(({person, roles}) => [person, ...partWords(entry, roles)].join(' ')).join('; '),
    eventWords(entry),
    statementWords(entry),
    listWords(agencies, agencyWords),
    outcomesWords(entry),
    recordCell(records.map(({record}) => record)),
  ];
}

const CSV_HEAD = [
  'entry',
  'date',
  'time',
  'gap_days',
  'sort',
  'incident_id',
  'persons',
  'event',
  'record_id',
  'record_kind',
  'statement',
  'allegation',
  'agency',
  'feed',
  'file',
  'row',
  'event_at',
  'received_at',
  'outcomes',
  'rag',
  'references',
  'release',
];

function csvText(entries: readonly Entry[]): string {
  const lines = entries.flatMap((entry, at) =>
    entry.records.map((record) =>
      csvLine([
        at + 1,
        entry.date,
        entry.time,
        entry.gapDays,
        entry.sort,
        entry.incident,
        entry.persons.map(({person, roles}) => [person, ...roles].join(' ')).join('|'),
        entry.what,
        record.record,
        record.kind,
        record.statement,
        record.allegation,
        record.agency,
        record.feed,
        record.file,
        record.row,
        record.eventAt,
        record.receivedAt,
        record.outcomes.join('|'),
        entry.rag.join('|'),
        record.references.join('|'),
        record.release,
      ]),
    ),
  );
  return csvLine(CSV_HEAD) + lines.join('');
}
