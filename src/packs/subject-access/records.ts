import {DAY_MAX, dayToIso} from '../../base/day.ts';
import {ROLES, TIE_KINDS, type Role} from '../../model/notification.ts';
import type {Mention} from '../../model/mention.ts';
import {
  agencyWords,
  allegationWords,
  identifierWords,
  nameUseWords,
  notificationWords,
  outcomeWords,
  referenceWords,
  roleWords,
  tieWords,
} from '../../model/words.ts';
import {originWords} from '../../network/guard/protection.ts';
import {asDecided} from '../../network/as-decided.ts';
import {rowItems} from '../../network/incidence.ts';
import {otherEnd, tieId, type Network} from '../../network/network.ts';
import {kindOfOther} from '../tie-words.ts';
import {nameText, type PersonCard} from '../person-view.ts';
import {listed, type Cell, type Sheet} from '../sheet.ts';
import {statementOf} from '../statement.ts';

/** Stands for what only a person may decide to show. */
const WITHHELD = 'protected: decide by hand';

/** Every value that records hold of the person, each with whose records give it. A number beside a protected address may lead to it. */
export function detailsSheet(mentions: readonly Mention[], isProtected: (mention: Mention) => boolean): Sheet {
  const agenciesOf = new Map<string, {cells: [string, string]; agencies: Set<string>; records: string[]}>();
  for (const mention of mentions) {
    const hidden = isProtected(mention);
    for (const cells of valuesOf(mention)) {
      const [what, value] = cells;
      const shown: [string, string] = [what, hidden && REACHES.has(what) ? WITHHELD : value];
      const key = shown.join('\0');
      const row = agenciesOf.get(key) ?? {cells: shown, agencies: new Set(), records: []};
      row.agencies.add(mention.agency);
      row.records.push(mention.id);
      agenciesOf.set(key, row);
    }
  }
  const rows = [...agenciesOf].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
  return {
    id: 'details',
    title: 'Details',
    intro:
      'Names, dates and numbers as agencies recorded them; mistakes are theirs to correct, and a corrected extract replaces them here.',
    head: ['what', 'as recorded', 'agencies', 'records'],
    rows: rows.map(({cells, agencies, records}) => [
      ...cells,
      listed([...agencies].map(agencyWords).sort()),
      listed(records),
    ]),
  };
}

const REACHES = new Set(['telephone', 'e-mail']);

function valuesOf(mention: Mention): [string, string][] {
  const {names, birth, died, sex, identifiers, phones, emails, vehicles, birthPlace, occupation} = mention;
  const born = birth === null ? '' : birth.from === birth.to ? birth.from : `${birth.from} to ${birth.to}`;
  const all: [string, string][] = [
    ...names.map((name): [string, string] => [`name (${nameUseWords(name.use)})`, nameText(name)]),
    [birth === null ? '' : `born (${birth.kind})`, born],
    ['died', died ?? ''],
    ['sex', sex === 'unknown' ? '' : sex],
    ...identifiers.map((one): [string, string] => ['number', identifierWords(one)]),
    ...phones.map((value): [string, string] => ['telephone', value]),
    ...emails.map((value): [string, string] => ['e-mail', value]),
    ...vehicles.map((value): [string, string] => ['vehicle', value]),
    ['place of birth', birthPlace],
    ['occupation', occupation],
  ];
  return all.filter(([, value]) => value !== '');
}

export const addressesSheet = ({addresses}: PersonCard): Sheet => ({
  id: 'addresses',
  title: 'Addresses',
  intro:
    'A protected address is never written out, not here either: who asks may not be who they say, and may not live there any more.',
  head: ['as of', 'address', 'agency'],
  rows: addresses.map(({asAt, label, agency}) => [asAt.slice(0, 10), label, agencyWords(agency)]),
});

/** Roles whose bearers told the agency something in confidence. */
const CONFIDENTIAL: readonly Role[] = ['referrer', 'witness'];

/** Every notification that names the person, with what to weigh before it is shown to them. */
export function notificationsSheet(network: Network, person: number, isGuarded: (person: number) => boolean): Sheet {
  const {involvements, involvementsOf, involvementsIn, notifications, records} = network;
  const own = Map.groupBy(rowItems(involvementsOf, person), (part) => involvements.notification[part]!);
  const inOrder = [...own].sort(
    ([left], [right]) => notifications.event[left]! - notifications.event[right]! || left - right,
  );
  const rows = inOrder.map(([notification, parts]): Cell[] => {
    const of = asDecided(records.notifications[notification]!, network.asOf);
    const roles = rolesOf(network, parts);
    const others = Array.from(rowItems(involvementsIn, notification)).filter(
      (part) => involvements.person[part] !== person,
    );
    const theirs = rolesOf(network, others);
    const named = new Set(others.map((part) => involvements.person[part]!));
    const weigh = [
      ...(named.size === 0 ? [] : [`names ${named.size === 1 ? 'another person' : `${named.size} other people`}`]),
      ...(theirs.some((role) => CONFIDENTIAL.includes(role)) ? ['names who referred it or saw it'] : []),
      ...(roles.includes('suspect') && theirs.some((role) => role === 'victim' || role === 'subject')
        ? ['names this person as suspect beside a victim or child']
        : []),
      ...([...named].some(isGuarded) ? ['names somebody with a protected address'] : []),
    ];
    return [
      of.eventAt.replace('T', ' '),
      notificationWords(of.kind),
      listed(roles.map(roleWords)),
      statementOf(of),
      allegationWords(of.allegation),
      listed(of.outcomes.map(outcomeWords)),
      agencyWords(of.agency),
      listed(of.references.map(({kind, value}) => `${referenceWords(kind)} ${value}`)),
      of.receivedAt.slice(0, 10),
      listed(weigh) || 'names nobody else',
      of.id,
      `${originWords(of.source.file)} row ${of.source.row}`,
    ];
  });
  return {
    id: 'notifications',
    title: 'Notifications',
    intro:
      'Every record that names the person, with what to weigh before it is shown. Nobody else is named here; each record is its owner’s to release.',
    head: [
      'happened',
      'kind',
      'as',
      'statement',
      'allegation',
      'outcome',
      'agency',
      'reference',
      'received',
      'weigh',
      'record',
      'source',
    ],
    rows,
  };
}

const rolesOf = ({involvements}: Network, parts: readonly number[]): Role[] => [
  ...new Set(parts.map((part) => ROLES[involvements.role[part]!]!)),
];

/** Ties to other people, who are not named; those to one person have one number. */
export function tiesSheet(network: Network, person: number): Sheet {
  const {ties, records} = network;
  const numbers = new Map<number, number>();
  const rows = Array.from(rowItems(network.tiesOf, person), (tie): Cell[] => {
    const {agency, receivedAt} = records.ties[ties.record[tie]!]!;
    const other = otherEnd(network, tie, person);
    const number = numbers.get(other) ?? numbers.size + 1;
    numbers.set(other, number);
    const word = kindOfOther(TIE_KINDS[ties.kind[tie]!]!, ties.to[tie] === person);
    const until = ties.end[tie] === DAY_MAX ? '' : dayToIso(ties.end[tie]!);
    return [
      number,
      tieWords(word),
      dayToIso(ties.event[tie]!),
      until,
      agencyWords(agency),
      receivedAt.slice(0, 10),
      tieId(network, tie),
    ];
  });
  return {
    id: 'ties',
    title: 'Recorded relations',
    intro: 'What others are to the person. That is other people’s data as well, and they are not named.',
    head: ['other person', 'is', 'held on', 'until', 'agency', 'received', 'record'],
    rows,
  };
}
