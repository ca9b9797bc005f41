import {indexOfId} from '../../base/find-by-id.ts';
import {writtenAddresses} from '../../network/columns/written-addresses.ts';
import type {Network} from '../../network/network.ts';
import type {Mention} from '../../model/mention.ts';
import {Explainer, type PairExplanation} from '../../resolve/explain.ts';
import {rowsToHide, withoutPlaces} from '../../resolve/lookup/hidden-places.ts';
import type {PersonColumns} from '../../resolve/link/columns/person-columns.ts';
import type {View} from './view.ts';
import type {Lists} from '../../columns/lists.ts';

/**
 * What weighs for and against two sets of mentions being one person, of that which may be shown: their strongest pair of records, term by
 * term, or all that is known of both in a file of strangers. An address that nothing may show takes no part, nor do telephones given beside
 * it, so that no term tells where it is; so the weight may be other than the one that matching decided by.
 */
export type ShownEvidence = PairExplanation & {
  joinBits: number;
  holdBits: number;
  /** Whether those whom they stand beside were left out: for a child of an adoption, and for who does not see everybody. */
  isAlone: boolean;
};

/** Tells of pairs of one run. Set up once for a run: it copies what matching read of places and telephones. */
export type EvidenceOf = (lefts: readonly string[], rights: readonly string[], isAlone: boolean) => ShownEvidence;

/** Of the sets more pairs of records than this are not weighed: the first of each side stand for the rest. */
const ROWS_MAX = 200;

export function shownEvidence(view: View, shown: Network): EvidenceOf {
  const {records, resolved} = view.few();
  const table = view.matching();
  const columns = shownColumns(view);
  // Levels of relatives are told anew by the homes that may be shown, not by those that were known when the pair was weighed.
  const told = {...resolved, personOf: resolved.personOf, kinLevels: new Int32Array()};
  const explainer = new Explainer(records.mentions, [], told, view.model(), {...table, columns});
  const {joinBits, holdBits} = view.config.persons;
  return (lefts, rights, isAlone) => {
    const [left, right] = [lefts, rights].map((ids) =>
      ids.slice(0, ROWS_MAX).map((id) => indexOfId(records.mentions, id)),
    ) as [number[], number[]];
    hideSealed(shown, records.mentions, [...left, ...right], columns);
    const [one, other] = [resolved.personOf[left[0]!]!, resolved.personOf[right[0]!]!];
    const isParted = [one, other].some((person) => isPartedFromAnybody(shown, person));
    const without = isAlone || isParted;
    const pair = explainer.isOfStrangers ? explainer.explain(left, right) : strongest(explainer, left, right, without);
    return {...pair!, joinBits, holdBits, isAlone: without};
  };
}

function strongest(
  explainer: Explainer,
  lefts: readonly number[],
  rights: readonly number[],
  isAlone: boolean,
): PairExplanation {
  let [left, right, most] = [lefts[0]!, rights[0]!, -Infinity];
  for (const one of lefts) {
    for (const other of rights) {
      const weight = explainer.weigh(one, other, isAlone);
      if (weight > most) [left, right, most] = [one, other, weight];
    }
  }
  return explainer.explainPair(left, right, isAlone);
}

const isPartedFromAnybody = ({parted}: Network, person: number): boolean =>
  parted.has(person) || [...parted.values()].some((others) => others.has(person));

/** What matching read, without places that nothing may show and the telephones given beside them. */
function shownColumns(view: View): PersonColumns {
  const {records, resolved} = view.few();
  const {columns, relations} = view.matching();
  const addresses = writtenAddresses(records);
  const withheld = view.withheld();
  const isWithheld = Uint8Array.from(resolved.dwellings, ({id, protected: isProtected}) =>
    isProtected || withheld.has(id) ? 1 : 0,
  );
  // A record may protect an address that is no front door.
  const hidden = Uint8Array.from(resolved.dwellingOfMention, (dwelling, row) =>
    isWithheld[dwelling] === 1 || addresses.isProtected(addresses.of[row]!) ? 1 : 0,
  );
  const shown = withoutPlaces(columns, rowsToHide(hidden, columns, relations));
  const foundAt = columns.foundAt.map((door) => (isWithheld[door] === 1 ? -1 : door));
  return {...shown, foundAt, phones: withoutRows(columns.phones, hidden)};
}

function withoutRows({starts, values}: Lists, hidden: Uint8Array): Lists {
  const kept = {starts: new Uint32Array(starts.length), values: new Uint32Array(values.length)};
  let length = 0;
  for (let row = 0; row < starts.length - 1; row++) {
    kept.starts[row] = length;
    if (hidden[row] === 1) continue;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) kept.values[length++] = values[at]!;
  }
  kept.starts[starts.length - 1] = length;
  return {starts: kept.starts, values: kept.values.slice(0, length)};
}

/** Takes the places of these rows away where an adoption seals them, or the record itself protects them. */
function hideSealed(
  shown: Network,
  mentions: readonly Mention[],
  rows: readonly number[],
  columns: PersonColumns,
): void {
  const {dwellings, dwellingOfMention} = shown.resolved;
  for (const row of rows) {
    if (dwellings[columns.foundAt[row]!]?.protected === true) columns.foundAt[row] = -1;
    const isSealed = dwellings[dwellingOfMention[row] ?? -1]?.protected === true;
    if (!isSealed && mentions[row]!.address?.protected !== true) continue;
    for (const name of ['postcode', 'sector', 'district', 'address', 'placeKind'] as const) columns[name][row] = 0;
    columns.dwelling[row] = -1;
  }
}
