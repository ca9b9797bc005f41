import type {Block, Tree} from '../noted.ts';
import type {RowPlan} from '../rows/row-plan.ts';
import {headerWords} from '../words/cut-header.ts';
import {commonTexts} from '../words/value-words.ts';
import type {Placed} from '../place/placed.ts';

/** Codes of the SSDA903 return, and words, for a placement with foster carers; and with those who are to adopt the child. */
const FOSTER = /^u[1-6]$|foster/i;
const ADOPTERS = /^a[3-6]$|^[a-z/ -]*\badopt(?:ion|ive|ers?)\b[a-z/ -]*$/i;
const TYPES_LEAST = 0.3;

/**
 * Whoever cares for a child placed with foster carers is one of these, and whom a child is placed with for adoption is to be its parent, under another
 * identity: the type of the placement says which are.
 */
export function withPlacedCarers(ties: readonly Block[], plan: RowPlan): Block[] {
  const type = typeOf(plan);
  if (type === null) return [...ties];
  const {column} = type;
  const foster = (commonTexts(column) ?? []).filter((text) => FOSTER.test(text) && !ADOPTERS.test(text));
  const rows = foster.reduce((sum, text) => sum + column.texts.get(text)!, 0);
  const fosters = rows < TYPES_LEAST * column.filled ? [] : foster;
  const adopters = [...column.texts.keys()].filter((text) => ADOPTERS.test(text)).sort();
  if (fosters.length + adopters.length === 0) return [...ties];
  const kinds = [
    ...fosters.map((text) => [text, 'foster-carer']),
    ...adopters.map((text) => [text, 'adoptive-parent']),
  ];
  const kind: Tree = {column: column.name, map: Object.fromEntries(kinds), otherwise: 'carer', default: 'carer'};
  const detail: Tree =
    adopters.length === 0
      ? undefined
      : {column: column.name, map: Object.fromEntries(adopters.map((text) => [text, 'placement'])), otherwise: ''};
  return ties.map((tie) => (tie['kind'] === 'carer' ? {...tie, kind, ...(detail === undefined ? {} : {detail})} : tie));
}

/** The column of the types of placements, of a file of these. */
function typeOf(plan: RowPlan): Placed | null {
  const type = plan.of('stayKind');
  const isOfPlacements =
    plan.of('placement') !== null || (type !== null && headerWords(type.column.name).includes('placement'));
  return isOfPlacements ? type : null;
}
