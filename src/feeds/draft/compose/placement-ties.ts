import {TIE_KINDS, type TieKind} from '../../../model/notification.ts';
import {readRelation} from '../../rows/relations.ts';
import type {Block, Tree} from '../noted.ts';
import type {RowPlan} from '../rows/row-plan.ts';
import {commonTexts} from '../words/value-words.ts';

/** Codes of the SSDA903 return, and words, for a placement with foster carers. */
const FOSTER = /^u[1-6]$|foster/i;
const TYPES_LEAST = 0.3;

/** Whoever cares for a child placed with foster carers is one of these; the type of the placement says which are. */
export function withFosterCarers(ties: readonly Block[], plan: RowPlan): Block[] {
  const types = plan.of('placement') === null ? [] : [...plan.all('stayKind'), ...plan.all('kind')];
  for (const {column} of types) {
    const map = Object.fromEntries(
      (commonTexts(column) ?? []).flatMap((text) => kindIn(text).map((kind) => [text, kind])),
    );
    const rows = Object.keys(map).reduce((sum, text) => sum + column.texts.get(text)!, 0);
    if (rows < TYPES_LEAST * column.filled) continue;
    const kind: Tree = {column: column.name, map, otherwise: 'carer', default: 'carer'};
    return ties.map((tie) => (tie['kind'] === 'carer' ? {...tie, kind} : tie));
  }
  return [...ties];
}

/** "Foster", "U1", "SGO - grandparent": what who has the child is to it, by the type of the placement. */
function kindIn(text: string): TieKind[] {
  if (FOSTER.test(text)) return ['foster-carer'];
  const said = text.split(/[-–:(),]/).map((piece) => readRelation(piece, TIE_KINDS));
  return said.flatMap((relation) => (relation === null || relation.inverse ? [] : [relation.kind])).slice(0, 1);
}
