import {findById} from '../base/find-by-id.ts';
import type {Known} from '../engine/view/as-of.ts';
import type {Lead} from '../model/lead.ts';
import {idsIn, seenIds} from './shown-findings.ts';

/**
 * Leads that name no person or record but such as are seen, for who does not see everything. What holds two people apart may rest on any
 * of their records, so of both all are seen. How many others bear a name, and what that weighs, all records of the hub tell: left out.
 */
export function shownLeads(leads: readonly Lead[], seen: Known, all: Known): Lead[] {
  const isSeen = seenIds(seen);
  const countIn = ({resolved}: Known, id: string): number => findById(resolved.persons, id)?.mentions.length ?? 0;
  const isWhole = (id: string): boolean => countIn(seen, id) > 0 && countIn(seen, id) === countIn(all, id);
  return leads.flatMap((lead) => {
    const own = new Set([lead.id, ...lead.families.map(({id}) => id)]);
    const isShown = isWhole(lead.left) && isWhole(lead.right) && idsIn(lead).every((id) => own.has(id) || isSeen(id));
    return isShown ? [{...lead, bits: null, namesakes: null}] : [];
  });
}
