import {BIRTH_NONE, type PersonColumns} from '../link/columns/person-columns.ts';

/** Everybody known, with the row of the one who is asked about behind them. */
export type NameScene = {
  columns: PersonColumns;
  guest: number;
  /** row -> person; -1 for staff. As long as the rows that count. */
  personOf: Int32Array;
  isKnown: (row: number) => boolean;
  personCount: number;
};

/** A person who bears the name asked for, and whether a birth date that was asked for is theirs; "open" where either is not said. */
export type Namesake = {person: number; birth: 'fits' | 'open'};

/**
 * Everybody who bears the name that is asked for, however common: weights do not bring up a name that hundreds bear, and "nobody" would be
 * untrue. The first forename and every word of the family name must be in one of their names, by sound; who was born on another day
 * than asked, by all their records, is left out. First whose birth date fits, then who bears most of the words asked for, then who has most
 * records under them.
 */
export function namesakesOf({columns, guest, personOf, isKnown, personCount}: NameScene): Namesake[] {
  const bears = wordsBorne(columns, guest);
  if (bears === null) return [];
  const words = new Uint8Array(personCount);
  const records = new Uint32Array(personCount);
  for (let row = 0; row < personOf.length; row++) {
    const person = personOf[row]!;
    const borne = bears[columns.name[row]!]!;
    if (borne === 0 || person < 0 || !isKnown(row)) continue;
    words[person] = Math.max(words[person]!, borne);
    records[person]!++;
  }
  const births = birthsOf({columns, guest, personOf, isKnown, personCount}, words);
  const found: Namesake[] = [];
  for (let person = 0; person < personCount; person++)
    if (words[person] !== 0 && births[person] !== OTHER)
      found.push({person, birth: births[person] === FITS ? 'fits' : 'open'});
  return found.sort(
    (left, right) =>
      births[right.person]! - births[left.person]! ||
      words[right.person]! - words[left.person]! ||
      records[right.person]! - records[left.person]! ||
      left.person - right.person,
  );
}

/** name -> how many sounds of the guest's name it has; 0 where one that it must have is not among them. Null where none is asked for. */
function wordsBorne({names, name, pool}: PersonColumns, guest: number): Uint8Array | null {
  const asked = name[guest]!;
  const soundsOf = ({starts, values}: typeof names.given): number[] =>
    [...values.subarray(starts[asked], starts[asked + 1])]
      .filter((word) => !pool.isInitial(word))
      .map((word) => pool.sounds[word]!);
  const must = new Set([...soundsOf(names.given).slice(0, 1), ...soundsOf(names.family)]);
  if (must.size === 0) return null;
  const all = new Set([...must, ...soundsOf(names.given)]);
  const bears = new Uint8Array(names.count);
  const {starts, values} = names.sounds;
  for (let one = 0; one < names.count; one++) {
    let [needed, borne] = [0, 0];
    for (let i = starts[one]!; i < starts[one + 1]!; i++) {
      if (all.has(values[i]!)) borne++;
      if (must.has(values[i]!)) needed++;
    }
    if (needed === must.size) bears[one] = borne;
  }
  return bears;
}

const [OTHER, OPEN, FITS] = [0, 1, 2];

/** person -> FITS where a record of theirs has a birth date like that asked for, OTHER where all that have one have another; of those with words. */
function birthsOf({columns, guest, personOf, isKnown, personCount}: NameScene, words: Uint8Array): Uint8Array {
  const {birthKind, birthFrom, birthTo} = columns;
  const births = new Uint8Array(personCount).fill(OPEN!);
  if (birthKind[guest] === BIRTH_NONE) return births;
  for (let row = 0; row < personOf.length; row++) {
    const person = personOf[row]!;
    if (person < 0 || words[person] === 0 || birthKind[row] === BIRTH_NONE || !isKnown(row)) continue;
    if (birthFrom[row]! <= birthTo[guest]! && birthTo[row]! >= birthFrom[guest]!) births[person] = FITS!;
    else if (births[person] === OPEN) births[person] = OTHER!;
  }
  return births;
}
