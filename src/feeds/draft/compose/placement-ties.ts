import {TIE_KINDS, type TieKind} from '../../../model/notification.ts';
import {readRelation} from '../../rows/relations.ts';
import type {Block, Tree} from '../noted.ts';
import type {RowPlan} from '../rows/row-plan.ts';
import {headerWords} from '../words/cut-header.ts';
import {commonTexts} from '../words/value-words.ts';
import type {Placed} from '../place/placed.ts';
import type {Column} from '../sample.ts';
import {dateOf} from './compose-row.ts';

/** Codes of the SSDA903 return, and words, for a placement with foster carers; and with those who are to adopt the child. */
const FOSTER = /^u[1-6]$|foster/i;
const ADOPTERS = /^a[3-6]$|^[a-z/ -]*\badopt(?:ion|ive|ers?)\b[a-z/ -]*$/i;
const TYPES_LEAST = 0.3;

/**
 * Whoever cares for a child placed with foster carers is one of these, a grandparent who is its special guardian a grandparent, and whom a child is
 * placed with for adoption is to be its parent, under another identity: the type of the placement says which are. They are it since the placement
 * began, which tells what is older than the child's new identity.
 */
export function withPlacedCarers(ties: readonly Block[], plan: RowPlan): Block[] {
  for (const type of typesOf(plan)) {
    const {column} = type;
    const kinds = kindsOfCarers(column);
    const isOfStay = plan.all('stayKind').includes(type);
    const adopters = [...column.texts.keys()].filter((text) => isOfStay && ADOPTERS.test(text)).sort();
    if (kinds.length + adopters.length === 0) continue;
    const map = Object.fromEntries([...kinds, ...adopters.map((text) => [text, 'adoptive-parent'])]);
    const kind: Tree = {column: column.name, map, otherwise: 'carer', default: 'carer'};
    const placed = Object.fromEntries(adopters.map((text) => [text, 'placement']));
    const detail = adopters.length === 0 ? {} : {detail: {column: column.name, map: placed, otherwise: ''}};
    const since = plan.lived.start === null ? {} : {start: dateOf(plan.lived.start)};
    return ties.map((tie) => (tie['kind'] === 'carer' ? {...tie, kind, ...detail, ...since} : tie));
  }
  return [...ties];
}

/** Columns that may hold the types of placements, of a file of these. */
function typesOf(plan: RowPlan): Placed[] {
  const types = plan.all('stayKind');
  if (plan.of('placement') !== null) return [...types, ...plan.all('kind')];
  return types.filter(({column}) => headerWords(column.name).includes('placement'));
}

/** What carers are to the child by the common types of placements, where enough rows have one that tells. */
function kindsOfCarers(column: Column): [text: string, kind: TieKind][] {
  const kinds = (commonTexts(column) ?? []).flatMap((text) =>
    ADOPTERS.test(text) ? [] : kindIn(text).map((kind): [string, TieKind] => [text, kind]),
  );
  const rows = kinds.reduce((sum, [text]) => sum + column.texts.get(text)!, 0);
  return rows < TYPES_LEAST * column.filled ? [] : kinds;
}

/** "Foster", "U1", "SGO - grandparent": what who has the child is to it, by the type of the placement. */
function kindIn(text: string): TieKind[] {
  if (FOSTER.test(text)) return ['foster-carer'];
  const said = text.split(/[-–:(),]/).map((piece) => readRelation(piece, TIE_KINDS));
  return said.flatMap((relation) => (relation === null || relation.inverse ? [] : [relation.kind])).slice(0, 1);
}
