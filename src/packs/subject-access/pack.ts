import type {AuditEvent} from '../../access/audit/entry.ts';
import type {QueuedAlert} from '../../clusters/alerts/continuity.ts';
import type {Flag} from '../../model/finding.ts';
import {heldAsShown} from '../../network/held.ts';
import {rowItems} from '../../network/incidence.ts';
import {personId, type Network} from '../../network/network.ts';
import {HOLD_TEXTS, isSealed, type HoldReason} from '../../resolve/link/decide/hold-reasons.ts';
import {PersonViews} from '../person-view.ts';
import type {Part} from '../sheet.ts';
import {addressesSheet, detailsSheet, notificationsSheet, tiesSheet} from './records.ts';
import {alertsSheet, doubtsSheet, flagsSheet, seenSheet} from './worked-out.ts';

/** What the preview is made of. `network` as far as it may be shown (network/guard/shown); `withheld` ids of dwellings that nothing may show. */
export type Held = {
  network: Network;
  person: number;
  withheld: ReadonlySet<string>;
  flags: readonly Flag[];
  queue: readonly QueuedAlert[];
  /** Entries of the audit log about the person; null where no log was given. */
  seen: readonly AuditEvent[] | null;
};

/**
 * Everything that the hub holds about one person, as a preview for the officer who answers a subject access request: their own
 * details in full, nobody else's, and beside each record what is to be weighed before it is shown (third parties, those who
 * referred, suspicion beside a victim: UK GDPR article 15, Data Protection Act 2018 schedules 2 and 3). It decides nothing.
 */
export function subjectAccessPack({network, person, withheld, flags, queue, seen}: Held): Part[] {
  const id = personId(network, person);
  const guarded = guardedMentions(network, withheld);
  const isGuarded = (other: number): boolean => rowItems(network.mentionsOf, other).some((mention) => guarded(mention));
  const own = Array.from(rowItems(network.mentionsOf, person));
  const mentions = own.map((mention) => network.records.mentions[mention]!);
  const isProtected = new Set(own.filter(guarded).map((mention) => network.records.mentions[mention]!));
  const card = new PersonViews(network).card(person, withheld);
  const doubts = heldAsShown(network)
    .filter(({left, right, reason}) => (left === person || right === person) && !isSealed(reason))
    .map(({weight, reason}) => ({weight, reason: HOLD_TEXTS[reason as HoldReason] ?? reason}));
  return [
    {
      id: 'records',
      title: 'What agencies recorded',
      intro: 'The person’s own details, and the records that name them.',
      sheets: [
        detailsSheet(mentions, (mention) => isProtected.has(mention)),
        addressesSheet(card),
        notificationsSheet(network, person, isGuarded),
        tiesSheet(network, person),
      ],
    },
    {
      id: 'worked-out',
      title: 'What the hub worked out',
      intro: 'What was made of these records; it is the person’s data too.',
      sheets: [
        doubtsSheet(doubts),
        flagsSheet(
          id,
          flags.filter(({persons}) => persons.includes(id)),
        ),
        alertsSheet(id, queue),
      ],
    },
    ...(seen === null
      ? []
      : [{id: 'log', title: 'Who has seen it', intro: 'By the audit log that was given.', sheets: [seenSheet(seen)]}]),
  ];
}

/** Whether a mention gives an address that nothing may show. */
function guardedMentions({records, resolved}: Network, withheld: ReadonlySet<string>): (mention: number) => boolean {
  return (mention) => {
    const dwelling = resolved.dwellings[resolved.dwellingOfMention[mention]!];
    return (
      records.mentions[mention]!.address?.protected === true ||
      (dwelling !== undefined && (dwelling.protected || withheld.has(dwelling.id)))
    );
  };
}
