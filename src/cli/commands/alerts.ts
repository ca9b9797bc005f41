import {writeFileSync} from 'node:fs';
import type {Command} from 'commander';
import type {QueuedAlert} from '../../clusters/continuity.ts';
import {dwellingWords} from '../../network/dwelling-words.ts';
import {MOTIFS} from '../../model/motif.ts';
import {decideOn, decisionsOn, isAboutGuarded} from '../../engine/alert-decisions.ts';
import {groupAskedFor} from '../../engine/group-asked-for.ts';
import {openView, type View} from '../../engine/view.ts';
import {alertPicture} from '../../graphs/alert-picture.ts';
import type {Alert} from '../../model/finding.ts';
import {isOffQueue} from '../../model/alert-decision.ts';
import type {Store} from '../../workspace/store.ts';
import {RingfenceError} from '../../base/errors.ts';
import {indexOfId} from '../../base/find-by-id.ts';
import {today} from '../clock.ts';
import {addCommand, asOfOption, jsonOption, workspaceOption, type CommandModule, type Session} from '../command.ts';
import {json, table} from '../output.ts';
import {addSayingOptions, sayingFrom, type SayingOptions} from '../said.ts';
import {ALERT_HEAD, alertCard, alertCells, decisionTable, standingText} from '../views/alert-view.ts';
import {LEAD_WORDS, leadTable} from '../views/lead-view.ts';
import {PeopleTable} from '../views/people-table.ts';
import {notFound, viewing, writing} from '../workspace-access.ts';

type Options = {workspace: string; asOf: string | null; all: boolean; leads: boolean; around?: string; json: boolean};

export const alertsCommand: CommandModule = {
  register(program, session) {
    addCommand(program, 'alerts', 'linked-family clusters for review, in order of the queue', 'ringfence alerts')
      .addOption(workspaceOption())
      .option('--all', 'those that were dismissed, too', false)
      .option('--leads', 'instead, identities to settle on which linked families hang: questions, and no alerts', false)
      .option('--around <id>', 'instead, the group around a person or home, with its chance; asked for, and no alert')
      .addOption(asOfOption())
      .addOption(jsonOption())
      .action(async (options: Options) => {
        if (options.around !== undefined) return showAround(options, options.around, session);
        if (options.leads) return showLeads(options, session);
        const {queue, leads} = await viewing(options, session, (view) => ({
          queue: view.queue(),
          leads: view.leads().length,
        }));
        const shown = queue.filter(({state}) => options.all || !isOffQueue(state));
        if (options.json) session.data(json(shown.map(withStanding)));
        else {
          const rows = shown.map((queued) => [...alertCells(queued.alert), standingText(queued)]);
          session.data(table([...ALERT_HEAD, 'stands'], rows, [15, 16, 60, 8, 10, 10, 10, 16, 8, 24]));
        }
        const hidden = queue.length - shown.length;
        if (hidden > 0)
          session.message(
            `${hidden} dismissed or duplicate and without new evidence ${hidden === 1 ? 'is' : 'are'} not shown; --all shows all.`,
          );
        if (leads > 0)
          session.message(
            `${leads === 1 ? '1 lead waits' : `${leads} leads wait`}: identities to settle on which linked families hang; --leads shows ${leads === 1 ? 'it' : 'them'}.`,
          );
      });
  },
};

async function showLeads(options: Options, session: Session): Promise<void> {
  await viewing(options, session, (view) => {
    const leads = view.leads();
    if (options.json) return session.data(json(leads));
    if (leads.length === 0) return session.message('No lead waits: linked families hang on no doubtful identity.');
    session.data(leadTable(leads, new PeopleTable(view.network())));
    session.message(LEAD_WORDS);
  });
}

async function showAround(options: Options, id: string, session: Session): Promise<void> {
  await viewing(options, session, (view) => {
    const asked = groupAskedFor(view, id, session.context);
    if (options.json) return session.data(json({askedFor: id, isAlert: false, group: asked}));
    session.message(
      asked === null
        ? `Around ${id} records link nobody else to the same families beyond what chance gives.`
        : 'This group was asked for and is no alert: nothing was searched for it, and it stands in no queue.',
    );
    if (asked !== null) session.data(alertCard(asked, new PeopleTable(view.network())));
  });
}

export const alertCommand: CommandModule = {
  register(program, session) {
    const alert = addCommand(
      program,
      'alert <id>',
      'one alert in full, with the records behind every link; "alert dismiss" and "alert reopen" decide on it',
      'ringfence alert A0123456789ab',
    )
      .addOption(workspaceOption())
      .option('--svg <file>', 'draw it for a briefing, written anew; no protected address is drawn')
      .option('--no-names', 'draw ids in place of names')
      .addOption(asOfOption())
      .addOption(jsonOption())
      .action(async (id: string, options: Options & {svg?: string; names: boolean}) => {
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
      await writing(options.workspace, (store) => {
        const view = openView(store, null, session.context);
        const queued = alertOf(view, store, id);
        const decision = decideOn(
          {queued, decisions: store.alertDecisions(), today: today(), isGuarded: isAboutGuarded(queued.alert, view)},
          {type},
          sayingFrom(options),
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

/** An alert as JSON: with where it stands, beside what the run worked out. */
const withStanding = ({alert, state, newEvidence}: QueuedAlert) => ({...alert, state, newEvidence});
