import {writeFileSync} from 'node:fs';
import type {Command} from 'commander';
import {RingfenceError} from '../../../base/errors.ts';
import {indexOfId} from '../../../base/find-by-id.ts';
import type {QueuedAlert} from '../../../clusters/alerts/continuity.ts';
import {decideOn, decisionsOn, isAboutGuarded} from '../../../engine/history/alert-decisions.ts';
import {openView, type View} from '../../../engine/view/view.ts';
import {alertPicture} from '../../../graphs/alert-picture.ts';
import type {Alert} from '../../../model/finding.ts';
import {MOTIFS} from '../../../model/motif.ts';
import {dwellingWords} from '../../../network/dwelling-words.ts';
import type {Store} from '../../../workspace/store.ts';
import {today} from '../../clock.ts';
import {
  addCommand,
  asOfOption,
  jsonOption,
  withExample,
  workspaceOption,
  type CommandModule,
  type Session,
} from '../../command.ts';
import {json} from '../../output.ts';
import {addSayingOptions, sayingFrom, type SayingOptions} from '../../said.ts';
import {alertCard, decisionTable, withStanding} from '../../views/alert-view.ts';
import {PeopleTable} from '../../views/people-table.ts';
import {notFound, viewing, writing} from '../../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; svg?: string; names: boolean; json: boolean};

export const alertCommand: CommandModule = {
  register(command, session) {
    const alert = withExample(command, 'ringfence alert A0123456789ab')
      .addOption(workspaceOption())
      .option('--svg <file>', 'draw it for a briefing, written anew; no protected address is drawn')
      .option('--no-names', 'draw ids in place of names')
      .addOption(asOfOption())
      .addOption(jsonOption())
      .action(async (id: string, options: Options) => {
        await viewing(options, session, (view, store) => {
          const queued = alertOf(view, store, id);
          if (options.svg !== undefined) {
            writeFileSync(options.svg, picture(queued.alert, view, options.names));
            return session.message(`${options.svg}: the picture of ${queued.alert.id}.`);
          }
          const decisions = decisionsOn(queued.alert, view, store.alertDecisions());
          if (options.json) return session.data(json({...withStanding(queued), decisions}));
          session.data(alertCard(queued.alert, new PeopleTable(view.network())));
          session.data(decisionTable(queued, decisions));
        });
      });
    registerDecision(alert, session, 'dismissed', 'dismiss', 'take an alert off the queue until there is new evidence');
    registerDecision(alert, session, 'reopened', 'reopen', 'put a dismissed alert back on the queue');
  },
};

function picture(alert: Alert, view: View, withNames: boolean): string {
  const people = new PeopleTable(view.network());
  const withheld = view.withheld();
  const network = view.network();
  const labelOf = (id: string): string => dwellingWords(network, indexOfId(network.resolved.dwellings, id)).label;
  const shown = alert.dwellings.filter((id) => !withheld.has(id));
  return alertPicture(alert, {
    motif: MOTIFS[alert.motif]!,
    nameOf: (id) => (withNames && people.name(id)) || id,
    places: new Map(shown.map((id) => [id, withNames ? labelOf(id) : id])),
  });
}

function registerDecision(
  parent: Command,
  session: Session,
  type: 'dismissed' | 'reopened',
  name: string,
  what: string,
): void {
  const command = addCommand(
    parent,
    `${name} <id>`,
    `${what}; who, when and why are kept`,
    `ringfence alert ${name} A0123456789ab --by "J. Reviewer" --because "a football club, seen its register"`,
  ).addOption(workspaceOption());
  addSayingOptions(command)
    .addOption(jsonOption())
    .action(async (id: string, options: SayingOptions & {workspace: string; json: boolean}) => {
      const saying = await sayingFrom(options, session);
      await writing(options.workspace, (store) => {
        const view = openView(store, null, session.context);
        const queued = alertOf(view, store, id);
        const decision = decideOn(
          {queued, decisions: store.alertDecisions(), today: today(), isGuarded: isAboutGuarded(queued.alert, view)},
          {type},
          saying,
        );
        if (decision !== null) store.decide(decision);
        session.message(
          decision === null
            ? `${queued.alert.id} was ${type === 'dismissed' ? 'dismissed' : 'open'} before: nothing was added.`
            : `${queued.alert.id} is ${type}, with ${decision.evidence.length} records as the evidence that was seen.`,
        );
        const shown = {alert: queued.alert.id, isNew: decision !== null, type, evidence: decision?.evidence ?? []};
        session.data(options.json ? json(shown) : `${queued.alert.id}\n`);
      });
    });
}

/** @throws RingfenceError NOT_FOUND, which says so where the alert was there in a former run. */
function alertOf(view: View, store: Store, id: string): QueuedAlert {
  const found = view.queue().find(({alert}) => alert.id === id);
  if (found !== undefined) return found;
  if (store.alertVersions().some((version) => version.id === id))
    throw new RingfenceError(
      'NOT_FOUND',
      `${id} was an alert of a former run, and its people are none by what is known ${view.asOf === null ? 'now' : 'as of that day'}. ` +
        'It comes back under this id if they become one again; what was decided on it is kept.',
    );
  throw notFound('alert', id);
}
