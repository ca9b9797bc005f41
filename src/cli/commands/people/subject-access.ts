import type {AuditEvent} from '../../../access/audit/entry.ts';
import {dayToIso} from '../../../base/day.ts';
import {successorTable} from '../../../engine/successors.ts';
import type {Person} from '../../../model/resolved.ts';
import {subjectAccessPack} from '../../../packs/subject-access/pack.ts';
import type {Store} from '../../../workspace/store.ts';
import {askedEntries, wholeLog} from '../../audit-entries.ts';
import {jsonOption, withExample, workspaceOption, type CommandModule} from '../../command.ts';
import {json} from '../../output.ts';
import {writePage} from '../../pack-page.ts';
import {packText} from '../../views/pack-view.ts';
import {personAsked, viewing} from '../../workspace-access.ts';

type Options = {workspace: string; out?: string; audit?: string; json: boolean};

const MARKING =
  'OFFICIAL-SENSITIVE. A preview for the officer who decides what may be shown, not an answer to send: nobody but the person asked about is named in it.';

export const subjectAccessCommand: CommandModule = {
  register(command, session) {
    withExample(command, 'ringfence subject-access P0123456789ab --audit audit.ndjson --out preview.html')
      .addOption(workspaceOption())
      .option('-o, --out <file>', 'write it as one HTML file, to print or to read without a network')
      .option('--audit <file>', 'the log of "serve": who has seen the person')
      .addOption(jsonOption())
      .action(async (asked: string, options: Options) => {
        await viewing({...options, asOf: null}, session, async (view, store) => {
          const {id, person} = personAsked(view, asked, session);
          const network = view.shown();
          const seen =
            options.audit === undefined ? null : await whoSaw(options.audit, id, store, network.resolved.persons);
          const parts = subjectAccessPack({
            network,
            person,
            withheld: view.withheld(),
            flags: view.flags(),
            queue: view.queue(),
            seen,
          });
          if (options.out === undefined)
            return session.data(options.json ? json({person: id, parts}) : packText(parts));
          const day = dayToIso(network.lastReceived);
          await writePage(options.out, {
            title: 'What is held about one person',
            lead: MARKING,
            facts: [
              ['person', id],
              ['received by', day],
            ],
            parts,
          });
          session.message(`${options.out}: what is held about ${id}, as received by ${day}.`);
        });
      });
  },
};

/** Entries about a person, under whatever id they had; of a log that is whole, or the answer would be that nobody looked. */
async function whoSaw(file: string, id: string, store: Store, persons: readonly Person[]): Promise<AuditEvent[]> {
  await wholeLog(file);
  const entries = await askedEntries(file, {object: id}, successorTable(store.identityEvents(), persons));
  return entries.map(({event}) => event);
}
