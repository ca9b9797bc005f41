import type {PersonField} from './header-words.ts';
import {isOwnNumber} from './own-number.ts';
import {noted, type Block, type Tree} from './noted.ts';
import type {Placed} from './place-columns.ts';
import {markCondition, PROTECTED_HEADER, PROTECTED_WORDS} from './protection.ts';
import {headerWords} from './read-header.ts';
import type {RowPlan} from './row-plan.ts';
import {shareWhere} from './sample.ts';
import {pooled, template, type Slot} from './slots.ts';
import {dateOf, wordsOf} from './compose-row.ts';
import {BIRTH_WORDS, isRoleWord, mapTexts, roleIn} from './value-words.ts';

const ADDRESS: ReadonlySet<string> = new Set(['address', 'addressPart', 'houseNumber', 'postcode']);

/** What is said of addresses beside the person they are of: the first one's, where others share it, and marks of the row as a whole. */
export type Home = {shared: readonly Placed[]; cues: readonly Placed[]};

/** The block of one person; `isFirst` for the one the row is about. */
export function composePerson(slot: Slot, plan: RowPlan, isFirst: boolean, home: Home): Block {
  const {part} = slot;
  const inCell = slot.columns.find((one) => one.several !== null) ?? null;
  const has = (group: string): boolean => inCell?.several!.groups.has(group) === true;
  const get = (field: PersonField): Tree => valueOf(slot, field);
  const block: Block = {};
  if (slot.numbers.length > 0) block['repeat'] = slot.numbers;
  if (inCell?.several) {
    const {split, pattern, max} = inCell.several;
    block['many'] = {column: noted(headerIn(slot, inCell), inCell.note), split, pattern, max};
  }
  if (isFirst) block['required'] = true;
  if (part.staff === true) block['staff'] = true;
  if (plan.isEvent) block['role'] = roleOf(slot, part.role);
  block['lifeStage'] = lifeStageOf(slot, get);
  const name = inCell === null ? nameOf(slot, get) : '$name';
  const due = name === undefined ? slot.columns.find(({field}) => field === 'expected') : undefined;
  // A child who is expected has no name yet, and is none where no day is told.
  if (due !== undefined) block['when'] = {column: headerIn(slot, due), filled: true};
  if (slot.partKey === 'landlord') block['when'] = notABody(slot);
  block['name'] = due === undefined ? name : {constant: 'Unborn'};
  block['asAt'] = part.staff === true ? undefined : dateOf(plan.described);
  block['names'] = furtherNames(slot, get);
  block['birth'] = birthOf(slot, get, has('born'));
  block['died'] = dateOfField(slot, 'died');
  block['sex'] = withCell(get('sex'), has('sex') ? '$sex' : undefined);
  block['identifiers'] = identifiersOf(slot, get, has('id'));
  block['phones'] = has('phone') ? ['$phone', ...valuesOf(slot, 'phone')] : listOf(slot, 'phone');
  block['emails'] = listOf(slot, 'email');
  block['vehicles'] = listOf(slot, 'vehicle');
  block['birthPlace'] = get('birthPlace');
  block['occupation'] = get('occupation');
  const address = part.staff === true ? undefined : addressOf(slot, home);
  block['address'] = address;
  // Where a start or an end is known, the stay is told apart, with its days.
  if (address !== undefined && plan.of('start') === null) block['stay'] = 'home';
  return block;
}

/** Many landlords are bodies: a row that names one names nobody. */
function notABody(slot: Slot): Tree {
  const names = slot.columns.find(
    (one) => one.field === 'name' && shareWhere(one.column, (text) => BODY.test(text)) > 0,
  );
  return names === undefined ? undefined : {not: {column: headerIn(slot, names), matches: BODY_WORDS}};
}
const BODY_WORDS = String.raw`\b(homes?|housing|council|borough|association|trust|society|ltd|limited|plc|llp|group|properties|property|lettings?|estates?|agency|charity|foundation|company|co-?op(erative)?|authority|services?|university|church)\b`;
const BODY = new RegExp(BODY_WORDS, 'i');

/** What the header's word means; a child of whom there may be an expected date alone is unborn until a birth date is told. */
function lifeStageOf({part, columns}: Slot, get: Get): Tree {
  const isPupil = columns.some(({field}) => field === 'upn');
  const stage = part.lifeStage ?? (isPupil ? 'child' : undefined);
  if (get('expected') === undefined) return stage;
  if (get('birth') === undefined) return 'unborn';
  return stage === 'child' ? {column: get('birth'), map: {}, otherwise: stage} : stage;
}

