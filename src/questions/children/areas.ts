import {addAt} from '../../base/get-or-insert.ts';
import {z} from 'zod';
import {compareTexts} from '../../base/compare-texts.ts';
import {addMonths, dayToIso, isoToDay} from '../../base/day.ts';
import {TIE_KINDS} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {otherEnd, tieId} from '../../network/network.ts';
import {outcomesOf} from '../facts.ts';
import type {Inquiry} from '../inquiry.ts';
import {count, optionalText} from '../parameters.ts';
import {isChild, labelOf, mentionsOf, PERSON_COLUMNS, personCells} from '../people.ts';
import {question, type Question} from '../question.ts';
import {parentsOf} from '../kin.ts';

const SIBLINGS = ['sibling', 'half-sibling', 'step-sibling'];

/** 19: half of a family is known here, half next door. */
export const siblingsElsewhere: Question = question({
  name: 'siblings-known-elsewhere',
  number: 19,
  asks: 'Which children known here have a sibling or half-sibling who is known in another borough?',
  method:
    'Siblings are those a tie says, and those who share a recorded parent. Known in an area means named in a record of one of its agencies. "Here" is the area with most records, unless said otherwise.',
  parameters: z.strictObject({here: optionalText('Area that asks, as a three-letter code')}),
  columns: {
    ...PERSON_COLUMNS,
    sibling: 'The sibling',
    how: 'Word of the tie, or the parent they share',
    areas: 'Other areas that know the sibling',
    knownThereSince: 'First record of the sibling received in one of them',
    isHere: 'Whether the sibling is known here as well: yes or no',
    records: 'Ties that make them siblings, and that first record',
  },
  answer: (inquiry, given) => {
    const here = given.here ?? mainArea(inquiry);
    return [...inquiry.persons()].flatMap((person) => {
      if (!isChild(inquiry, person, inquiry.today) || !areasOf(inquiry, person).includes(here)) return [];
      return [...siblingsOf(inquiry, person)].flatMap(([sibling, {how, ties}]) => {
        const areas = areasOf(inquiry, sibling);
        const elsewhere = areas.filter((area) => area !== here);
        if (elsewhere.length === 0) return [];
        const first = firstOutside(inquiry, sibling, here);
        return [
          {
            ...personCells(inquiry, person),
            sibling: labelOf(inquiry, sibling),
            how,
            areas: elsewhere,
            knownThereSince: dayToIso(isoToDay(first.receivedAt)),
            isHere: areas.includes(here) ? 'yes' : 'no',
            records: [...new Set([...ties, first.id])].sort(),
          },
        ];
      });
    });
  },
});

/** 20: families who came with a concern that was open where they left. */
export const movedInWithConcern: Question = question({
  name: 'moved-in-with-open-concern',
  number: 20,
  asks: 'Which children moved here from another borough within six months, with a concern still open there?',
  method:
    'Children whom the other area named before this one did, first named here within `months` before today. A concern is open where its latest record there has no outcome, or one other than no further action or advice. No area tells when it closes a case, so an old decision may stand for a closed one.',
  parameters: z.strictObject({
    from: optionalText('Area they came from, as a three-letter code; any other where not given'),
    here: optionalText('Area that asks'),
    months: count(6, 'Months before today in which they first appear here'),
  }),
  columns: {
    ...PERSON_COLUMNS,
    from: 'Area they came from',
    lastThere: 'Latest concern received there before the first record here',
    outcome: 'Outcome recorded for it; empty for none',
    firstHere: 'First record received here',
    records: 'Records of concern there',
  },
  answer: (inquiry, given) => {
    const here = given.here ?? mainArea(inquiry);
    const since = addMonths(inquiry.today, -given.months);
    return [...inquiry.persons()].flatMap((person) => {
      if (!isChild(inquiry, person, inquiry.today)) return [];
      const firstHere = firstIn(inquiry, person, here);
      if (firstHere === null || isoToDay(firstHere) <= since) return [];
      const elsewhere = areasOf(inquiry, person).filter((area) => area !== here && (given.from ?? area) === area);
      return elsewhere.flatMap((from) => {
        const there = concernsIn(inquiry, person, from).filter(({receivedAt}) => receivedAt < firstHere);
        const last = there.at(-1);
        const outcomes = last === undefined ? [] : outcomesOf(inquiry, last);
        if (last === undefined || (outcomes.length > 0 && outcomes.every((one) => CLOSED.includes(one)))) return [];
        return [
          {
            ...personCells(inquiry, person),
            from,
            lastThere: dayToIso(isoToDay(last.receivedAt)),
            outcome: outcomes.join(', '),
            firstHere: dayToIso(isoToDay(firstHere)),
            records: there.map(({id}) => id).sort(),
          },
        ];
      });
    });
  },
});

