import {isoToDay} from '../../../base/day.ts';
import type {Mention} from '../../../model/mention.ts';
import type {Tie} from '../../../model/notification.ts';
import type {PersonColumns} from '../columns/person-columns.ts';
import type {TieRows} from '../columns/relations.ts';

export const ADOPTION_NONE = 0;
/** A record of the first identity: the child is placed with adopters, and the order is not made. */
export const ADOPTION_PLACED = 1;
/** A record of the identity that an adoption order gave. */
const ADOPTION_ORDERED = 2;

/** Where a tie `adoptive-parent` has this detail, the child is placed for adoption and goes by its first identity. */
const PLACEMENT = 'placement';

/**
 * Children live with their adopters, and may go by their name, before the order is made: nine to twelve months for most (Department
 * for Education, children looked after in England). What is older than this belongs to the first identity.
 */
const BEFORE_ORDER_DAYS = 400;
/** Where nobody says when an order was made. */
export const ORDER_UNKNOWN = -0x40000000;

/** Where no row tells of a placement. */
export const NEVER_PLACED = 0x3fffffff;

/** Notes on each row what ties say of adoption: which identity of a child it shows, since when the child is placed, and when the order was made. */
export function readAdoptions(
  ties: readonly Tie[],
  rows: TieRows,
  columns: PersonColumns,
  asked = adoptiveTies(rows),
): void {
  for (const tie of asked) {
    const row = rows.to[tie]!;
    const said = {adoption: columns.adoption[row]!, orderFrom: columns.orderFrom[row]!};
    note(said, ties[tie]!);
    columns.adoption[row] = said.adoption;
    columns.orderFrom[row] = said.orderFrom;
    columns.placedFrom[row] = Math.min(columns.placedFrom[row]!, placedOn(ties[tie]!, columns.asAt[row]!));
  }
}

/** Positions of the ties that tell of an adoption. */
export function adoptiveTies({to, kind}: Pick<TieRows, 'to' | 'kind'>): number[] {
  const found: number[] = [];
  for (let tie = 0; tie < to.length; tie++) if (kind(tie) === ADOPTIVE) found.push(tie);
  return found;
}

export const ADOPTIVE = 'adoptive-parent';
const isAdoptive = ({kind}: Tie): boolean => kind === ADOPTIVE;

/** Whether a tie `adoptive-parent` tells of a placement or of an order. */
export const adoptionSaid = ({detail}: Tie): number => (detail === PLACEMENT ? ADOPTION_PLACED : ADOPTION_ORDERED);

/** Of several orders that are dated the last one counts, whatever their order. */
function note(side: Pick<AdoptionSide, 'adoption' | 'orderFrom'>, tie: Tie): void {
  const said = adoptionSaid(tie);
  side.adoption |= said;
  const {start} = tie;
  if (said === ADOPTION_ORDERED && start !== null) side.orderFrom = Math.max(side.orderFrom, isoToDay(start));
}

/**
 * Day from which a tie has a child placed; NEVER_PLACED where it tells of no placement. A register is often dated by its receipt, years after the
 * placement and after what others told of the child since: the day of the row counts only where nobody says since when.
 */
function placedOn(tie: Tie, asAt: number): number {
  if (adoptionSaid(tie) !== ADOPTION_PLACED) return NEVER_PLACED;
  return tie.start === null ? asAt : isoToDay(tie.start);
}

/** What all mentions of one side of a join say of adoption. */
export type AdoptionSide = {
  /** ADOPTION_PLACED and ADOPTION_ORDERED, one bit each. */
  adoption: number;
  /** Day of the last order that is dated; ORDER_UNKNOWN for none. */
  orderFrom: number;
  /** Earliest day that a mention describes. */
  firstSeen: number;
};

/** `AdoptionSide` of mentions outside a run. */
export function adoptionSideOf(mentions: readonly Mention[], ties: readonly Tie[]): AdoptionSide {
  const ids = new Set(mentions.map(({id}) => id));
  const side: AdoptionSide = {
    adoption: ADOPTION_NONE,
    orderFrom: ORDER_UNKNOWN,
    firstSeen: Math.min(...mentions.map(({asAt}) => isoToDay(asAt))),
  };
  for (const tie of ties) if (isAdoptive(tie) && ids.has(tie.to)) note(side, tie);
  return side;
}

/** Whether one side is an identity that an adoption order gave and the other is older than the order, or was placed for it. */
export const areAcrossAdoption = (a: AdoptionSide, b: AdoptionSide): boolean => isBehind(a, b) || isBehind(b, a);

const isBehind = (after: AdoptionSide, before: AdoptionSide): boolean =>
  after.adoption === ADOPTION_ORDERED &&
  before.adoption !== ADOPTION_ORDERED &&
  (before.adoption === ADOPTION_PLACED || before.firstSeen < after.orderFrom - BEFORE_ORDER_DAYS);
