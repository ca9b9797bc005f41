import type {z} from 'zod';
import {indexOfId} from '../../base/find-by-id.ts';
import {releaseOf} from '../../access/sight.ts';
import type {Policy} from '../../access/policy.ts';
import type {Flag} from '../../model/finding.ts';
import {AGENCIES, type Agency} from '../../model/source.ts';
import type {Network} from '../../network/network.ts';
import type {Evidence} from '../schemas/evidence.ts';
import type {FlagBody} from '../schemas/flags.ts';

/** The records behind a finding, each with its owner and how far the owner lets it go. */
export function evidenceOf(network: Network, policy: Policy, ids: readonly string[]): z.infer<typeof Evidence>[] {
  return ids.flatMap((record) => {
    const owner = ownerOf(network, record);
    return owner === null ? [] : [{record, owner, release: releaseOf(policy, {id: record, agency: owner})}];
  });
}

/** Read from columns: the records themselves are not looked at. */
function ownerOf({records, columns}: Network, id: string): Agency | null {
  const lists = [
    [records.notifications, columns.notifications.agency],
    [records.mentions, columns.mentions.agency],
    [records.ties, columns.ties.agency],
    [records.stays, columns.stays.agency],
  ] as const;
  for (const [list, agency] of lists) {
    const at = indexOfId(list, id);
    if (at >= 0) return AGENCIES[agency[at]!]!;
  }
  return null;
}

export const flagBody = (flag: Flag, network: Network, policy: Policy): z.infer<typeof FlagBody> => ({
  id: flag.id,
  rule: flag.rule,
  version: flag.version,
  text: flag.text,
  persons: flag.persons,
  since: flag.firstKnowable,
  last_event: flag.lastEvent,
  records: flag.records,
  incidents: flag.incidents,
  evidence: evidenceOf(network, policy, flag.evidence),
});

/** Every id that a flag shows. */
export const flagObjects = (flags: readonly Flag[]): string[] => [
  ...new Set(flags.flatMap(({id, persons}) => [id, ...persons])),
];
