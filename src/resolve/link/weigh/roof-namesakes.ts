import {isSlip} from '../compare/compare-numbers.ts';
import {BIRTH_NEW_YEAR, PLACE_SHARED, type PersonColumns} from '../columns/person-columns.ts';
import {listOf} from '../../../columns/lists.ts';

/** Names that every hub is taken to have seen, and those among them that a second person bore, so that few of its own say little. */
const START_NAMES = 10;
const START_OTHERS = 1;

/** How often a name and a 1 January under one roof are those of a second person, for names of one word and for longer ones. */
export type RoofNamesakes = {ofOneWord: number; ofMore: number};

/**
 * Reads that from those with a national number: of names so borne by somebody with one, the share under which a second number of the kind stands.
 * Where strangers of one hostel share names, those with numbers show it.
 */
export function shareOfRoofNamesakes(columns: PersonColumns): RoofNamesakes {
  const numbersOf = numbersByNameAndRoof(columns);
  const shareOf = (isOne: boolean): number => {
    const some = [...numbersOf.values()].filter(({words}) => (words === 1) === isOne);
    const others = some.filter(({numbers}) => areOfTwo([...numbers], columns)).length;
    return (START_OTHERS + others) / (START_NAMES + some.length);
  };
  return {ofOneWord: shareOf(true), ofMore: shareOf(false)};
}

type Borne = {words: number; numbers: Set<number>};

/** Numbers of those who bear a name, a 1 January and the roof of an institution, where there are any. */
function numbersByNameAndRoof(columns: PersonColumns): Map<string, Borne> {
  const {rowCount, staff, birthKind, birthFrom, placeKind, dwelling, national, nationalOfParent} = columns;
  const numbersOf = new Map<string, Borne>();
  for (let row = 0; row < rowCount; row++) {
    if (staff[row] === 1 || birthKind[row] !== BIRTH_NEW_YEAR) continue;
    if (placeKind[row] !== PLACE_SHARED || dwelling[row]! < 0) continue;
    const words = wordsOf(columns, row);
    if (words.length === 0) continue;
    const key = [dwelling[row], birthFrom[row], ...words].join(' ');
    for (let i = national.starts[row]!; i < national.starts[row + 1]!; i++) {
      if (nationalOfParent[i] === 1) continue;
      const borne = numbersOf.get(key) ?? {words: words.length, numbers: new Set()};
      borne.numbers.add(national.values[i]!);
      numbersOf.set(key, borne);
    }
  }
  return numbersOf;
}

/** First forename and family name in either order, as forms mix them up. */
function wordsOf({names, name}: PersonColumns, row: number): number[] {
  const [first] = listOf(names.given, name[row]!);
  const [family] = listOf(names.family, name[row]!);
  return [first, family].filter((word) => word !== undefined).sort((a, b) => a - b);
}

/** One slip in a national number is one number all the same. */
const SLIPS = 1;

/** Whether two of the numbers are of one kind, and neither is the other mistyped. */
function areOfTwo(numbers: readonly number[], {numberKind, numberTexts}: PersonColumns): boolean {
  return numbers.some((number, at) =>
    numbers
      .slice(at + 1)
      .some(
        (other) =>
          numberKind[number] === numberKind[other] && !isSlip(numberTexts[number]!, numberTexts[other]!, SLIPS),
      ),
  );
}