/** The columns of a slot that say one thing of one person: their headers, with `{n}` where there are several people. */
function valuesOf(slot: Slot, field: PersonField): Tree[] {
  const columns = slot.columns.filter((one) => one.field === field);
  if (slot.numbers.length === 0) return columns.map(({column, note}) => noted(column.name, note));
  const templates = new Map<string, Placed[]>();
  for (const one of columns) {
    const text = template(one)!;
    templates.set(text, [...(templates.get(text) ?? []), one]);
  }
  return [...templates].map(([text, found]) =>
    found.length === slot.numbers.length
      ? noted(text, found[0]!.note)
      : {column: noted(text, found[0]!.note), optional: true},
  );
}

/** One of them: that whose header says nothing else, if there is one. */
function valueOf(slot: Slot, field: PersonField): Tree {
  const plain = slot.columns.filter((one) => one.field === field && one.isPlain);
  return valuesOf(plain.length > 0 ? {...slot, columns: plain} : slot, field)[0];
}

function listOf(slot: Slot, field: PersonField): Tree {
  const values = valuesOf(slot, field);
  return values.length < 2 ? values[0] : values;
}

const NAMED: ReadonlySet<string> = new Set(['name', 'given', 'family']);

type Get = (field: PersonField) => Tree;

function nameOf(slot: Slot, get: Get): Tree {
  const given = [...valuesOf(slot, 'given'), ...valuesOf(slot, 'middle')];
  const [family, title] = [hasAlias(slot) ? taken(get('family'), BEFORE_ALIAS) : get('family'), get('title')];
  // "Name" beside "Surname" is the forename, where it is one word.
  const name = slot.columns.find(
    (one) => one.field === 'name' && shareWhere(one.column, (text) => !text.includes(' ')) > 0.8,
  );
  if (given.length === 0 && family !== undefined && name !== undefined) return {given: get('name'), family, title};
  // Of somebody of whom only what they are called is written, that is the name.
  if (given.length === 0 && family === undefined) return get('name') ?? get('knownAs');
  return {given: given.length > 1 ? given : given[0], family, title};
}

function furtherNames(slot: Slot, get: Get): Tree {
  const [former, preferred, known] = [get('former'), get('preferredFamily'), get('knownAs')];
  const names = [
    hasAlias(slot) ? {use: 'known-as', given: get('given'), family: taken(get('family'), ALIAS)} : null,
    former === undefined ? null : {use: 'former', family: former},
    preferred === undefined ? null : {use: 'known-as', family: preferred},
    known === undefined || !slot.columns.some(({field}) => NAMED.has(field ?? ''))
      ? null
      : {use: 'known-as', full: known},
  ].filter((name) => name !== null);
  return names.length === 0 ? undefined : names;
}

/** What a column says, else what stands beside the name. */
const withCell = (column: Tree, inCell: Tree): Tree =>
  column !== undefined && inCell !== undefined ? {first: [column, inCell]} : (column ?? inCell);

/** "SMITH AKA JONES" in a column of surnames: the name, and another. */
const BEFORE_ALIAS = String.raw`^(.*?)(?:\s+\(?[Aa][Kk][Aa]\s.*)?$`;
const ALIAS = String.raw`\s\(?[Aa][Kk][Aa]\s+([^()]+)`;
const hasAlias = (slot: Slot): boolean =>
  slot.columns.some(
    ({field, column}) => field === 'family' && [...column.texts.keys()].some((text) => /\saka\s/i.test(text)),
  );

const taken = (value: Tree, match: string): Tree =>
  typeof value === 'object' && 'column' in value ? {...value, match} : {column: value, match};

/** A date of a person, with what takes it out of a cell that holds more. */
function dateOfField(slot: Slot, field: PersonField): Tree {
  const value = valueOf(slot, field);
  const match = slot.columns.find((one) => one.field === field)?.dates.match ?? null;
  return match === null || value === undefined ? value : taken(value, match);
}

