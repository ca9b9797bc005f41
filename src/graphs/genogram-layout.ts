/** Who stands in a genogram; people are named by their position in the list. */
export type GenogramPerson = {
  name: string;
  /** Beneath the name: birth and age. */
  note: string;
  sex: 'female' | 'male' | 'unknown';
  isUnborn: boolean;
  isDead: boolean;
  /** Whom it is about. */
  isIndex: boolean;
  /** Lives at one front door with whom it is about. */
  isAtHome: boolean;
  /** 0 for whom it is about, less for those before. */
  generation: number;
};

export type Couple = {left: number; right: number; manner: 'partners' | 'former' | 'parents-only'};
/** `birth` also where the record says "parent" and no more. */
export type Descent = {parent: number; child: number; manner: 'birth' | 'step' | 'adoptive' | 'foster' | 'grandparent'};

export type Genogram = {
  people: readonly GenogramPerson[];
  couples: readonly Couple[];
  descents: readonly Descent[];
  /** Brothers and sisters of whom no common parent is here. */
  siblings: readonly (readonly [number, number])[];
};

/** The middle of each person's symbol, in columns and rows from 0. */
export type GenogramPlaces = {x: number[]; row: number[]; columns: number; rows: number};

/** Rounds in which each row is put in the order of the middle of its relatives (Sugiyama's barycentres); more change little. */
const ROUNDS = 8;

/**
 * Generations in rows, couples side by side, children beneath their parents as far as there is room, in an order with few crossings; the
 * same for the same family, always.
 */
export function layOutGenogram({people, couples, descents}: Genogram): GenogramPlaces {
  const first = Math.min(...people.map(({generation}) => generation));
  const row = people.map(({generation}) => generation - first);
  const rows = Math.max(...row) + 1;
  let units = Array.from({length: rows}, (_, at) => unitsOf(at, row, couples));
  const x = people.map(() => 0);
  for (const unit of units) place(unit, x, () => null);
  for (let round = 0; round < ROUNDS; round++) {
    // From above to below by parents, then from below to above by children.
    const isDown = round % 2 === 0;
    const order = isDown ? [...units.keys()] : [...units.keys()].reverse();
    for (const at of order) {
      const wanted = (member: number): number | null =>
        middleOf(
          descents.flatMap(({parent, child}) =>
            isDown ? (child === member ? [x[parent]!] : []) : parent === member ? [x[child]!] : [],
          ),
        );
      units = units.with(at, inOrder(units[at]!, wanted, x));
      place(units[at]!, x, wanted);
    }
  }
  const left = Math.min(...x);
  const shifted = x.map((at) => at - left);
  return {x: shifted, row, columns: Math.max(...shifted) + 1, rows};
}

/** People of one row who stay side by side: couples, and chains of couples. */
type Unit = readonly number[];

function unitsOf(at: number, row: readonly number[], couples: readonly Couple[]): Unit[] {
  const left = new Set(row.flatMap((of, person) => (of === at ? [person] : [])));
  const units: Unit[] = [];
  for (const start of left) {
    const unit = [start];
    left.delete(start);
    // Next to their partner where there is room: a second partner goes to the other side, a third to the nearer end.
    for (let next = nextPartner(unit, left, couples); next !== null; next = nextPartner(unit, left, couples)) {
      left.delete(next.partner);
      if (next.at < unit.length / 2 && unit.length > 1) unit.unshift(next.partner);
      else unit.push(next.partner);
    }
    units.push(unit);
  }
  return units;
}

/** Somebody of the row who is not placed yet and is partner of one of the unit, and where that one stands. */
function nextPartner(
  unit: Unit,
  left: ReadonlySet<number>,
  couples: readonly Couple[],
): {partner: number; at: number} | null {
  for (const [at, member] of unit.entries()) {
    for (const {left: one, right: other} of couples) {
      const partner = one === member ? other : other === member ? one : -1;
      if (left.has(partner)) return {partner, at};
    }
  }
  return null;
}

function inOrder(units: readonly Unit[], wanted: (member: number) => number | null, x: readonly number[]): Unit[] {
  const key = (unit: Unit): number => middleOf(unit.map((member) => wanted(member) ?? x[member]!))!;
  return units
    .map((unit) => ({unit, key: key(unit)}))
    .sort((one, other) => one.key - other.key || one.unit[0]! - other.unit[0]!)
    .map(({unit}) => unit);
}

/** Each unit as near to where it is wanted as those to the left of it allow, then all moved back by half of what they were pushed. */
function place(units: readonly Unit[], x: number[], wanted: (member: number) => number | null): void {
  let free = -Infinity;
  let pushed = 0;
  for (const unit of units) {
    const aim = middleOf(unit.flatMap((member) => wanted(member) ?? []));
    const start = aim === null ? (free === -Infinity ? 0 : free) : aim - (unit.length - 1) / 2;
    const from = Math.max(start, free);
    if (aim !== null) pushed += from - start;
    for (const [at, member] of unit.entries()) x[member] = from + at;
    free = from + unit.length;
  }
  const back = pushed / Math.max(1, units.length);
  for (const unit of units) for (const member of unit) x[member]! -= back;
}

function middleOf(places: readonly number[]): number | null {
  return places.length === 0 ? null : (Math.min(...places) + Math.max(...places)) / 2;
}
