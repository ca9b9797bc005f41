import {noted, type Block, type Tree} from '../noted.ts';
import {TIE_KINDS, type TieKind} from '../../../model/notification.ts';
import {readRelation} from '../../rows/relations.ts';
import {peopleIn} from '../place/several-people.ts';
import type {RowPlan} from '../rows/row-plan.ts';
import {childOf, childrenOf, endOf, fatherOfBaby, motherOf, othersBeside, partnerOf} from './family-of-row.ts';
import {ownDays} from './slot-values.ts';
import {pooled, template, type Slot} from './slots.ts';
import {whomItIsOf} from './direction.ts';
import {mapTexts, RELATION_CODES, wordIn} from '../words/value-words.ts';
import type {Placed} from '../place/placed.ts';

/** "Relationship A1 to A2", "Adult 1 to Adult 2 relationship": of the first of two to the second, and of neither to a child. */
const isOfTwo = ({field, column}: Placed): boolean => field === 'relation' && OF_TWO.test(column.name);
const OF_TWO = /\b([a-z]+)[ _]?1[ _](?:to|and|with|&|of)[ _](?:\1[ _]?)?2\b/i;

/** Who is what to whom: by a column that says it, else by what the headers call somebody. */
export function tiesOf(slots: readonly Slot[], first: Slot, days: Block, kind?: RowPlan['kind']): Block[] {
  const people = slots.filter(({part}) => part.staff !== true);
  const ties = people.flatMap((slot) => tiesFrom(slot, first, people));
  const pairs = new Set<string>();
  // What a column or a header says of two people stands before what is made of their both being named.
  const told = [...ties.filter(({isGuess}) => !isGuess), ...ties.filter(({isGuess}) => isGuess)].filter(
    ({block: {from, to}, isGuess}) => {
      const pair = JSON.stringify([from, to].map((end) => JSON.stringify(end)).sort());
      const isNew = !pairs.has(pair);
      pairs.add(pair);
      return !isGuess || isNew;
    },
  );
  return told.flatMap(({block}) => byKind(block, first, kind)).map((block) => ({...block, ...days}));
}

/**
 * Children beside a victim of domestic abuse are nearly always hers, as that is why they are written down; beside who was burgled or is worried about
 * them they may be anybody's who live there. Where rows of a file tell of both, each is taken for what it is.
 */
function byKind(block: Block, {key, partKey}: Slot, kind: RowPlan['kind'] | undefined): Block[] {
  const isHers = partKey === 'victim' && block['from'] === key && block['kind'] === 'parent';
  if (!isHers || kind === undefined || 'constant' in kind) return [block];
  const words = Object.keys(kind.map).filter((text) => kind.map[text] === 'domestic-abuse');
  if (words.length === Object.keys(kind.map).length && kind.otherwise === 'domestic-abuse') return [block];
  const when: Block = {column: kind.column.column.name, is: words};
  const lives: Block = {...block, kind: 'household', when: words.length === 0 ? undefined : {not: when}};
  return words.length === 0 ? [lives] : [{...block, when}, lives];
}

/** A tie of the mapping, and whether nothing says it but that both are named in one row. */
type DraftTie = {block: Block; isGuess: boolean};
const said = (block: Block): DraftTie => ({block, isGuess: false});

