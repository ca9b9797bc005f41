import type {Notification} from '../src/model/notification.ts';
import type {Provenance} from '../src/model/source.ts';

/** A concern of the day of its receipt, as the police send it, of which nothing else is told. */
export const concern = (base: Provenance): Notification => ({
  ...base,
  kind: 'child-concern',
  eventAt: base.receivedAt,
  referralSource: '6',
  reasons: [],
  factors: [],
  ragInitial: null,
  ragFinal: null,
  outcomes: [],
  decidedAt: null,
  references: [],
  allegation: 'stated',
  place: null,
});
