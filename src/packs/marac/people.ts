import {TIE_KINDS} from '../../model/notification.ts';
import {agencyWords, tieWords} from '../../model/words.ts';
import {heldAsShown} from '../../network/held.ts';
import {rowItems} from '../../network/incidence.ts';
import {otherEnd} from '../../network/network.ts';
import {livedTogetherAsShown} from '../../questions/facts.ts';
import type {Inquiry} from '../../questions/inquiry.ts';
import {ageText, fullName, mentionsOf, nameOf, personId} from '../../questions/people.ts';
import {HOLD_TEXTS, isSealed, type HoldReason} from '../../resolve/link/decide/hold-reasons.ts';
import {listed, type Cell, type Sheet} from '../sheet.ts';
import type {MaracCase} from './case.ts';

const PERSON_HEAD = ['person', 'name', 'other names', 'born', 'age', 'sex', 'records', 'agencies'];

function personRow(inquiry: Inquiry, person: number): Cell[] {
  const mentions = mentionsOf(inquiry, person);
  const name = nameOf(inquiry, person);
  // Names that differ in capitals only are one name.
  const others = new Map(
    mentions.flatMap(({names}) => names.map(fullName)).map((other) => [other.toLowerCase(), other]),
  );
  for (const same of ['', name.toLowerCase()]) others.delete(same);
  return [
    personId(inquiry, person),
    name,
    listed([...others.values()].sort()),
    bornOf(inquiry, person),
    ageText(inquiry, person, inquiry.today),
    listed(mentions.map(({sex}) => sex).filter((sex) => sex !== 'unknown')),
    mentions.length,
    listed(mentions.map(({agency}) => agencyWords(agency)).sort()),
  ];
}

/** Every birth date that records give: two of them are worth asking about. */
export const bornOf = (inquiry: Inquiry, person: number): string =>
  listed(
    mentionsOf(inquiry, person)
      .flatMap(({birth}) =>
        birth === null ? [] : [birth.from === birth.to ? birth.from : `${birth.from} to ${birth.to}`],
      )
      .sort(),
  );

export function partiesSheet(inquiry: Inquiry, {suspect, victim}: MaracCase): Sheet {
  return {
    id: 'parties',
    title: 'The parties',
    intro: 'Who the case is about, as all agencies’ records together describe them.',
    head: ['part', ...PERSON_HEAD],
    rows: [
      ['victim', ...personRow(inquiry, victim)],
      ['perpetrator', ...personRow(inquiry, suspect)],
    ],
  };
}

export function childrenSheet(inquiry: Inquiry, {suspect, victim, children}: MaracCase): Sheet {
  return {
    id: 'children',
    title: 'Children',
    intro:
      'Children of either of the two, and those whom an incident between them names, under 18 on the last day. Schools and health visitors are asked through their agency.',
    head: [...PERSON_HEAD, 'to the victim', 'to the perpetrator'],
    rows: children.map((child) => [
      ...personRow(inquiry, child),
      relationOf(inquiry, victim, child),
      relationOf(inquiry, suspect, child),
    ]),
  };
}

/** What records call the adult of the child, else what joins the two; "none recorded" where nothing does. */
function relationOf(inquiry: Inquiry, adult: number, child: number): string {
  const {tiesOf, ties} = inquiry.network;
  const words = [...rowItems(tiesOf, adult)]
    .filter((tie) => otherEnd(inquiry.network, tie, adult) === child)
    .map((tie) =>
      ties.from[tie] === adult
        ? tieWords(TIE_KINDS[ties.kind[tie]!]!)
        : `child is ${tieWords(TIE_KINDS[ties.kind[tie]!]!)}`,
    );
  if (livedTogetherAsShown(inquiry, adult, child)) words.push('one home at one time');
  return listed(words.sort()) || 'none recorded';
}

/** Persons whom the engine could not tell from one of the case: asked before the meeting, not at it. */
export function doubtsSheet(inquiry: Inquiry, {suspect, victim, children}: MaracCase): Sheet {
  const people = [victim, suspect, ...children];
  return {
    id: 'doubts',
    title: 'Doubtful identities',
    intro:
      'Records that may be of somebody in this case and are held apart. What they tell stands nowhere in this pack; the evidence is at the desk under Identities, and “ringfence why ID ID” shows it.',
    head: ['person', 'may be', 'bits', 'held apart because'],
    rows: heldAsShown(inquiry.network).flatMap(({left, right, weight, reason}): Cell[][] => {
      if (isSealed(reason)) return [];
      const own = people.includes(left) ? left : right;
      if (!people.includes(own)) return [];
      const other = own === left ? right : left;
      return [
        [
          personId(inquiry, own),
          personId(inquiry, other),
          Number(weight.toFixed(1)),
          HOLD_TEXTS[reason as HoldReason] ?? reason,
        ],
      ];
    }),
  };
}
