import {InvalidArgumentError, type Command} from 'commander';
import {askedDigest} from '../../../access/audit/asked-digest.ts';
import type {AuditEntry, AuditHead} from '../../../access/audit/entry.ts';
import type {AuditQuestion} from '../../../access/audit/select.ts';
import {successorTable} from '../../../engine/successors.ts';
import {askedEntries, wholeLog} from '../../audit-entries.ts';
import {addAskedOptions, askedMention, type AskedOptions} from '../../asked-mention.ts';
import {today} from '../../clock.ts';
import {addCommand, jsonOption, wholeArgument, withExample, type CommandModule, type Session} from '../../command.ts';
import {json, table} from '../../output.ts';
import {derivedOf, reading} from '../../workspace-access.ts';

type ListOptions = AuditQuestion & {workspace?: string; newest?: number; json: boolean};

export const auditCommand: CommandModule = {
  register(command, session) {
    const audit = withExample(command, 'ringfence audit verify audit.ndjson');
    registerVerify(audit, session);
    registerList(audit, session);
    registerSearched(audit, session);
  },
};

function registerVerify(audit: Command, session: Session): void {
  addCommand(
    audit,
    'verify <file>',
    'find any entry that was changed or removed, and a missing end',
    'ringfence audit verify audit.ndjson --anchor 4711:9f86d081...',
  )
    .option(
      '--anchor <number:hash>',
      'a number and hash that this command printed before and that were kept elsewhere; may be given again and again',
      (text: string, before: AuditHead[]) => [...before, anchorArgument(text)],
      [] as AuditHead[],
    )
    .action(async (file: string, {anchor}: {anchor: AuditHead[]}) => {
      const {entries, head} = await wholeLog(file, anchor);
      session.message(
        `${entries} entries, each as it was written. Keep this line elsewhere, and give it to --anchor next time:`,
      );
      session.data(`${head.seq}:${head.hash}\n`);
    });
}

function registerList(audit: Command, session: Session): void {
  addCommand(
    audit,
    'list <file>',
    'entries, oldest first',
    'ringfence audit list audit.ndjson --object P0123456789ab --since 2026-01-01',
  )
    .option('--object <id>', 'only those about this person, record or alert')
    .option('--workspace <file>', 'follow --object through the ids that a person had in former runs of it')
    .option('--who <name>', 'only those of this user')
    .option('--since <day>', 'only those from this day on (UTC)')
    .option('--until <day>', 'only those up to this day (UTC)')
    .option('--newest <number>', 'only the last so many', wholeArgument)
    .addOption(jsonOption())
    .action(async (file: string, options: ListOptions) => {
      const entries =
        options.workspace === undefined
          ? await askedEntries(file, options)
          : await reading(options.workspace, (store) =>
              askedEntries(file, options, successorTable(store.identityEvents(), derivedOf(store).resolved.persons)),
            );
      session.data(options.json ? json(entries) : entryTable(entries));
    });
}

function registerSearched(audit: Command, session: Session): void {
  addAskedOptions(
    addCommand(
      audit,
      'searched',
      'the id by which the log has a search of the desk: the name, birth date and number that were looked for',
      'ringfence audit searched --given Amina --family Khan --born 2011-03-09',
    ),
  ).action(async (options: AskedOptions) => {
    session.message(
      'Give this to "audit list --object". Letter case, accents and spaces in numbers make no difference:',
    );
    session.data(`${await askedDigest(askedMention(options, today()))}\n`);
  });
}

function anchorArgument(text: string): AuditHead {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined)
    throw new InvalidArgumentError('Write NUMBER:HASH as "audit verify" prints it.');
  return {seq: Number(seq), hash};
}

const OBJECTS_SHOWN = 6;

function entryTable(entries: readonly AuditEntry[]): string {
  const rows = entries.map(({seq, event}) => {
    const more = event.objects.length - OBJECTS_SHOWN;
    const objects = [...event.objects.slice(0, OBJECTS_SHOWN), ...(more > 0 ? [`and ${more} more`] : [])];
    return [
      seq,
      event.at,
      event.who,
      event.role,
      event.agency,
      event.purpose,
      event.action,
      objects.join(' '),
      event.outcome,
    ];
  });
  return table(
    ['entry', 'at', 'who', 'role', 'agency', 'purpose', 'action', 'objects', 'outcome'],
    rows,
    [8, 26, 20, 18, 14, 14, 18, 32, 20],
  );
}
