import {apartWords} from '../../clusters/leads.ts';
import type {Lead} from '../../model/lead.ts';
import {table, type Cell} from '../output.ts';
import type {PeopleTable} from './people-table.ts';

export const LEAD_WORDS =
  'None is an alert: each is linked so only if the two are one person. "ringfence why-not LEFT RIGHT" shows both sides, ' +
  '"ringfence judge same" or "different" settles one, and "ringfence ask linked-if-one" has the children and records.';

/** The two of each lead, and what hangs on their being one. */
export const leadTable = (leads: readonly Lead[], people: PeopleTable): string =>
  table(
    ['lead', 'left', 'right', 'families', 'alone', 'bits', 'namesakes', 'held apart since'],
    leads.map((lead): Cell[] => [
      lead.id,
      people.text(lead.left),
      people.text(lead.right),
      lead.families.length,
      lead.alone.join(' + '),
      lead.bits,
      lead.namesakes,
      apartWords(lead.reason),
    ]),
    [15, 40, 40, 8, 8, 8, 10, 40],
  );
