import {BORN_SLACK_DAYS, GENERATION_DAYS} from '../compare/compare-birth.ts';
import {BIRTH_DAY, BIRTH_NEW_YEAR, BIRTH_NONE, FEMALE, MALE, type PersonColumns, UNBORN} from './person-columns.ts';
import {CHILD, FOSTER_CARER, GRANDPARENT, PARENT, PARTNER, STEP_PARENT, type Relations} from './relations.ts';
import {ListBuilder} from '../../../columns/lists.ts';

/** Fills in what rows do not say themselves and those beside them do. Columns that were read must be filled before rows are compared. */
export function fillFromRelations(relations: Relations, columns: PersonColumns): void {
  boundBirths(relations, columns);
  placeUnborn(relations, columns);
}

/** Narrows when somebody was born by whose parent, grandparent, child or partner they are; rows with a birth day keep it. */
function boundBirths({starts, targets, roles}: Relations, columns: PersonColumns): void {
  const {birthKind, birthFrom, bornAfter, bornBefore, asAt, minor} = columns;
  for (let row = 0; row < columns.rowCount; row++) {
    if (birthKind[row] !== BIRTH_NONE) continue;
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      const target = targets[k]!;
      const role = roles[k]!;
      // Of a child that is somebody's "ex-partner" the word was said of another: of its mother, as a rule.
      if (role === PARTNER && minor[row] === 1) continue;
      bornBefore[row] = Math.min(bornBefore[row]!, asAt[row]! - (DAYS_MIN[role] ?? 0));
      const kind = birthKind[target]!;
      if (kind !== BIRTH_DAY && kind !== BIRTH_NEW_YEAR) continue;
      const before = DAYS_BEFORE_CHILD[role];
      if (before !== undefined) bornBefore[row] = Math.min(bornBefore[row]!, birthFrom[target]! - before);
      else if (role === CHILD) bornAfter[row] = Math.max(bornAfter[row]!, birthFrom[target]! + PARTNER_DAYS_MIN);
    }
  }
}

/**
 * Comparisons of ages have a slack of their own: with it a parent of whom no birth date is told is fourteen years older than the child, as a boy of
 * thirteen is its uncle or brother of the father's name; a grandparent is older by twice thirteen.
 */
const PARENT_DAYS_MIN = 14 * 365 + BORN_SLACK_DAYS;
const GRANDPARENT_DAYS_MIN = 2 * GENERATION_DAYS + BORN_SLACK_DAYS;
/** Of partners words are less sure ("girlfriend"): thirteen years, less the slack. So they are of who is called a child of a step-parent. */
const PARTNER_DAYS_MIN = GENERATION_DAYS;

/** Days that somebody is old at the least of whom a record says so, by what it calls them. */
const DAYS_MIN: Readonly<Record<number, number>> = {
  [PARENT]: PARENT_DAYS_MIN,
  [STEP_PARENT]: PARTNER_DAYS_MIN,
  [PARTNER]: PARTNER_DAYS_MIN,
  [FOSTER_CARER]: PARENT_DAYS_MIN,
  [GRANDPARENT]: GRANDPARENT_DAYS_MIN,
};

/** Days by which they are older than the child. */
const DAYS_BEFORE_CHILD: Readonly<Record<number, number>> = {
  [PARENT]: PARENT_DAYS_MIN,
  [GRANDPARENT]: GRANDPARENT_DAYS_MIN,
};

/** Gives an unborn child for whom no address is written the address and telephones of its mother: it is where she is. */
function placeUnborn(relations: Relations, columns: PersonColumns): void {
  const {rowCount, placeholder, dwelling, placeKind, postcode, sector, district, address, phones} = columns;
  const list = new ListBuilder();
  for (let row = 0; row < rowCount; row++) {
    const own = phones.values.subarray(phones.starts[row], phones.starts[row + 1]);
    const isPlaced = dwelling[row]! >= 0 || postcode[row]! > 0 || address[row]! > 0;
    const mother = placeholder[row] === UNBORN && !isPlaced ? motherOf(row, relations, columns) : -1;
    if (mother < 0) {
      list.add(own);
      continue;
    }
    list.add(new Set([...own, ...phones.values.subarray(phones.starts[mother], phones.starts[mother + 1])]));
    for (const column of [dwelling, placeKind, postcode, sector, district, address]) column[row] = column[mother]!;
  }
  columns.phones = list.build();
}

/** The parent beside a row who is a woman, or the only one if nothing says that it is a man; -1 where there is none, or several. */
export function motherOf(row: number, {starts, targets, roles}: Relations, {sex}: PersonColumns): number {
  const parents = new Set<number>();
  for (let k = starts[row]!; k < starts[row + 1]!; k++) if (roles[k] === CHILD) parents.add(targets[k]!);
  const mothers = [...parents].filter((parent) => sex[parent] === FEMALE);
  const [mother, other] = mothers.length > 0 || parents.size > 1 ? mothers : [...parents];
  return mother === undefined || other !== undefined || sex[mother] === MALE ? -1 : mother;
}
