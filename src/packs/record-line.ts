import {findById} from '../base/find-by-id.ts';
import type {Records} from '../model/records.ts';
import type {Provenance} from '../model/source.ts';
import {allegationWords, notificationWords, referenceWords, tieWords} from '../model/words.ts';

/** What a record is, in one line of plain words; an address is never in it, it may be protected. */
export type RecordLine = {
  id: string;
  agency: string;
  what: string;
  /** When it happened, as far as the record tells; empty where it does not. */
  eventAt: string;
  receivedAt: string;
  allegation: string;
  /** The agency's own references, "kind value". */
  references: string[];
  file: string;
  row: number;
};

/** A notification, tie, stay or mention by its id; null where there is none. */
export function recordLine({notifications, ties, stays, mentions}: Records, id: string): RecordLine | null {
  const notification = findById(notifications, id);
  if (notification !== undefined) {
    const references = notification.references.map(({kind, value}) => `${referenceWords(kind)} ${value}`);
    const {kind, eventAt, allegation} = notification;
    return {
      ...line(notification, notificationWords(kind), eventAt),
      allegation: allegationWords(allegation),
      references,
    };
  }
  const tie = findById(ties, id);
  if (tie !== undefined) return line(tie, `relation: ${tieWords(tie.kind)}`, tie.start ?? '');
  const stay = findById(stays, id);
  // Not of what kind: that it is a refuge would say what the address is.
  if (stay !== undefined) return line(stay, 'address', stay.start ?? stay.asAt);
  const mention = findById(mentions, id);
  return mention === undefined ? null : line(mention, 'who somebody is', mention.asAt);
}

function line({id, agency, receivedAt, source}: Provenance, what: string, eventAt: string): RecordLine {
  const {file, row} = source;
  return {id, agency, what, eventAt, receivedAt, allegation: '', references: [], file, row};
}