function tiesFrom(slot: Slot, first: Slot, people: readonly Slot[]): DraftTie[] {
  const between = slot.numbers.length < 2 ? undefined : slot.columns.find(isOfTwo);
  if (between !== undefined) {
    const rest = {...slot, columns: slot.columns.filter((one) => one !== between)};
    const others = people.map((one) => (one === slot ? rest : one));
    const [from, to] = [
      {slot: slot.key, take: 'first'},
      {slot: slot.key, take: 'rest'},
    ];
    const kind = noted(between.column.name, between.note);
    return [said({from, to, kind}), ...tiesFrom(rest, first === slot ? rest : first, others)];
  }
  const relations = slot.columns.filter(({field}) => field === 'relation');
  const byTarget = new Map<string, Placed>();
  for (const relation of relations) {
    const to = targetOf(relation, slot, first, people);
    if (to !== null && !byTarget.has(to.key)) byTarget.set(to.key, relation);
  }
  const related: Block[] = [...byTarget].flatMap(([to, relation]) =>
    allOf(to, slot, people).map((one) => ({
      from: slot.key,
      to: one,
      ...kindOf(slot, relation),
      ...readsOf(relation, slot, to, people),
    })),
  );
  if (related.length > 0) return related.map(said);
  if (slot === first && slot.numbers.length > 0 && relations.length > 0) return [said(toFirstOf(slot, relations[0]!))];
  const list = slot.columns.find(({several}) => several?.groups.has('relation') === true);
  if (list !== undefined)
    return slot === first ? toHead(list, slot) : [said({from: slot.key, to: first.key, kind: wordOf(list, slot)})];
  const mother = motherOf(slot, people);
  if (mother !== null) return [said({from: mother.key, to: slot.key, kind: 'parent', detail: {constant: 'mother'}})];
  const {tie, role} = slot.part;
  const fathers = slot.partKey === 'partner' ? fatherOfBaby(slot, people).map(said) : [];
  const to =
    tie?.kind === 'parent' ? childOf(slot, first, people) : tie?.kind === 'partner' ? partnerOf(first, people) : first;
  // "Lead Child", "Other Children": taken as brothers and sisters, which is asked.
  if (othersBeside(first, people).includes(slot))
    return [first, slot].map(({key}) => ({block: {from: slot.key, to: key, kind: 'sibling'}, isGuess: true}));
  const children = slot !== first && slot.partKey === 'child' ? childrenOf(slot, first, people) : null;
  if (children !== null) return [{block: children, isGuess: true}];
  if (tie === undefined || role === 'referrer' || to === slot || to === null) return [];
  const part = slot.columns.find(({field}) => field === 'part');
  // What their part in the event was is said: nothing says that they know each other, but where it calls them the child's kin.
  if (tie.kind === 'associate' && part !== undefined) return byPart(part, slot, first, people).map(said);
  // "Father / Partner" with "Father Role" beside it: not all of them are the child's parents.
  const worded = tie.kind === 'parent' && part !== undefined ? byPart(part, slot, first, people) : [];
  if (worded.length > 0)
    return worded.map((block) => said({...block, kind: {column: block['kind'], default: tie.kind}}));
  const detail = tie.detail === undefined ? undefined : {constant: tie.detail};
  const isGuess = tie.kind === 'associate';
  const others = tie.kind === 'parent' ? othersBeside(to, people) : [];
  const days = ownDays(slot);
  const ties = [to, ...others].map((one) => ({
    block: {from: slot.key, to: endOf(one), kind: tie.kind, detail, ...days},
    isGuess,
  }));
  return [...ties, ...fathers];
}

/** "Adult Role" above Grandmother, Mother's partner and Person of concern: what an adult beside a child is to it, where the word says that. */
function byPart(part: Placed, slot: Slot, first: Slot, people: readonly Slot[]): Block[] {
  const child = people.find(({partKey}) => partKey === 'child') ?? (first.partKey === 'person' ? first : null);
  const {texts, filled} = pooled(slot, part);
  const told = [...texts].map(([text, rows]) => ({relation: readRelation(text, TIE_KINDS), rows}));
  const known = told.filter(({relation}) => relation !== null).reduce((sum, {rows}) => sum + rows, 0);
  const isOfKin = told.some(
    ({relation}) => relation !== null && relation.kind !== 'associate' && relation.kind !== 'professional',
  );
  if (child === null || slot === first || slot === child || !isOfKin || known < KNOWN_LEAST * filled) return [];
  const kind = noted(slot.numbers.length > 0 ? (template(part) ?? part.column.name) : part.column.name, part.note);
  return allOf(child.key, slot, people).map((to) => ({from: slot.key, to, kind, unknown: 'none'}));
}
const KNOWN_LEAST = 0.4;

/**
 * A household in one cell, "Jane Smith (tenant); Tom Smith (son)": where it begins with whoever has the home, the words of the others say what they
 * are to that one, and who is said to be nothing that is understood lives there.
 */
function toHead({column, several}: Placed, {key}: Slot): DraftTie[] {
  if (several!.max < 2 || several!.split === null) return [];
  const [cut, person] = [new RegExp(several!.split, 'u'), new RegExp(several!.pattern, 'iu')];
  const firsts = [...column.texts.keys()].flatMap((text) => {
    const word = person.exec(text.split(cut)[0]!.trim())?.groups?.['relation'];
    return word === undefined ? [] : [word.trim()];
  });
  if (firsts.length < HEADS_LEAST * column.texts.size) return [];
  if (firsts.filter((word) => HEAD.test(word)).length < HEADS_LEAST * firsts.length) return [];
  return [
    said({
      from: {slot: key, take: 'rest'},
      to: {slot: key, take: 'first'},
      kind: '$relation',
      unknown: 'household',
    }),
  ];
}
const HEADS_LEAST = 0.9;
const HEAD =
  /^(?:(?:main|lead|sole|first|primary) )?(?:tenant|applicant|householder|occupier|head(?: of household)?|self|leaseholder|licensee)$/i;

/**
 * The word beside a name; where some are "adult", "child" beside others is how old they are, and nobody's child by that. Who stands under "Parents"
 * without a word is one.
 */
