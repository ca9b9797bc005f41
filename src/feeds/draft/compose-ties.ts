import {noted, type Block, type Tree} from './noted.ts';
import type {Placed} from './place-columns.ts';
import {template, type Slot} from './slots.ts';
import {mapTexts, RELATION_CODES, wordIn} from './value-words.ts';

/** Who is what to whom: by a column that says it, else by what the headers call somebody. */
export function tiesOf(slots: readonly Slot[], first: Slot, days: Block): Tree {
  const people = slots.filter(({part}) => part.staff !== true);
  const ties = people.flatMap((slot) => tiesFrom(slot, first, people));
  return ties.length === 0 ? undefined : ties.map((tie) => ({...tie, ...days}));
}

function tiesFrom(slot: Slot, first: Slot, people: readonly Slot[]): Block[] {
  const relations = slot.columns.filter(({field}) => field === 'relation');
  const byTarget = new Map<string, Placed>();
  for (const relation of relations) {
    const to = targetOf(relation, slot, first, people);
    if (to !== null && !byTarget.has(to.key)) byTarget.set(to.key, relation);
  }
  const ties: Block[] = [...byTarget].map(([to, relation]) => ({
    from: slot.key,
    to,
    ...kindOf(slot, relation),
  }));
  if (ties.length > 0) return ties;
  if (slot === first && slot.numbers.length > 0 && relations.length > 0) return [toFirstOf(slot, relations[0]!)];
  if (slot.columns.some(({several}) => several?.groups.has('relation') === true))
    return slot === first ? [] : [{from: slot.key, to: first.key, kind: '$relation'}];
  const {tie, role} = slot.part;
  // A parent is the parent of the child, whoever the row is about.
  const to =
    tie?.kind === 'parent' ? (people.find(({partKey}) => partKey === 'child' || partKey === 'unborn') ?? first) : first;
  if (tie === undefined || role === 'referrer' || to === slot) return [];
  const detail = tie.detail === undefined ? undefined : {constant: tie.detail};
  return [{from: slot.key, to: to.key, kind: tie.kind, detail}];
}

/** What a column of words or codes says; of codes that mother and father have, which of the two. */
function kindOf(slot: Slot, relation: Placed): Block {
  const header = slot.numbers.length > 0 ? (template(relation) ?? relation.column.name) : relation.column.name;
  const {map, share} = mapTexts(relation.column, (text) => wordIn(RELATION_CODES, text));
  if (share < 0.5) return {kind: noted(header, relation.note)};
  const parents = Object.keys(map).filter((code) => map[code] === 'parent');
  const detail = parents.map((code) => [code, /^m/i.test(code) ? 'mother' : /^[fd]/i.test(code) ? 'father' : '']);
  return {
    kind: {column: noted(header, relation.note), map, otherwise: 'associate'},
    detail: {column: header, map: Object.fromEntries(detail), otherwise: ''},
  };
}

/** Of several of one kind, what each is to the one who stands first. */
const toFirstOf = (slot: Slot, relation: Placed): Block => ({
  from: slot.key,
  to: {slot: slot.key, take: 'first'},
  kind: template(relation) ?? relation.column.name,
});

/** To whom a relation is: whom the header names, else the first of the row, else, of the first itself, the next of its kind ("Person B"). */
function targetOf(relation: Placed, slot: Slot, first: Slot, people: readonly Slot[]): Slot | null {
  if (relation.to !== null) return people.find(({partKey}) => partKey === relation.to) ?? null;
  if (slot !== first) return first;
  return (
    people.find((other) => other !== first && (other.partKey === first.partKey || other.partKey === 'related')) ?? null
  );
}