function birthOf(slot: Slot, get: Get, isInCell: boolean): Tree {
  const column = slot.columns.find(({field}) => field === 'birth');
  if (column === undefined && isInCell && get('age') === undefined && get('expected') === undefined)
    return {date: {value: '$born', invalid: 'blank'}, age: '$born'};
  const [date, age, expected] = [dateOfField(slot, 'birth'), get('age'), dateOfField(slot, 'expected')];
  const status = slot.numbers.length > 0 ? null : (slot.columns.find(({field}) => field === 'birthStatus') ?? null);
  const words = wordsOf(status, BIRTH_WORDS, undefined);
  // Some write an age where a date is asked for; a row is not to be refused for that, nor for what is no date where many are none.
  const isMixed = column !== undefined && column.shapes.age >= 0.01 && column.dates.share < 0.995;
  const invalid =
    isMixed || isInCell ? 'blank' : column !== undefined && column.dates.share < 0.98 ? 'part' : undefined;
  const years = withCell(age ?? (isMixed ? date : undefined), isInCell ? '$born' : undefined);
  const written = withCell(date, isInCell ? '$born' : undefined);
  const day = written === undefined || invalid === undefined ? written : {value: written, invalid};
  if (years === undefined && expected === undefined && words === undefined) return day;
  return {date: day, status: words, expected, age: years};
}

/** National numbers, and an agency's own where one number is one person. */
function identifiersOf(slot: Slot, get: Get, isInCell: boolean): Tree {
  const own = [
    ...slot.columns.filter(({field}) => field === 'ownId'),
    ...slot.columns.filter(({field}) => field === 'localId'),
  ];
  const [local] = own.filter((column) => isOwnNumber(column, slot.columns));
  const numbers: Block = {};
  for (const kind of ['nhs', 'upn', 'uln', 'pnc', 'cro', 'ni'] as const) numbers[kind] = get(kind);
  if (isInCell) numbers['local'] = '$id';
  else if (local !== undefined) numbers['local'] = get(local.field as PersonField);
  return Object.values(numbers).some((value) => value !== undefined) ? numbers : undefined;
}

function addressOf(slot: Slot, {shared, cues}: Home): Tree {
  const has = slot.columns.some(({field}) => ADDRESS.has(field ?? ''));
  const own: Slot = has ? slot : {...slot, columns: [...shared], numbers: []};
  const columns = own.columns.filter(({field}) => ADDRESS.has(field ?? ''));
  if (columns.length === 0) return undefined;
  const text = valueOf(own, 'address');
  return {
    text,
    parts: text === undefined ? partsOf(own) : undefined,
    postcode: valueOf(own, 'postcode'),
    uprn: valueOf(own, 'uprn'),
    protected: protectedOf(own, columns, cues),
  };
}

/** Where an address is not to be shown: a header may say it of all, a column of each, or words in the address itself. */
function protectedOf(slot: Slot, columns: readonly Placed[], cues: readonly Placed[]): Tree {
  if (columns.some(({column}) => PROTECTED_HEADER.test(headerWords(column.name).join(' ')))) return true;
  const words = columns
    .filter(({field}) => field !== 'postcode' && field !== 'houseNumber')
    .map((one) => ({column: headerIn(slot, one), matches: PROTECTED_WORDS}));
  const flags = slot.columns
    .filter(({field}) => field === 'protected')
    .map((one) => markCondition(one, headerIn(slot, one), headerWords(one.column.name).join(' ')));
  const told = cues.map(({column}) => ({column: column.name, matches: PROTECTED_WORDS}));
  const any = distinct([...flags, ...told, ...words]);
  return any.length < 2 ? any[0] : {any};
}

/** The parts in their order; a house number and the street behind it are one. */
function partsOf(slot: Slot): Tree {
  const list: Block[] = [];
  let number: string | null = null;
  for (const one of slot.columns) {
    if (one.field !== 'houseNumber' && one.field !== 'addressPart') continue;
    const header = headerIn(slot, one);
    if (one.field === 'houseNumber' && number === null) number = header;
    else {
      list.push(number === null ? {column: header} : {join: [number, header]});
      number = null;
    }
  }
  if (number !== null) list.push({column: number});
  const parts = distinct(list).map((part) => ('join' in part ? part : part['column']));
  return parts.length === 0 ? undefined : parts;
}

/** The header of a column, with `{n}` where there are several people. */
const headerIn = (slot: Slot, one: Placed): string => (slot.numbers.length > 0 ? template(one)! : one.column.name);

/** Of blocks that say the same the first: numbered columns are one. */
const distinct = (blocks: readonly Block[]): Block[] => [
  ...new Map(blocks.map((block) => [JSON.stringify(block), block])).values(),
];

/** The part of a person that a column of its own gives, else the one that the header's words mean. */
function roleOf(slot: Slot, role: string): Tree {
  const column = slot.columns.find(({field}) => field === 'part' || field === 'kind');
  if (column === undefined) return role;
  const {map, share} = mapTexts(pooled(slot, column), roleIn, isRoleWord);
  if (share < 0.5) return role;
  return {column: noted(headerIn(slot, column), column.note), map, otherwise: 'other', default: role};
}
