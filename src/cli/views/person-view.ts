import type {Mention, PersonName} from '../../model/mention.ts';
import type {Records} from '../../model/records.ts';
import type {Person, Resolved} from '../../model/resolved.ts';
import {isSealed} from '../../resolve/link/hold-reasons.ts';
import type {Cell} from '../output.ts';

/** One person in a list: what the records agree on, and how much is known. No row numbers: they change when a file is reordered. */
export type PersonRow = {
  id: string;
  name: string;
  birth: string;
  sex: string;
  agencies: string[];
  records: number;
  incidents: number;
  mentions: string[];
};

/** One person with every mention behind it, each with the place it came from. */
export type PersonCard = PersonRow & {
  names: string[];
  identifiers: string[];
  addresses: {dwelling: string; label: string; agency: string; asAt: string}[];
  sources: {
    mention: string;
    agency: string;
    area: string;
    name: string;
    receivedAt: string;
    feed: string;
    file: string;
    row: number;
    slot: string;
  }[];
  held: {other: string; weight: number; reason: string}[];
};

export const PERSON_HEAD = ['person', 'name', 'born', 'sex', 'agencies', 'records', 'incidents', 'mentions'];

export const personCells = (row: PersonRow): Cell[] => [
  row.id,
  row.name,
  row.birth,
  row.sex,
  row.agencies.join(', '),
  row.records,
  row.incidents,
  row.mentions.length,
];

/** Looks people up by id; built once, then each row is cheap. */
export class PersonViews {
  readonly #mentionIndex: Map<string, number>;
  readonly #notificationsOf: Map<string, Set<number>>;
  readonly #records: Records;
  readonly #resolved: Resolved;

  constructor(records: Records, resolved: Resolved) {
    this.#records = records;
    this.#resolved = resolved;
    this.#mentionIndex = new Map(records.mentions.map((mention, index) => [mention.id, index]));
    const notificationIndex = new Map(records.notifications.map((notification, index) => [notification.id, index]));
    this.#notificationsOf = new Map();
    for (const {mention, notification} of records.involvements) {
      const index = notificationIndex.get(notification);
      if (index === undefined) continue;
      const known = this.#notificationsOf.get(mention);
      if (known === undefined) this.#notificationsOf.set(mention, new Set([index]));
      else known.add(index);
    }
  }

  row(person: Person): PersonRow {
    const mentions = this.#mentionsOf(person);
    const notifications = new Set<number>();
    for (const id of person.mentions) for (const index of this.#notificationsOf.get(id) ?? []) notifications.add(index);
    const incidents = new Set([...notifications].map((index) => this.#resolved.incidentOf[index]!));
    return {
      id: person.id,
      name: commonest(
        mentions.flatMap((mention) => mention.names.filter((name) => name.use === 'recorded').map(nameText)),
      ),
      birth: birthText(mentions),
      sex: commonest(mentions.map((mention) => mention.sex).filter((sex) => sex !== 'unknown')) || 'unknown',
      agencies: [...new Set(mentions.map((mention) => mention.agency))].sort(),
      records: notifications.size,
      incidents: incidents.size,
      mentions: person.mentions,
    };
  }

  /** `withheld` holds the ids of dwellings that are protected or lead to one that is; see `withheldDwellings`. */
  card(person: Person, withheld: ReadonlySet<string>): PersonCard {
    const mentions = this.#mentionsOf(person);
    return {
      ...this.row(person),
      names: [
        ...new Set(mentions.flatMap((mention) => mention.names.map((name) => `${nameText(name)} (${name.use})`))),
      ].sort(),
      identifiers: [
        ...new Set(
          mentions.flatMap((mention) =>
            mention.identifiers.map((id) => `${id.kind}${id.scope && ` ${id.scope}`} ${id.value}`),
          ),
        ),
      ].sort(),
      addresses: this.#addresses(mentions, withheld),
      sources: mentions.map((mention) => ({
        mention: mention.id,
        agency: mention.agency,
        area: mention.area,
        name: mention.names.map(nameText).join(' / '),
        receivedAt: mention.receivedAt,
        ...mention.source,
      })),
      held: this.#resolved.held
        .filter((pair) => pair.left === person.id || pair.right === person.id)
        .map((pair) => ({
          other: isSealed(pair.reason) ? 'withheld' : pair.left === person.id ? pair.right : pair.left,
          weight: pair.weight,
          reason: pair.reason,
        })),
    };
  }

  #mentionsOf(person: Person): Mention[] {
    return person.mentions.map((id) => this.#records.mentions[this.#mentionIndex.get(id)!]!);
  }

  /** A protected address has no label and is named by nothing but the fact that there is one. */
  #addresses(mentions: Mention[], withheld: ReadonlySet<string>): PersonCard['addresses'] {
    const found = mentions.flatMap((mention) => {
      const index = this.#resolved.dwellingOfMention[this.#mentionIndex.get(mention.id)!]!;
      if (index < 0) return [];
      const dwelling = this.#resolved.dwellings[index]!;
      const isProtected = dwelling.protected || withheld.has(dwelling.id) || mention.address?.protected === true;
      return [
        {
          dwelling: isProtected ? '' : dwelling.id,
          label: isProtected ? 'protected address' : dwelling.label,
          agency: mention.agency,
          asAt: mention.asAt,
        },
      ];
    });
    return found.sort((left, right) => compare(left.asAt, right.asAt) || compare(left.label, right.label));
  }
}

export const nameText = (name: PersonName): string => [name.given, name.family].filter((part) => part !== '').join(' ');

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** The value most often given; of several, the first in order of text, so that it does not depend on the order of rows. */
function commonest(values: string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((left, right) => right[1] - left[1] || compare(left[0], right[0]))[0]?.[0] ?? '';
}

function birthText(mentions: Mention[]): string {
  for (const kind of ['exact', 'partial', 'estimated', 'expected'] as const) {
    const births = mentions.flatMap((mention) => (mention.birth?.kind === kind ? [mention.birth] : []));
    if (births.length === 0) continue;
    const text = commonest(
      births.map((birth) => (birth.from === birth.to ? birth.from : `${birth.from} to ${birth.to}`)),
    );
    return kind === 'exact' ? text : `${text} (${kind})`;
  }
  return '';
}
