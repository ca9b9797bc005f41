import type {Policy} from '../access/policy.ts';
import type {Users} from '../access/users.ts';
import type {InHand} from './in-hand.ts';
import type {LastLines} from './last-lines.ts';
import type {MeetingList} from './meeting-list.ts';
import type {Seen} from './seen.ts';
import type {FormTokens} from './session/form-token.ts';
import type {Sessions} from './session/sessions.ts';
import type {StaticUrls} from './static-files.ts';

export type DeskOptions = {
  /** The workspace file, into which decisions are written. */
  workspace: string;
  /** The file that remembers what each reviewer has seen of an alert; made where there is none. */
  seen: string;
  /** The file that keeps the cases that coordinators gather for meetings; made where there is none. */
  meetings: string;
  /** The file that keeps who has which alert, and which two identities, in hand; made where there is none. */
  inHand: string;
  /** The day by the clock of the hub, `YYYY-MM-DD`. */
  today(): string;
  /** Whether browsers come by TLS; cookies then go by nothing else. */
  isSecure: boolean;
  /** Minutes without a click after which somebody is signed out. */
  idleMinutes: number;
};

/** What pages share. */
export type Desk = {
  options: DeskOptions;
  policy: () => Policy;
  users: Pick<Users, 'holding' | 'named'>;
  urls: StaticUrls;
  sessions: Sessions;
  tokens: FormTokens;
  seen: LastLines<Seen>;
  meetings: LastLines<MeetingList>;
  inHand: LastLines<InHand>;
  idleMs: number;
  now(): number;
  /** Takes up what was just written to the workspace. */
  refresh(): void;
};
