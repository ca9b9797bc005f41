import {TIE_KINDS, type TieKind} from '../model/notification.ts';
import {rowItems} from '../network/incidence.ts';
import {kindMask} from '../network/around/kin.ts';
import {otherEnd} from '../network/network.ts';
import type {Inquiry} from './inquiry.ts';
import {isChild} from './people.ts';

/** Ties that make somebody a child's parent in law or in fact. */
const PARENTHOOD: readonly TieKind[] = ['parent', 'step-parent', 'adoptive-parent'];
const PARTNERS: readonly TieKind[] = ['partner', 'ex-partner'];

/** Recorded parents of a child; only birth parents where `kinds` says so. Rising. */
export const parentsOf = (inquiry: Inquiry, child: number, kinds: readonly TieKind[] = ['parent']): number[] =>
  ends(inquiry, child, kinds, (from, to) => (to === child ? from : -1));

/** Children of whom the person is a recorded parent. Rising. */
export const childrenOf = (inquiry: Inquiry, parent: number, kinds: readonly TieKind[] = PARENTHOOD): number[] =>
  ends(inquiry, parent, kinds, (from, to) => (from === parent ? to : -1));

/** Their children under 18 today, rising. */
export const minorsOf = (inquiry: Inquiry, parent: number): number[] =>
  childrenOf(inquiry, parent).filter((child) => isChild(inquiry, child, inquiry.today));

export type Partnership = {partner: number; kind: TieKind | 'child in common'; since: number; records: string[]};

/** Partners and former partners on record, and those with whom the person has a child; the earliest record of each kind. */
export function partnershipsOf(inquiry: Inquiry, person: number): Partnership[] {
  const {network} = inquiry;
  const mask = kindMask(PARTNERS);
  const found = new Map<string, Partnership>();
  const add = (partnership: Partnership): void => {
    const key = `${partnership.partner} ${partnership.kind}`;
    const there = found.get(key);
    if (there === undefined) found.set(key, partnership);
    else {
      there.records = [...new Set([...there.records, ...partnership.records])].sort();
      there.since = Math.min(there.since, partnership.since);
    }
  };
  for (const tie of rowItems(network.tiesOf, person)) {
    if (mask[network.ties.kind[tie]!] === 0) continue;
    const kind = TIE_KINDS[network.ties.kind[tie]!]!;
    const record = network.records.ties[network.ties.record[tie]!]!.id;
    add({partner: otherEnd(network, tie, person), kind, since: network.ties.event[tie]!, records: [record]});
  }
  for (const child of childrenOf(inquiry, person, ['parent'])) {
    for (const partner of parentsOf(inquiry, child)) {
      const {birthFrom, birthTo} = network.persons;
      // A child born on an unknown day dates nothing.
      const since = birthFrom[child] === birthTo[child] ? birthFrom[child]! : network.persons.firstReceived[child]!;
      if (partner !== person)
        add({partner, kind: 'child in common', since, records: tiesBetween(inquiry, [person, partner], child)});
    }
  }
  return [...found.values()].sort((left, right) => left.since - right.since || left.partner - right.partner);
}

function tiesBetween({network}: Inquiry, parents: readonly number[], child: number): string[] {
  const ids = Array.from(rowItems(network.tiesOf, child))
    .filter((tie) => TIE_KINDS[network.ties.kind[tie]!] === 'parent' && parents.includes(network.ties.from[tie]!))
    .map((tie) => network.records.ties[network.ties.record[tie]!]!.id);
  return [...new Set(ids)].sort();
}

function ends(
  {network}: Inquiry,
  person: number,
  kinds: readonly TieKind[],
  pick: (from: number, to: number) => number,
): number[] {
  const mask = kindMask(kinds);
  const found = new Set<number>();
  for (const tie of rowItems(network.tiesOf, person)) {
    const end = mask[network.ties.kind[tie]!] === 1 ? pick(network.ties.from[tie]!, network.ties.to[tie]!) : -1;
    if (end >= 0) found.add(end);
  }
  return [...found].sort((left, right) => left - right);
}