function wordOf({column, several}: Placed, {part: {tie}}: Slot): Tree {
  const told = peopleIn(column, several!).map(({relation}) => relation);
  const words = new Set(told.flatMap((relation) => relation ?? []));
  const ages = [...words].filter((word) => /^(?:adult|child)$/i.test(word.trim())).sort();
  const isOfAges = tie !== undefined && tie.kind !== 'parent' && ages.some((word) => /adult/i.test(word));
  if (isOfAges) return {column: '$relation', map: Object.fromEntries(ages.map((word) => [word, tie.kind]))};
  const isKin = tie?.kind === 'parent' || tie?.kind === 'sibling';
  return isKin && told.includes(undefined) ? {column: '$relation', default: tie.kind} : '$relation';
}

/** A word of the one at the other end is read so. */
function readsOf(relation: Placed, slot: Slot, to: string, people: readonly Slot[]): Block {
  const target = people.find(({key}) => key === to)!;
  return whomItIsOf(relation, slot, target) === 'to' ? {reads: 'to'} : {};
}

/** What a column of words or codes says; of codes that mother and father have, which of the two. */
function kindOf(slot: Slot, relation: Placed): Block {
  const header = slot.numbers.length > 0 ? (template(relation) ?? relation.column.name) : relation.column.name;
  const {map, share} = mapTexts(pooled(slot, relation), (text) => wordIn(RELATION_CODES, text));
  const named = noted(header, relation.note);
  if (slot.partKey === 'emergency') return rung(slot, relation, named, map);
  if (share < 0.5) return {kind: isInAll(slot, relation) ? named : {column: named, optional: true}};
  const parents = Object.keys(map).filter((code) => map[code] === 'parent');
  const detail = parents.map((code) => [
    code,
    /^(?:m|pam$)/i.test(code) ? 'mother' : /^(?:[fd]|paf$)/i.test(code) ? 'father' : '',
  ]);
  return {
    // A word beside codes is understood as it is, and one that no list knows is an associate.
    kind: {column: noted(header, relation.note), map},
    detail: {column: header, map: Object.fromEntries(detail), otherwise: ''},
  };
}

/** A friend whom a nursery may ring is another mother at the gate, and by that nobody who is beside the child. */
function rung(slot: Slot, relation: Placed, column: Tree, codes: Readonly<Record<string, TieKind>>): Block {
  const {map} = mapTexts(pooled(slot, relation), (text) =>
    readRelation(text, TIE_KINDS)?.kind === 'associate' ? ('emergency-contact' as const) : null,
  );
  return {
    kind: {column, map: {...codes, ...map}, optional: isInAll(slot, relation) ? undefined : true},
    unknown: 'emergency-contact',
  };
}

/** Whether each number of a slot has the column: a list of people in JSON has it of those of whom it is said. */
const isInAll = (slot: Slot, relation: Placed): boolean =>
  slot.numbers.length === 0 ||
  template(relation) === null ||
  slot.columns.filter((one) => template(one) === template(relation)).length === slot.numbers.length;

/** Of several of one kind, what each is to the one who stands first. */
const toFirstOf = (slot: Slot, relation: Placed): Block => {
  const header = template(relation) ?? relation.column.name;
  const kind = isInAll(slot, relation) ? header : {column: header, optional: true};
  return {from: slot.key, to: {slot: slot.key, take: 'first'}, kind};
};

/** What an adult is to a child of the row they are to each child of it, where these stand in columns of their own. */
function allOf(to: string, slot: Slot, people: readonly Slot[]): Tree[] {
  const target = people.find(({key}) => key === to)!;
  // Numbers of occupants and of tenants do not go in step: a word is of what somebody is to the first.
  const isOfBoth = slot !== target && slot.numbers.length > 0 && target.numbers.length > 0;
  if (target.partKey !== 'child' || slot.partKey === 'child') return [isOfBoth ? {slot: to, take: 'first'} : to];
  const children = people.filter(({partKey}) => partKey === 'child');
  return children.map(endOf);
}

const IN_ROW: ReadonlySet<string> = new Set(['child', 'person']);

const RUNG: ReadonlySet<string> = new Set(['emergency', 'contact']);

/** To whom a relation is: whom the header names, else the first of the row, else, of the first itself, the next of its kind ("Person B"). */
function targetOf(relation: Placed, slot: Slot, first: Slot, people: readonly Slot[]): Slot | null {
  if (relation.to !== null) {
    const named = people.find(({partKey}) => partKey === relation.to);
    // "Relationship to Child" where no header but that speaks of a child: to whom the row is about.
    return named ?? (slot !== first && IN_ROW.has(relation.to) && first.partKey === 'person' ? first : null);
  }
  // Whom a nursery rings beside the carers of a child is something to the child.
  const child = RUNG.has(slot.partKey) ? people.find(({partKey}) => partKey === 'child') : undefined;
  if (slot !== first) return child ?? first;
  return (
    people.find((other) => other !== first && (other.partKey === first.partKey || other.partKey === 'related')) ?? null
  );
}
