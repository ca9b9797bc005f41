import {listAt} from '../../base/get-or-insert.ts';
import {DAY_MAX, DAY_MIN} from '../../base/day.ts';
import {TIE_KINDS, type TieKind} from '../../model/notification.ts';
import {agencyWords, tieWords} from '../../model/words.ts';
import {rowItems} from '../../network/incidence.ts';
import {otherEnd} from '../../network/network.ts';
import {harmBy, livedTogetherAsShown} from '../../questions/facts.ts';
import {placeOf} from '../../questions/homes.ts';
import type {Inquiry} from '../../questions/inquiry.ts';
import {dayText, isAdult, labelOf, mentionsOf, nameOf} from '../../questions/people.ts';
import {victimsOf} from '../../signals/facts/victims.ts';
import {bornOf} from './people.ts';
import {listed, type Cell, type Sheet} from '../sheet.ts';
import type {MaracCase} from './case.ts';

/** Ties by which somebody may tell the perpetrator what a meeting said. */
const CLOSE: readonly TieKind[] = [
  'partner',
  'parent',
  'step-parent',
  'sibling',
  'half-sibling',
  'relative',
  'household',
  'associate',
  'grandparent',
];

export function agenciesSheet(inquiry: Inquiry, {suspect, victim, children}: MaracCase): Sheet {
  const held = new Map<string, {victim: number; perpetrator: number; children: number; last: string}>();
  const count = (part: 'victim' | 'perpetrator' | 'children', person: number): void => {
    for (const {agency, receivedAt} of mentionsOf(inquiry, person)) {
      const row = held.get(agency) ?? {victim: 0, perpetrator: 0, children: 0, last: ''};
      row[part]++;
      if (receivedAt > row.last) row.last = receivedAt;
      held.set(agency, row);
    }
  };
  count('victim', victim);
  count('perpetrator', suspect);
  for (const child of children) count('children', child);
  return {
    id: 'agencies',
    title: 'Agencies that hold information',
    intro: 'Records of each agency that name somebody of the case: whom to ask. Every item is its owner’s to release.',
    head: ['agency', 'records of the victim', 'of the perpetrator', 'of the children', 'last received'],
    rows: [...held]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([agency, row]) => [agencyWords(agency), row.victim, row.perpetrator, row.children, row.last.slice(0, 10)]),
  };
}

/** The perpetrator and the adults close to them: staff of an agency who stand here are to declare it. */
export function mustNotReceiveSheet(inquiry: Inquiry, {suspect, victim}: MaracCase): Sheet {
  const {network} = inquiry;
  const why = new Map<number, string[]>();
  for (const tie of rowItems(network.tiesOf, suspect)) {
    const kind = TIE_KINDS[network.ties.kind[tie]!]!;
    const other = otherEnd(network, tie, suspect);
    if (CLOSE.includes(kind) && other !== victim && isAdult(inquiry, other, inquiry.today))
      listAt(why, other).push(tieWords(kind));
  }
  const harmed = new Set(
    harmBy(inquiry, suspect).flatMap((event) => victimsOf(inquiry.scene, event, suspect, DAY_MAX)),
  );
  for (const [other, words] of why) {
    if (livedTogetherAsShown(inquiry, suspect, other)) words.push('one home at one time');
    if (harmed.has(other)) words.push('recorded as a victim too');
  }
  return {
    id: 'must-not-receive',
    title: 'Must not receive this',
    intro:
      'The perpetrator must never learn of the meeting. These adults are recorded as close to them; the list is only as full as the records.',
    head: ['person', 'because'],
    rows: [
      [labelOf(inquiry, suspect), 'perpetrator'],
      ...[...why]
        .sort(([left], [right]) => left - right)
        .map(([other, words]): Cell[] => [labelOf(inquiry, other), listed(words.sort())]),
    ],
  };
}

/** What goes to an agency that is asked to look: who, and nothing of what others hold. */
export function researchSheet(inquiry: Inquiry, {suspect, victim, children}: MaracCase): Sheet {
  const row = (part: string, person: number): Cell[] => [
    part,
    nameOf(inquiry, person),
    bornOf(inquiry, person),
    '',
    '',
    '',
    '',
  ];
  return {
    id: 'research',
    title: 'Research form',
    intro: 'Names and dates of birth only; the agency that is asked fills in the rest.',
    head: [
      'part',
      'name',
      'born',
      'facts that we hold',
      'professional opinion',
      'may be shared (yes or no)',
      'if not, why',
    ],
    rows: [row('victim', victim), row('perpetrator', suspect), ...children.map((child) => row('child', child))],
  };
}

/**
 * How the victim may be reached, and what of it the perpetrator knows too. A protected home is never given; `kept` says whether it is told
 * that there is one, for whoever sees all records, or left out whole.
 */
export function contactSheet(
  inquiry: Inquiry,
  {suspect, victim}: MaracCase,
  kept: 'told' | 'left-out' = 'told',
): Sheet {
  const theirs = new Set(mentionsOf(inquiry, suspect).flatMap(({phones}) => phones));
  const phones = new Map<string, {agencies: string[]; last: string}>();
  for (const at of rowItems(inquiry.network.mentionsOf, victim)) {
    const mention = inquiry.records.mentions[at]!;
    for (const phone of mention.phones) {
      // The landline of a place that nothing may show leads to it.
      if (isHidden(inquiry, at) && !MOBILE.test(phone)) continue;
      const {agencies, last} = phones.get(phone) ?? {agencies: [], last: ''};
      phones.set(phone, {agencies: [...agencies, mention.agency], last: mention.asAt > last ? mention.asAt : last});
    }
  }
  const numbers = [...phones].sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    id: 'contact',
    title: 'Safe contact: keep apart from the pack',
    intro:
      'Numbers and homes of the victim, and whether a record gives them for the perpetrator too. That none does is no proof that they are safe: ask the victim.',
    head: ['how', 'number or address', 'recorded by', 'last recorded', 'of the perpetrator too'],
    rows: [
      ...numbers.map(([phone, {agencies, last}]): Cell[] => [
        'telephone',
        phone,
        listed(agencies.map(agencyWords).sort()),
        last.slice(0, 10),
        theirs.has(phone) ? 'YES: do not use' : 'no record',
      ]),
      ...homeRows(inquiry, suspect, victim, kept),
    ],
  };
}

const MOBILE = /^(?:\+44|0)7/;

function isHidden({records, resolved, withheld}: Inquiry, mention: number): boolean {
  const dwelling = resolved.dwellings[resolved.dwellingOfMention[mention]!];
  return (
    records.mentions[mention]!.address?.protected === true || (dwelling !== undefined && withheld.has(dwelling.id))
  );
}

function homeRows(inquiry: Inquiry, suspect: number, victim: number, kept: 'told' | 'left-out'): Cell[][] {
  const visited = new Set(inquiry.spellsOf(suspect).map(({dwelling}) => dwelling));
  return inquiry
    .spellsOf(victim)
    .filter(({from, to}) => from !== DAY_MIN && to >= inquiry.today)
    .flatMap((spell): Cell[][] => {
      const {dwelling, address} = placeOf(inquiry, spell.dwelling);
      if (dwelling === null)
        return kept === 'told' ? [['home', 'protected: only its owner may say it', '', '', '']] : [];
      const known = visited.has(spell.dwelling) ? 'YES: recorded there' : 'no record';
      return [['home', address, '', dayText(spell.from), known]];
    });
}
