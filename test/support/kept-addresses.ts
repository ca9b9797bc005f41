import type {View} from '../../src/engine/view/view.ts';
import type {Address} from '../../src/model/address.ts';
import type {Mention} from '../../src/model/mention.ts';
import {postcode} from '../../src/uk/postcode.ts';
import {Phrases} from './phrases.ts';

/** What nothing may show of a workspace. */
export type KeptAddresses = {
  /** Words of addresses that are protected or lead to one, in lower case. */
  secrets: Phrases;
  /** Whether the address of a mention may not be shown, by its position. */
  hidden: boolean[];
  /** Mentions with such an address that somebody can ask about. */
  guarded: Mention[];
};

export function keptAddresses(view: View): KeptAddresses {
  const {records, resolved} = view.known();
  const isHidden = (dwelling: number): boolean => view.withheld().has(resolved.dwellings[dwelling]?.id ?? '');
  const addresses: (Address | null)[] = [
    ...records.mentions
      .filter(({address}, at) => address?.protected === true || isHidden(resolved.dwellingOfMention[at]!))
      .map(({address}) => address),
    ...records.stays
      .filter(({address}, at) => address.protected || isHidden(resolved.dwellingOfStay[at]!))
      .map(({address}) => address),
    ...records.notifications
      .filter(({place}, at) => place?.protected === true || isHidden(resolved.dwellingOfNotification[at]!))
      .map(({place}) => place),
  ];
  const secrets = new Phrases(addresses.flatMap((address) => (address === null ? [] : wordsOf(address))));
  const hidden = records.mentions.map(
    ({address}, at) => address?.protected === true || isHidden(resolved.dwellingOfMention[at]!),
  );
  const guarded = records.mentions.filter(
    ({address, birth, names}, at) =>
      hidden[at] === true &&
      address !== null &&
      address.text !== '' &&
      birth?.kind === 'exact' &&
      names[0]!.given !== '',
  );
  return {secrets, hidden, guarded};
}

/** Those secrets that stand in a text, in whatever case. */
export const leaksOf = ({secrets}: KeptAddresses, body: string): string[] => secrets.in(body.toLowerCase());

/** Everybody guarded, and everybody who is tied to them, was named beside them or stands in one alert with them. */
export function everybodyNear(view: View, {guarded}: KeptAddresses): string[] {
  const {resolved} = view.known();
  const network = view.network();
  const {ties, involvements} = network;
  const {mentions} = view.known().records;
  const near = new Set(guarded.map(({id}) => resolved.personOf[mentions.findIndex((mention) => mention.id === id)]!));
  const start = new Set(near);
  for (let tie = 0; tie < ties.length; tie++) {
    if (start.has(ties.from[tie]!)) near.add(ties.to[tie]!);
    if (start.has(ties.to[tie]!)) near.add(ties.from[tie]!);
  }
  const named = new Set<number>();
  for (let part = 0; part < involvements.length; part++)
    if (start.has(involvements.person[part]!)) named.add(involvements.notification[part]!);
  for (let part = 0; part < involvements.length; part++)
    if (named.has(involvements.notification[part]!)) near.add(involvements.person[part]!);
  return [...near].filter((at) => at >= 0).map((at) => resolved.persons[at]!.id);
}

/** A text in the forms in which it could stand in an answer, and its unit postcode; what is too short to tell a place is left out. */
function wordsOf({text, postcode: code}: Address): string[] {
  const unit = code === null ? null : postcode(code);
  const unitWords =
    unit === null || unit.pseudo !== null
      ? []
      : [unit.unit, unit.unit.replace(' ', ''), `${unit.unit.slice(0, -3)} ${unit.unit.slice(-3)}`];
  const first = text.split(',')[0]!.trim();
  return [text, ...(/\d/.test(first) && first.length > 8 ? [first] : []), ...unitWords]
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word.length > 5);
}
