import {DAY_MAX, DAY_MIN, dayToIso} from '../../base/day.ts';
import type {Mention} from '../../model/mention.ts';
import {TIE_KINDS} from '../../model/notification.ts';
import {agencyWords, identifierWords, listWords, nameUseWords, tieWords} from '../../model/words.ts';
import {dwellingWords} from '../../network/dwelling-words.ts';
import {rowItems} from '../../network/incidence.ts';
import {otherEnd, personId, type Network} from '../../network/network.ts';
import {nameText} from '../../packs/person-view.ts';
import {kindOfOther} from '../../packs/tie-words.ts';
import type {World} from '../../server/world.ts';
import type {Labels} from '../labels.ts';
import type {PairSide} from '../pair.ts';
import {countWords} from '../../base/count-words.ts';
import {dayWords} from '../render.ts';

/** One thing that records say of somebody: by how many records, of which agencies, from when to when. */
export type Told = {text: string; by: string; isInBoth: boolean};
export type SideRow = {what: string; left: Told[]; right: Told[]};

/** A value that a record tells; equal keys mean the same. */
type Value = {key: string; text: string; agency: string; day: string};

/**
 * All that is known of each of two identities, one kind of thing a row. Give it the network as far as it may be shown; a place that
 * nothing may show is left out whole, and with it the telephones given beside it.
 */
export function sideRows(world: World, left: PairSide, right: PairSide, labels: Labels): SideRow[] {
  const network = world.network();
  const withheld = world.withheld();
  const isSealed = sealedAmong(world, left, right);
  const [lefts, rights] = [left, right].map((side) => valuesOf(network, withheld, side, labels, isSealed));
  return ROWS.flatMap((what) => {
    const [one, other] = [lefts!.get(what) ?? [], rights!.get(what) ?? []];
    const keys = [one, other].map((values) => new Set(values.map(({key}) => key))) as [Set<string>, Set<string>];
    if (one.length + other.length === 0) return [];
    return [{what, left: toldOf(one, keys[1]), right: toldOf(other, keys[0])}];
  });
}

const ROWS = [
  'Names',
  'Born',
  'Died',
  'Sex',
  'Numbers',
  'Addresses',
  'Telephones',
  'E-mail',
  'Vehicles',
  'Place of birth',
  'Occupation',
  'Relatives and others they are tied to',
  'Agencies',
] as const;
type RowName = (typeof ROWS)[number];

function valuesOf(
  network: Network,
  withheld: ReadonlySet<string>,
  {at}: PairSide,
  labels: Labels,
  isSealed: ReadonlySet<string>,
): Map<RowName, Value[]> {
  const values = new Map<RowName, Value[]>();
  const add = (row: RowName, key: string, text: string, {agency, asAt}: {agency: string; asAt: string}): void => {
    if (text === '') return;
    const list = values.get(row);
    const value = {key, text, agency, day: asAt.slice(0, 10)};
    if (list === undefined) values.set(row, [value]);
    else list.push(value);
  };
  const {mentionsOf, records} = network;
  for (const row of rowItems(mentionsOf, at)) {
    const mention = records.mentions[row]!;
    for (const name of mention.names) add('Names', nameText(name).toLowerCase(), nameWords(name), mention);
    add('Born', birthWords(mention), birthWords(mention), mention);
    if (mention.died !== null) add('Died', mention.died, dayWords(mention.died), mention);
    if (mention.sex !== 'unknown') add('Sex', mention.sex, mention.sex, mention);
    for (const {kind, scope, value} of mention.identifiers)
      add('Numbers', `${kind} ${scope} ${value}`, identifierWords({kind, scope, value}), mention);
    const place = placeOf(network, withheld, row);
    if (place !== null && place !== 'hidden') add('Addresses', place.key, place.text, mention);
    if (place !== 'hidden') for (const phone of mention.phones) add('Telephones', phone, phone, mention);
    for (const email of mention.emails) add('E-mail', email.toLowerCase(), email, mention);
    for (const vehicle of mention.vehicles) add('Vehicles', vehicle, vehicle, mention);
    add('Place of birth', mention.birthPlace.toLowerCase(), mention.birthPlace, mention);
    add('Occupation', mention.occupation.toLowerCase(), mention.occupation, mention);
    add('Agencies', mention.agency, agencyWords(mention.agency), mention);
  }
  for (const {key, text, agency, day} of stays(network, withheld, at)) add('Addresses', key, text, {agency, asAt: day});
  for (const tie of rowItems(network.tiesOf, at)) {
    const kind = TIE_KINDS[network.ties.kind[tie]!]!;
    const other = personId(network, otherEnd(network, tie, at));
    if (isSealed.has(other)) continue;
    const {agency, receivedAt} = records.ties[network.ties.record[tie]!]!;
    const what = kindOfOther(kind, network.ties.to[tie] === at);
    add('Relatives and others they are tied to', other, `${tieWords(what)}: ${labels.atLength(other)}`, {
      agency,
      asAt: receivedAt,
    });
  }
  return values;
}

