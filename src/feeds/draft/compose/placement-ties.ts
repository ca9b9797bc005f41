import type {Block, Tree} from '../noted.ts';
import type {RowPlan} from '../rows/row-plan.ts';
import {commonTexts} from '../words/value-words.ts';

/** Codes of the SSDA903 return, and words, for a placement with foster carers. */
const FOSTER = /^u[1-6]$|foster/i;
const TYPES_LEAST = 0.3;

/** Whoever cares for a child placed with foster carers is one of these; the type of the placement says which are. */
export function withFosterCarers(ties: readonly Block[], plan: RowPlan): Block[] {
  const type = plan.of('placement') === null ? null : plan.of('stayKind');
  const foster = type === null ? [] : (commonTexts(type.column) ?? []).filter((text) => FOSTER.test(text));
  const rows = foster.reduce((sum, text) => sum + type!.column.texts.get(text)!, 0);
  if (type === null || rows < TYPES_LEAST * type.column.filled) return [...ties];
  const kind: Tree = {
    column: type.column.name,
    map: Object.fromEntries(foster.map((text) => [text, 'foster-carer'])),
    otherwise: 'carer',
    default: 'carer',
  };
  return ties.map((tie) => (tie['kind'] === 'carer' ? {...tie, kind} : tie));
}
