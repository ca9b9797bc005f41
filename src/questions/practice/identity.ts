import {addAt} from '../../base/get-or-insert.ts';
import {z} from 'zod';
import type {Alert} from '../../model/finding.ts';
import {heldAsShown, type HeldApart} from '../../network/held.ts';
import {nhsNumber} from '../../uk/numbers/nhs-number.ts';
import type {Mention} from '../../model/mention.ts';
import {isSealed} from '../../resolve/link/decide/hold-reasons.ts';
import type {Inquiry} from '../inquiry.ts';
import {choice, texts} from '../parameters.ts';
import {birthOn, dayText, labelOf, mentionsOf, personId} from '../people.ts';
import {question, type Question} from '../question.ts';

/** 31: who may be one, and who may be two. */
export const doubtfulIdentities: Question = question({
  name: 'doubtful-identities',
  number: 31,
  asks: 'Which records are likely the same person and not merged, and which are merged but doubtful?',
  method:
    'Held: two persons whose best link is strong or was forbidden for a reason, by falling weight in bits. Merged: one person whose records disagree on something that cannot differ (exact birth dates, NHS numbers, sexes), by the number of such disagreements.',
  parameters: z.strictObject({
    show: choice(['both', 'held', 'merged'], 'both', 'Which of the two'),
    reasons: texts([], 'Only these reasons; empty for all'),
  }),
  columns: {
    state: 'held (apart) or merged',
    left: 'Person',
    right: 'The other person; empty for a merged one',
    leftBorn: 'Birth as known',
    rightBorn: 'Birth as known',
    weight: 'Match weight in bits; empty for a merged one',
    reason: 'Why held apart, or what disagrees',
    values: 'Values that disagree, with the number of records that give each',
  },
  answer: (inquiry, {show, reasons}) =>
    [
      ...(show === 'merged' ? [] : heldRows(inquiry)),
      ...(show === 'held' ? [] : mergedRows(inquiry).map(({row}) => row)),
    ].filter(({reason}) => reasons.length === 0 || reasons.some((one) => reason.includes(one))),
});

/** 32: an alert that one wrong merge, or one missed, would change. */
export const alertsOnOneIdentity: Question = question({
  name: 'alerts-on-one-identity',
  number: 32,
  asks: 'Which alerts depend on one uncertain identity?',
  method:
    'For each person in an alert whose identity is in doubt (see doubtful-identities), what is left of the alert without their links: the families that other adults still link. It dissolves where fewer than two are left.',
  parameters: z.strictObject({}),
  columns: {
    alert: 'Alert',
    motif: 'Motif that found it',
    person: 'Person in doubt',
    role: 'Their part in the alert: adult or child',
    doubt: 'held apart from somebody, or merged from records that disagree',
    detail: 'From whom, or in what',
    links: 'Links of the alert that rest on the person',
    families: 'Families in the alert',
    left: 'Families still linked without the person',
    dissolves: 'Whether the alert falls without the person: yes or no',
  },
  answer: (inquiry) => {
    const merged = new Map(mergedRows(inquiry).map(({index, row}) => [index, row.reason]));
    return inquiry.alerts.flatMap((alert) =>
      alert.persons.flatMap(({person, role}) => {
        const index = inquiry.personAt(person);
        const rest = withoutPerson(alert, person);
        return doubtsOf(inquiry, index, merged).map(({doubt, detail}) => ({
          alert: alert.id,
          motif: alert.motif,
          person: labelOf(inquiry, index),
          role,
          doubt,
          detail,
          links: alert.links.length - rest.links,
          families: alert.families.length,
          left: rest.families,
          dissolves: rest.families < 2 ? 'yes' : 'no',
        }));
      }),
    );
  },
});

/** What other people still link once nothing rests on `person`; a family with no child but them goes with them. */
function withoutPerson(alert: Alert, person: string): {links: number; families: number} {
  const kept = alert.links.filter(
    ({adult, children}) => adult !== person && !(children.length === 1 && children[0] === person),
  );
  return {links: kept.length, families: new Set(kept.map(({family}) => family)).size};
}

function doubtsOf(inquiry: Inquiry, person: number, merged: ReadonlyMap<number, string>) {
  const apart = doubtful(inquiry).filter(({left, right}) => left === person || right === person);
  const reason = merged.get(person);
  return [
    ...apart.map(({left, right, reason: why}) => ({
      doubt: 'held',
      detail: `${isSealed(why) ? 'withheld' : personId(inquiry, left === person ? right : left)} (${why})`,
    })),
    ...(reason === undefined ? [] : [{doubt: 'merged', detail: reason}]),
  ];
}

/** Held pairs but for those that a person has decided on: there is no doubt of them. */
const doubtful = ({network}: Inquiry): HeldApart[] => heldAsShown(network).filter(({reason}) => reason !== 'JUDGED');

function heldRows(inquiry: Inquiry) {
  return doubtful(inquiry)
    .filter(({reason}) => !isSealed(reason))
    .sort((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right)
    .map(({left, right, weight, reason}) => ({
      state: 'held',
      left: labelOf(inquiry, left),
      right: labelOf(inquiry, right),
      leftBorn: bornText(inquiry, left),
      rightBorn: bornText(inquiry, right),
      weight: Math.round(weight * 10) / 10,
      reason,
      values: [] as string[],
    }));
}

function mergedRows(inquiry: Inquiry) {
  return [...inquiry.persons()]
    .map((index) => ({index, disagreements: disagreementsOf(mentionsOf(inquiry, index))}))
    .filter(({disagreements}) => disagreements.length > 0)
    .sort((a, b) => b.disagreements.length - a.disagreements.length || a.index - b.index)
    .map(({index, disagreements}) => ({
      index,
      row: {
        state: 'merged',
        left: labelOf(inquiry, index),
        right: '',
        leftBorn: bornText(inquiry, index),
        rightBorn: '',
        weight: null,
        reason: disagreements.map(({what}) => what).join(', '),
        values: disagreements.flatMap(({values}) => values),
      },
    }));
}

const bornText = (inquiry: Inquiry, person: number): string => {
  const {from, to} = birthOn(inquiry, person);
  return from === to ? (dayText(from) ?? '') : [dayText(from), dayText(to)].filter((day) => day !== null).join(' to ');
};

/** Facts that one human being has one of, and on which the mentions give several. */
function disagreementsOf(mentions: readonly Mention[]): {what: string; values: string[]}[] {
  const births = mentions.flatMap(({birth}) => (birth?.kind === 'exact' ? [birth.from] : []));
  const numbers = mentions.flatMap(({identifiers}) =>
    identifiers
      .flatMap(({kind, value}) => (kind === 'nhs' ? [nhsNumber(value) ?? ''] : []))
      .filter((value) => value !== ''),
  );
  const sexes = mentions.flatMap(({sex}) => (sex === 'unknown' ? [] : [sex as string]));
  return [
    {what: 'birth dates', values: counted(births)},
    {what: 'NHS numbers', values: counted(numbers)},
    {what: 'sexes', values: counted(sexes)},
  ].filter(({values}) => values.length > 1);
}

function counted(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) addAt(counts, value);
  return [...counts]
    .sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
    .map(([value, count]) => `${value} (${count})`);
}