/** Of those tied to either, whom an adoption parts from the two or from another of them: on one page they would be named together. */
function sealedAmong(world: World, left: PairSide, right: PairSide): Set<string> {
  const network = world.network();
  const tied = [left, right].flatMap(({at}) =>
    Array.from(rowItems(network.tiesOf, at), (tie) => personId(network, otherEnd(network, tie, at))),
  );
  const ids = [...new Set([left.person, right.person, ...tied])];
  return new Set(tied.filter((one) => ids.some((other) => other !== one && world.isSealed(one, other))));
}

const nameWords = (name: Mention['names'][number]): string =>
  name.use === 'recorded' ? nameText(name) : `${nameText(name)} (${nameUseWords(name.use)})`;

function birthWords({birth}: Mention): string {
  if (birth === null) return '';
  const {from, to, kind} = birth;
  if (kind === 'exact') return dayWords(from);
  return from === to ? `${dayWords(from)} (${kind})` : `${dayWords(from)} to ${dayWords(to)} (${kind})`;
}

type Place = {key: string; text: string};

/** Where a mention puts somebody; "hidden" where nothing may show it. */
export function placeOf(network: Network, withheld: ReadonlySet<string>, row: number): Place | 'hidden' | null {
  const {address} = network.records.mentions[row]!;
  if (address === null) return null;
  if (address.protected) return 'hidden';
  return placeAt(network, withheld, network.resolved.dwellingOfMention[row]!);
}

function placeAt(network: Network, withheld: ReadonlySet<string>, index: number): Place | 'hidden' | null {
  const dwelling = network.resolved.dwellings[index];
  if (dwelling === undefined) return null;
  if (dwelling.protected || withheld.has(dwelling.id)) return 'hidden';
  return {key: dwelling.id, text: dwellingWords(network, index).label};
}

/** Addresses that records of their own tell, such as tenancies, with the days between which they held. */
function stays(network: Network, withheld: ReadonlySet<string>, at: number): Value[] {
  const {records, stays: edges, staysOf} = network;
  return [...rowItems(staysOf, at)].flatMap((stay) => {
    if (edges.isMention[stay] === 1) return [];
    const record = records.stays[edges.record[stay]!]!;
    const place = record.address.protected ? 'hidden' : placeAt(network, withheld, edges.dwelling[stay]!);
    if (place === null || place === 'hidden') return [];
    const [from, to] = [edges.start[stay]!, edges.end[stay]!];
    const days = [
      from === DAY_MIN ? '' : ` from ${dayWords(dayToIso(from))}`,
      to === DAY_MAX ? '' : ` to ${dayWords(dayToIso(to))}`,
    ];
    return [
      {key: place.key, text: `${place.text}${days.join('')}`, agency: record.agency, day: record.asAt.slice(0, 10)},
    ];
  });
}

/** Each value once, those of the other side first, then by how many records tell it. */
function toldOf(values: readonly Value[], others: ReadonlySet<string>): Told[] {
  const groups = [...Map.groupBy(values, ({text}) => text)].map(([text, same]) => ({
    text,
    count: same.length,
    by: byWords(same),
    isInBoth: others.has(same[0]!.key),
  }));
  return groups
    .sort(
      (one, other) =>
        Number(other.isInBoth) - Number(one.isInBoth) || other.count - one.count || (one.text < other.text ? -1 : 1),
    )
    .map(({text, by, isInBoth}) => ({text, by, isInBoth}));
}

function byWords(values: readonly Value[]): string {
  const agencies = listWords(values.map(({agency}) => agency).sort(), agencyWords);
  const days = values.map(({day}) => day).sort();
  const [first, last] = [dayWords(days[0]!), dayWords(days.at(-1)!)];
  return `${countWords(values.length, 'record')}, ${agencies}, ${first === last ? first : `${first} to ${last}`}`;
}
