import {z} from 'zod';
import type {Action, Grant} from '../access/policy.ts';
import type {ServerDeps} from '../server/deps.ts';
import type {OpenedWorkspace} from '../server/opened-workspace.ts';
import type {World} from '../server/world.ts';
import type {Desk} from './desk.ts';
import type {Showing} from './labels.ts';
import type {Session} from './session/sessions.ts';

/** The form of an id of anything that has a page. */
export const Ref = z
  .string()
  .regex(/^[A-Za-z][0-9a-hjkmnp-tv-z]{12}(?:-[A-Za-z][0-9a-hjkmnp-tv-z]{12}(?:-\d{1,3})?)?$/);

/** What a page is asked, and the workspace as who asks may see it. */
export type Asked = {
  id: string;
  query: Record<string, unknown>;
  /** Fields of a form; empty where the page is only looked at. */
  form: Readonly<Record<string, string>>;
  grant: Grant;
  /** Whether who asks may do something else, under the same purpose. */
  may: (action: Action) => boolean;
  session: Session;
  /** How one person, or the people of one alert, are shown to who asks. */
  showingOf: (id: string) => Showing;
  world: World;
  /** True where no record at all is hidden from who asks. */
  seesAll: boolean;
  workspace: OpenedWorkspace;
  readAudit: ServerDeps['audit']['read'];
  desk: Desk;
};

export type Shown = {template: string; title: string; view: object; status?: number};
export type Sent = {to: string};
/** A file to keep; its name says nothing of people. */
export type Handed = {file: Buffer; name: string; type: string};

/**
 * What a page shows: the ids of all that it is about, which the audit log gets first, then the page, or what is done and where
 * it leads.
 */
export type Answered = {
  objects: readonly string[];
  outcome?: string;
  /** Entries of the audit log of their own, as of each pack of several; on the disk before the answer, too. */
  also?: readonly {objects: readonly string[]; outcome: string}[];
  answer: Shown | Handed | (() => Shown | Sent);
};

/** One page or form of the desk. */
export type Page = {
  method: 'GET' | 'POST';
  /** Below /desk; `:id` stands for the one thing that it is about. */
  url: string;
  action: Action;
  /** Another that does as well, where who asks may not do the first. */
  orAction?: Action;
  /** It shows names and nothing without them: refused, and logged, where the purpose shows nobody's. */
  needsNames?: true;
  /** Null where there is nothing that who asks may see. */
  handle(asked: Asked): Answered | null | Promise<Answered | null>;
};
