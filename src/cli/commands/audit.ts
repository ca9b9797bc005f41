import {InvalidArgumentError} from 'commander';
import type {AuditEntry, AuditHead} from '../../access/audit/entry.ts';
import {auditEntries, verifyAudit} from '../../access/audit/verify.ts';
import {RingfenceError} from '../../base/errors.ts';
import {addCommand, jsonOption, type CommandModule} from '../command.ts';
import {json, table} from '../output.ts';

type ListOptions = {object?: string; who?: string; since?: string; json: boolean};

export const auditCommand: CommandModule = {
  register(program, session) {
    const audit = addCommand(
      program,
      'audit',
      'the log of who saw what, when and why',
      'ringfence audit verify audit.ndjson',
    );
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
        const {entries, head, fault} = await verifyAudit(file, anchor);
        if (fault !== null)
          throw new RingfenceError('AUDIT_BROKEN', `${file}: ${fault}; the ${entries} entries before are whole.`);
        session.message(
          `${entries} entries, each as it was written. Keep this line elsewhere, and give it to --anchor next time:`,
        );
        session.data(`${head.seq}:${head.hash}\n`);
      });
    addCommand(
      audit,
      'list <file>',
      'entries, oldest first',
      'ringfence audit list audit.ndjson --object P0123456789ab --since 2026-01-01',
    )
      .option('--object <id>', 'only those about this person, record or alert')
      .option('--who <name>', 'only those of this user')
      .option('--since <day>', 'only those from this day on (UTC)')
      .addOption(jsonOption())
      .action(async (file: string, options: ListOptions) => {
        const entries: AuditEntry[] = [];
        for await (const entry of auditEntries(file)) {
          if (typeof entry === 'string') throw new RingfenceError('AUDIT_BROKEN', `${file}: ${entry}.`);
          if (isAsked(entry, options)) entries.push(entry);
        }
        session.data(options.json ? json(entries) : entryTable(entries));
      });
  },
};

function anchorArgument(text: string): AuditHead {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined)
    throw new InvalidArgumentError('Write NUMBER:HASH as "audit verify" prints it.');
  return {seq: Number(seq), hash};
}

const isAsked = ({event}: AuditEntry, {object, who, since}: ListOptions): boolean =>
  (object === undefined || event.objects.includes(object)) &&
  (who === undefined || event.who === who) &&
  (since === undefined || event.at.slice(0, 10) >= since);

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
