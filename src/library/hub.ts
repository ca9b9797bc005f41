import {isCalendarDay} from '../base/day.ts';
import {QUIET} from '../base/context.ts';
import {RingfenceError} from '../base/errors.ts';
import type {QueuedAlert} from '../clusters/alerts/continuity.ts';
import {openView, type View} from '../engine/view/view.ts';
import {networkGraph} from '../graphs/network-graph.ts';
import type {PropertyGraph} from '../graphs/graph.ts';
import type {Flag} from '../model/finding.ts';
import {PersonViews, type PersonCard, type PersonRow} from '../packs/person-view.ts';
import {Inquiry} from '../questions/inquiry.ts';
import type {GivenTables, Row} from '../questions/question.ts';
import {questionNamed} from '../questions/registry.ts';
import {activityReport, type ActivityReport} from '../report/activity.ts';
import type {Period} from '../report/enquiries.ts';
import type {QueryLimits} from '../workspace/sqlite/query/query.ts';
import type {Store} from '../workspace/store.ts';

/**
 * What a workspace holds, to read. Answers equal those of the commands named beside them, in the same order, and keep back what
 * those keep back: protected addresses and what leads to one. People are named: it is for who may see all that the file holds.
 */
export type Hub = {
  /** `YYYY-MM-DD`: what had been received by the end of that day and nothing later; null for all there is. */
  readonly asOf: string | null;
  /** Everybody known, by id (`persons`). */
  persons(): PersonRow[];
  /** One person with every record behind them (`person ID`). @throws RingfenceError NOT_FOUND, naming whom the id now stands for. */
  person(id: string): PersonCard;
  /** In order of the queue; of one rule where it is named (`flags`). */
  flags(rule?: string): readonly Flag[];
  /** In order of the queue, each with where it stands, the dismissed ones included (`alerts --all`). */
  alerts(): readonly QueuedAlert[];
  /**
   * The rows that answer a question of `QUESTIONS`, by its name (`ask`). Parameters are as on the command line, texts or numbers.
   * @throws RingfenceError NOT_FOUND for a question or id that is not there, USAGE with every parameter that is wrong.
   */
  ask(question: string, parameters?: Readonly<Record<string, unknown>>, tables?: GivenTables): Row[];
  /**
   * The rows of one SELECT over tables of persons, notifications, ties and so on, which `TABLES` lists (`sql`).
   * @throws RingfenceError USAGE where it cannot be answered, does more than read, or takes more than `limits` (a minute, 4,000 MB
   * and a million rows unless said otherwise).
   */
  sql(query: string, limits?: Partial<QueryLimits>): Record<string, string | number | null>[];
  /** What the hub did in one period, or in two side by side; `areas` keeps to some authorities (`stats`). */
  activity(periods: readonly Period[], areas?: readonly string[]): ActivityReport;
  /** Persons, dwellings and incidents with their dated edges (`export network`); without names people are labelled by their ids. */
  graph(options?: {names?: boolean}): PropertyGraph;
  /** Lets go of the file. */
  close(): void;
};

/**
 * Opens a workspace that `run` has made, as a whole or as of a day.
 * @throws RingfenceError WORKSPACE_MISSING, WORKSPACE_VERSION, WORKSPACE_DAMAGED; NOT_FOUND where nothing has been worked out in
 * it; USAGE for a day that is none, and on a Node that has no SQLite.
 */
export async function openHub(workspace: string, {asOf = null}: {asOf?: string | null} = {}): Promise<Hub> {
  if (asOf !== null && !isCalendarDay(asOf))
    throw new RingfenceError('USAGE', 'asOf: write a day of the calendar as YYYY-MM-DD.');
  const store = await openToRead(workspace);
  try {
    const {askTables} = await import('./ask-tables.ts');
    return hubOf(openView(store, asOf, QUIET), store, askTables);
  } catch (error) {
    store.close();
    throw error;
  }
}

type AskTables = (typeof import('./ask-tables.ts'))['askTables'];

async function openToRead(workspace: string): Promise<Store> {
  // Read here, so that graph files and the list of questions can be used on a Node without SQLite.
  if (Number(process.versions.node.split('.')[0]) < NODE_WITH_SQLITE)
    throw new RingfenceError(
      'USAGE',
      `A workspace is opened on Node ${NODE_WITH_SQLITE} or later; this is ${process.versions.node}.`,
    );
  const {openSqliteStore} = await import('../workspace/sqlite/store.ts');
  return openSqliteStore(workspace, 'read');
}

/** The first line of releases whose SQLite the workspace is written and tested with. */
const NODE_WITH_SQLITE = 24;

function hubOf(view: View, store: Store, askTables: AskTables): Hub {
  let inquiry: Inquiry | null = null;
  const asked = (): Inquiry => (inquiry ??= new Inquiry(view));
  const people = (): PersonViews => new PersonViews(view.shown());
  return {
    asOf: view.asOf,
    persons: () => {
      const views = people();
      return [...asked().persons()].map((person) => views.row(person));
    },
    person: (id) => people().card(asked().personAt(id), view.withheld()),
    flags: (rule) => view.flags(rule),
    alerts: () => view.queue(),
    ask: (question, parameters = {}, tables = {}) => questionNamed(question).answer(asked(), parameters, tables),
    sql: (query, limits) => {
      const {columns, rows} = askTables(asked(), query, limits);
      return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]!])));
    },
    activity: (periods, areas = []) => activityReport(view.network(), periods, areas, view.config.report),
    graph: ({names = true} = {}) => {
      const options = {names, around: null, withheld: view.withheld()};
      return networkGraph(view.shown(), options).graph;
    },
    close: () => store.close(),
  };
}
