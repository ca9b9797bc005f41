import {TIE_KINDS, type TieKind} from '../../../model/notification.ts';
import {readRelation} from '../../rows/relations.ts';
import type {PersonField} from '../words/header-words.ts';
import {addressInCell, addressOf, type Home} from './compose-address.ts';
import {birthOf} from './compose-births.ts';
import {furtherNames, nameOf} from './compose-names.ts';
import {dateOf} from './compose-row.ts';
import {peopleIn} from '../place/several-people.ts';
import {ownNumberOf} from '../place/own-number.ts';
import {noted, type Block, type Tree} from '../noted.ts';
import type {Placed} from '../place/placed.ts';
import type {RowPlan} from '../rows/row-plan.ts';
import {shareWhere} from '../sample.ts';
import {dateOfField, headerIn, listOf, valueOf, valuesOf, withCell} from './slot-values.ts';
import {pooled, type Slot} from './slots.ts';
import {isRoleWord, mapTexts, roleIn} from '../words/value-words.ts';

type Get = (field: PersonField) => Tree;

/** Where somebody stands in a row: whom it is about, and without whom it is refused or tells of others; or beside that one. */
export type Place = 'required' | 'first' | 'beside';

/** The block of one person. */
export function composePerson(slot: Slot, plan: RowPlan, place: Place, home: Home): Block {
  const isFirst = place !== 'beside';
  const {part} = slot;
  const inCell = slot.columns.find((one) => one.several !== null) ?? null;
  const has = (group: string): boolean => inCell?.several!.groups.has(group) === true;
  const get = (field: PersonField): Tree => valueOf(slot, field);
  const block: Block = {};
  if (slot.numbers.length > 0) block['repeat'] = slot.numbers;
  if (inCell?.several) {
    const {split, pattern, max, isOfOneSurname, births} = inCell.several;
    block['many'] = {
      column: noted(headerIn(slot, inCell), inCell.note),
      split: split ?? undefined,
      pattern,
      surname: isOfOneSurname === true ? 'shared' : undefined,
      beside: births === undefined ? undefined : {born: births},
      max,
    };
  }
  if (place === 'required') block['required'] = slot.numbers.length > 0 ? 'first' : true;
  if (part.staff === true) block['staff'] = true;
  const isOffender = isFirst && plan.isOfOffenders && part.role === 'subject';
  if (plan.isEvent) block['role'] = roleOf(slot, isOffender ? 'suspect' : part.role, isFirst ? ledBy(plan) : null);
  block['lifeStage'] = lifeStageOf(slot, get);
  if (slot.only !== undefined) {
    const {column, words, isNot} = slot.only;
    const said = {column: headerIn(slot, column), is: words};
    block['when'] = isNot ? {not: said} : said;
  }
  const name = inCell === null ? nameOf(slot) : has('name') ? '$name' : undefined;
  const due = name === undefined ? slot.columns.find(({field}) => field === 'expected') : undefined;
  // A child who is expected has no name yet, and is none where no day is told.
  if (due !== undefined) block['when'] = {column: headerIn(slot, due), filled: true};
  if (slot.partKey === 'landlord') block['when'] = notABody(slot, BODY_WORDS);
  if (CARERS.has(slot.partKey) && inCell === null) block['when'] = notABody(slot, CARE_WORDS);
  block['name'] = due === undefined ? name : {constant: 'Unborn'};
  block['asAt'] = part.staff === true ? undefined : dateOf(plan.described);
  block['names'] = furtherNames(slot);
  block['birth'] = birthOf(slot, has('born') || inCell?.several?.births !== undefined);
  block['died'] = dateOfField(slot, 'died');
  block['sex'] = withCell(get('sex'), has('sex') ? '$sex' : undefined);
  block['identifiers'] = identifiersOf(slot, get, has('id') ? (inCell!.several!.kind ?? 'local') : null);
  block['phones'] = has('phone') ? ['$phone', ...valuesOf(slot, 'phone')] : listOf(slot, 'phone');
  block['emails'] = listOf(slot, 'email');
  block['vehicles'] = listOf(slot, 'vehicle');
  block['birthPlace'] = get('birthPlace');
  block['occupation'] = get('occupation');
  const own = part.staff === true ? undefined : addressOf(slot, home);
  const address = has('address') ? addressInCell(headerIn(slot, inCell!), home) : own;
  block['address'] = address;
  // Where a start or an end is known, the stay is told apart, with its days.
  if (address !== undefined && plan.lived.start === null) block['stay'] = 'home';
  return block;
}

