import {addAt} from '../base/get-or-insert.ts';
import {compareTexts} from '../base/compare-texts.ts';
import type {Mention, PersonName} from '../model/mention.ts';
import {dwellingWords} from '../network/dwelling-words.ts';
import {heldOfAsShown} from '../network/held.ts';
import {rowItems} from '../network/incidence.ts';
import {personId, type Network} from '../network/network.ts';
import {isSealed} from '../resolve/link/decide/hold-reasons.ts';

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

/** Shows persons by their indices in a network, so that as of a day nothing is shown that came later. */
export class PersonViews {
  readonly #network: Network;

  constructor(network: Network) {
    this.#network = network;
  }

  row(person: number): PersonRow {
    const network = this.#network;
    const mentions = this.#mentionsOf(person);
    const {involvements, notifications, involvementsOf} = network;
    const told = new Set([...rowItems(involvementsOf, person)].map((part) => involvements.notification[part]!));
    return {
      id: personId(network, person),
      name: commonest(
        mentions.flatMap((mention) => mention.names.filter((name) => name.use === 'recorded').map(nameText)),
      ),
      birth: birthText(mentions),
      sex: commonest(mentions.map((mention) => mention.sex).filter((sex) => sex !== 'unknown')) || 'unknown',
      agencies: [...new Set(mentions.map((mention) => mention.agency))].sort(),
      records: told.size,
      incidents: new Set([...told].map((notification) => notifications.incident[notification]!)).size,
      mentions: mentions.map(({id}) => id),
    };
  }

  /** `withheld` holds the ids of dwellings that are protected or lead to one that is; see `withheldDwellings`. */
  card(person: number, withheld: ReadonlySet<string>): PersonCard {
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
      addresses: this.#addresses(person, withheld),
      sources: mentions.map((mention) => ({
        mention: mention.id,
        agency: mention.agency,
        area: mention.area,
        name: mention.names.map(nameText).join(' / '),
        receivedAt: mention.receivedAt,
        ...mention.source,
      })),
      held: this.#heldApart(person),
    };
  }

  #mentionsOf(person: number): Mention[] {
    const {mentionsOf, records} = this.#network;
    return Array.from(rowItems(mentionsOf, person), (mention) => records.mentions[mention]!);
  }

  #heldApart(person: number): PersonCard['held'] {
    return heldOfAsShown(this.#network, person).map(({left, right, weight, reason}) => ({
      other: isSealed(reason) ? 'withheld' : personId(this.#network, left === person ? right : left),
      weight,
      reason,
    }));
  }

  /** A protected address has no label and is named by nothing but the fact that there is one. */
  #addresses(person: number, withheld: ReadonlySet<string>): PersonCard['addresses'] {
    const {mentionsOf, records, resolved} = this.#network;
    const found = [...rowItems(mentionsOf, person)].flatMap((at) => {
      const index = resolved.dwellingOfMention[at]!;
      if (index < 0) return [];
      const {agency, asAt, address} = records.mentions[at]!;
      const dwelling = resolved.dwellings[index]!;
      const isProtected = dwelling.protected || withheld.has(dwelling.id) || address?.protected === true;
      return [
        {
          dwelling: isProtected ? '' : dwelling.id,
          label: isProtected ? 'protected address' : dwellingWords(this.#network, index).label,
          agency,
          asAt,
        },
      ];
    });
    return found.sort((left, right) => compareTexts(left.asAt, right.asAt) || compareTexts(left.label, right.label));
  }
}

export const nameText = (name: PersonName): string => [name.given, name.family].filter((part) => part !== '').join(' ');

/** The value most often given; of several, the first in order of text, so that it does not depend on the order of rows. */
function commonest(values: string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') addAt(counts, value);
  return [...counts].sort((left, right) => right[1] - left[1] || compareTexts(left[0], right[0]))[0]?.[0] ?? '';
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
