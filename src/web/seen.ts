import {LastLines} from './last-lines.ts';

/** What somebody last saw of an alert, so that a page can say what has changed for them. */
export type Seen = {
  who: string;
  alert: string;
  /** The day by the clock of the hub, `YYYY-MM-DD`. */
  on: string;
  /** Ids of the records that it rested on. */
  evidence: readonly string[];
  /** Decisions there were. */
  decisions: number;
};

export const seenKey = (who: string, alert: string): string => `${who} ${alert}`;

export const openSeen = (path: string): LastLines<Seen> =>
  LastLines.open<Seen>(path, ({who, alert}) => seenKey(who, alert));