/** Many landlords, and some who care for a child, are bodies: a row that names one names nobody. */
function notABody(slot: Slot, words: string): Tree {
  const body = new RegExp(words, 'i');
  const names = slot.columns.find(
    (one) => one.field === 'name' && shareWhere(one.column, (text) => body.test(text)) > 0,
  );
  return names === undefined ? undefined : {not: {column: headerIn(slot, names), matches: words}};
}
const BODY_WORDS = String.raw`\b(homes?|housing|council|borough|association|trust|society|ltd|limited|plc|llp|group|properties|property|lettings?|estates?|agency|charity|foundation|company|co-?op(erative)?|authority|services?|university|church)\b`;
const CARERS: ReadonlySet<string> = new Set(['carer', 'contact', 'emergency', 'adult', 'associate']);
const CARE_WORDS = String.raw`\b(scheme|volunteers?|social services|social care|children['’]?s (home|services|social)|local authority|council|agency|(care|nursing) home|residential|duty (worker|team|solicitor)|ambulance|hospital|taxi|transport)\b`;

/** What the header's word means; a child of whom there may be an expected date alone is unborn until a birth date is told. */
function lifeStageOf({part, columns}: Slot, get: Get): Tree {
  // An index of all ages has the pupil number of those who are or were at school.
  const isPupil = columns.some(({field, column}) => field === 'upn' && column.filled >= PUPILS_LEAST * column.rows);
  const stage = part.lifeStage ?? (isPupil ? 'child' : undefined);
  if (get('expected') === undefined) return stage;
  if (get('birth') === undefined) return 'unborn';
  return stage === 'child' ? {column: get('birth'), map: {}, otherwise: stage} : stage;
}

const PUPILS_LEAST = 0.6;

/** National numbers, and an agency's own where one number is one person. */
function identifiersOf(slot: Slot, get: Get, inCell: 'local' | 'upn' | 'nhs' | null): Tree {
  const local = ownNumberOf(slot.columns);
  const numbers: Block = {};
  for (const kind of ['nhs', 'upn', 'uln', 'pnc', 'cro', 'ni'] as const) numbers[kind] = get(kind);
  if (inCell !== null) numbers[inCell] = '$id';
  else if (local !== undefined) {
    // A record merged into another is of whom that one is of.
    const [own, other] = [get(local.field as PersonField), get('mergedInto')];
    numbers['local'] = other === undefined ? own : [own, other];
  }
  return Object.values(numbers).some((value) => value !== undefined) ? numbers : undefined;
}

/** The part of those of whom only a word beside their name says what they are ("Sara Khan (mother)" under "Adults Involved"). */
function roleInCell({columns, part}: Slot, role: string): Tree {
  const list = columns.find(({several}) => several?.groups.has('relation') === true);
  if (list === undefined || (part.role !== 'other' && part.role !== 'associate')) return role;
  const words = new Set(peopleIn(list.column, list.several!).flatMap(({relation}) => relation ?? []));
  const map: Record<string, string> = {};
  for (const word of [...words].sort()) {
    const known = readRelation(word, TIE_KINDS);
    const said = known === null || known.inverse ? undefined : ROLES_OF[known.kind];
    if (said !== undefined) map[word] = said;
  }
  if (Object.keys(map).length === 0) return role;
  return {column: '$relation', map: {...PARENT_WORDS, ...map}, otherwise: role, default: role};
}
/** A later delivery may have the others. */
const PARENT_WORDS = Object.fromEntries(
  ['mother', 'father', 'mum', 'dad', 'step-mother', 'step-father', 'stepmother', 'stepfather'].map((word) => [
    word,
    'parent',
  ]),
);
const ROLES_OF: Readonly<Partial<Record<TieKind, string>>> = {
  parent: 'parent',
  'step-parent': 'parent',
  carer: 'carer',
  'foster-carer': 'carer',
  guardian: 'carer',
  sibling: 'sibling',
  'half-sibling': 'sibling',
};

/** The column whose words tell apart who leads an event and who else took part in it, whatever its header is. */
const ledBy = ({ledRows, isEvent}: RowPlan): Placed | null =>
  ledRows === null || ledRows.isCounted || !isEvent ? null : ledRows.order;

/** The part of a person that a column of its own gives, else the one that the header's words mean. */
function roleOf(slot: Slot, role: string, ledBy: Placed | null): Tree {
  const column = slot.columns.find(({field}) => field === 'part' || field === 'kind') ?? ledBy;
  if (column === null) return roleInCell(slot, role);
  const {map, share} = mapTexts(pooled(slot, column), roleIn, isRoleWord);
  if (share < 0.5) return role;
  return {column: noted(headerIn(slot, column), column.note), map, otherwise: 'other', default: role};
}
