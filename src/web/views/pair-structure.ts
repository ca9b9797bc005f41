import {findById} from '../../base/find-by-id.ts';
import {STRUCTURE_TEXTS, type StructureCode} from '../../engine/judgements/structure.ts';
import {TIE_KINDS} from '../../model/notification.ts';
import {originWords} from '../../network/guard/protection.ts';
import {rowItems} from '../../network/incidence.ts';
import {otherEnd, type Network} from '../../network/network.ts';
import {kindOfOther} from '../../packs/tie-words.ts';
import type {Labels} from '../labels.ts';
import type {Asked} from '../page.ts';
import {structureOf, type Pair} from '../pair.ts';

/** What the records say so plainly of two identities that no slip of the pen explains it; each with the places that say it. */
export function structureWords(asked: Asked, {left, right}: Pair, labels: Labels): {text: string; places: string[]}[] {
  const network = asked.world.network();
  const codes = structureOf(asked.workspace, asked, left, right);
  const said = codes.map((code) => ({
    text: STRUCTURE_TEXTS[code],
    places: placesOf(network, code, left.mentions, right.mentions),
  }));
  const kin = kinOf(network, left.at, right.at).map((what) => ({
    text: `a record calls ${labels.of(right.person)} the ${what} of ${labels.of(left.person)}`,
    places: [],
  }));
  const isSelf = structureOf(asked.workspace, asked, left, right, 'different').includes('SELF');
  return [...said, ...kin, ...(isSelf ? [{text: STRUCTURE_TEXTS.SELF, places: []}] : [])];
}

/** What the second of two is to the first, as records have it. */
function kinOf(network: Network, left: number, right: number): string[] {
  const kinds = Array.from(rowItems(network.tiesOf, left))
    .filter((tie) => otherEnd(network, tie, left) === right)
    .map((tie) => kindOfOther(TIE_KINDS[network.ties.kind[tie]!]!, network.ties.to[tie] === left));
  return [...new Set(kinds)].sort();
}

/** Places of records that hold both. */
function placesOf(
  {records}: Network,
  code: StructureCode,
  lefts: readonly string[],
  rights: readonly string[],
): string[] {
  const [ones, others] = [lefts, rights].map((ids) => ids.flatMap((id) => findById(records.mentions, id) ?? []));
  const places = ones!.flatMap((one) =>
    others!.flatMap((other) => {
      if (code === 'CO_NAMED' && one.group === other.group)
        return [`${originWords(one.source.file)}, row ${one.source.row}`];
      if (code === 'REGISTER' && one.register !== null && one.register === other.register)
        return [`${originWords(one.source.file)}, rows ${one.source.row} and ${other.source.row}`];
      return [];
    }),
  );
  return [...new Set(places)].sort();
}
