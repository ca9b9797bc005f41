import {z} from 'zod';
import {LastLines} from './last-lines.ts';

/** What somebody last saw of an alert, so that a page can say what has changed for them. */
const Seen = z.strictObject({
  who: z.string(),
  alert: z.string(),
  /** The day by the clock of the hub, `YYYY-MM-DD`. */
  on: z.string(),
  /** Ids of the records that it rested on. */
  evidence: z.array(z.string()).readonly(),
  /** Decisions there were. */
  decisions: z.number(),
});
export type Seen = z.infer<typeof Seen>;

export const seenKey = (who: string, alert: string): string => `${who} ${alert}`;

export const openSeen = (path: string): LastLines<Seen> =>
  LastLines.open(path, Seen, ({who, alert}) => seenKey(who, alert));