const CLOSED: readonly string[] = ['nfa', 'advice', 'universal'];

function mainArea({network, today}: Inquiry): string {
  const {areas, mentions} = network;
  const counts = new Map<string, number>();
  for (let at = 0; at < mentions.length; at++) {
    const area = areas[mentions.area[at]!]!;
    if (area !== '' && mentions.received[at]! <= today) addAt(counts, area);
  }
  return [...counts].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

const areasOf = (inquiry: Inquiry, person: number): string[] =>
  [...new Set(mentionsOf(inquiry, person).map(({area}) => area))].filter((area) => area !== '').sort();

const firstIn = (inquiry: Inquiry, person: number, area: string): string | null =>
  mentionsOf(inquiry, person)
    .filter((mention) => mention.area === area)
    .map(({receivedAt}) => receivedAt)
    .sort()[0] ?? null;

/** The mention of somebody that any other area received first. */
const firstOutside = (inquiry: Inquiry, person: number, here: string) =>
  mentionsOf(inquiry, person)
    .filter(({area}) => area !== here && area !== '')
    .sort((left, right) =>
      left.receivedAt < right.receivedAt || (left.receivedAt === right.receivedAt && left.id < right.id) ? -1 : 1,
    )[0]!;

/** Concerns of one area about the person, in order of receipt. */
function concernsIn({network, records, scene}: Inquiry, person: number, area: string) {
  return Array.from(rowItems(network.involvementsOf, person), (part) => network.involvements.notification[part]!)
    .filter((at) => scene.isConcern[network.notifications.kind[at]!] === 1)
    .map((at) => records.notifications[at]!)
    .filter((notification) => notification.area === area)
    .sort((left, right) => compareTexts(left.receivedAt, right.receivedAt));
}

/** How two are siblings, and the ties that say so. */
type Kinship = {how: string; ties: string[]};

function siblingsOf(inquiry: Inquiry, person: number): Map<number, Kinship> {
  const {network} = inquiry;
  const found = new Map<number, Kinship>();
  for (const tie of rowItems(network.tiesOf, person)) {
    const kind = TIE_KINDS[network.ties.kind[tie]!]!;
    if (!SIBLINGS.includes(kind)) continue;
    const other = otherEnd(network, tie, person);
    found.set(other, {how: kind, ties: [...(found.get(other)?.ties ?? []), tieId(network, tie)]});
  }
  for (const parent of parentsOf(inquiry, person)) {
    const ties = Array.from(rowItems(network.tiesOf, parent)).filter(
      (tie) => TIE_KINDS[network.ties.kind[tie]!] === 'parent' && network.ties.from[tie] === parent,
    );
    const idsOf = (child: number): string[] =>
      ties.filter((tie) => network.ties.to[tie] === child).map((tie) => tieId(network, tie));
    for (const child of new Set(ties.map((tie) => network.ties.to[tie]!))) {
      if (child === person || found.has(child)) continue;
      found.set(child, {how: `shares ${labelOf(inquiry, parent)}`, ties: [...idsOf(person), ...idsOf(child)]});
    }
  }
  return new Map([...found].sort(([left], [right]) => left - right));
}
