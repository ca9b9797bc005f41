import {civilOf, dayOf, dayToIso, isoToDay} from '../base/day.ts';
import type {Address} from '../model/address.ts';
import {LIFE_STAGES, type Birth, type Identifier, type PersonName} from '../model/mention.ts';
import {parseFullName} from '../uk/full-name.ts';
import {birthFromAge} from './dates.ts';
import {
  isValue,
  type AddressSpec,
  type BirthSpec,
  type DateSpec,
  type LocalIdSpec,
  type NameSpec,
  type PersonSpec,
} from './mapping.ts';
import {
  columnName,
  readDate,
  readFlag,
  readList,
  readMember,
  readValue,
  RowFault,
  type DateRead,
  type Read,
  type Row,
  type Scope,
} from './values.ts';

/** What a person block says of one person of a row, before it becomes a mention. */
export type PersonFacts = {
  names: PersonName[];
  birth: Birth | null;
  died: string | null;
  sex: 'female' | 'male' | 'unknown';
  identifiers: Identifier[];
  phones: string[];
  emails: string[];
  vehicles: string[];
  address: Address | null;
  lifeStage: (typeof LIFE_STAGES)[number];
  staff: boolean;
  register: string | null;
};

const SEXES = new Map([
  ...['f', 'female', 'girl', 'woman', '2', 'w', 'b) female'].map((word) => [word, 'female'] as const),
  ...['m', 'male', 'boy', 'man', '1', 'a) male'].map((word) => [word, 'male'] as const),
  ...[
    'u',
    'x',
    'i',
    '0',
    '3',
    '9',
    'other',
    'indeterminate',
    'not specified',
    'unspecified',
    'c) not stated/recorded',
    'unknown',
  ].map((word) => [word, 'unknown'] as const),
]);
const UNBORN = /^(unborn|baby of|bump|foetus|fetus)\b/i;

/** Compiles a person block; null where the row names nobody there. `eventDay` is the day the row is about. */
export function compilePerson(
  spec: PersonSpec,
  area: Read<string>,
  scope: Scope,
): (row: Row, eventDay: string, receivedDay: string) => PersonFacts | null {
  const names = compileNames(spec, scope);
  const birth = spec.birth === undefined ? null : compileBirth(spec.birth, spec.required === true, scope);
  const died = spec.died === undefined ? null : readDate(spec.died, scope, 'blank');
  const sex = readMember(spec.sex, ['female', 'male', 'unknown'], scope);
  const sexColumn = spec.sex === undefined ? '' : columnName(spec.sex);
  const identifiers = compileIdentifiers(spec, area, scope);
  const phones = readList(spec.phones, scope);
  const emails = readList(spec.emails, scope);
  const vehicles = readList(spec.vehicles, scope);
  const address = spec.address === undefined ? () => null : compileAddress(spec.address, scope);
  const stage = readMember(spec.lifeStage, LIFE_STAGES, scope);
  const staff = readFlag(spec.staff, scope);
  const register = spec.register === undefined ? () => '' : readValue(spec.register, scope);
  return (row, eventDay, receivedDay) => {
    const named = names(row);
    const known = identifiers(row);
    if (named.length === 0 && known.length === 0) return null;
    const born = birth === null ? null : birth(row, eventDay, receivedDay);
    const sexWord = sex(row);
    const sexFound = sexWord === '' ? 'unknown' : SEXES.get(sexWord.toLowerCase());
    if (sexFound === undefined) scope.warn(sexColumn, 'SEX_UNKNOWN');
    const word = stage(row).toLowerCase();
    return {
      names: named,
      birth: born,
      died: died?.(row)?.from ?? null,
      sex: sexFound ?? 'unknown',
      identifiers: known,
      phones: phones(row),
      emails: emails(row),
      vehicles: vehicles(row),
      address: address(row),
      lifeStage: LIFE_STAGES.find((member) => member === word) ?? stageOf(named, born),
      staff: staff(row),
      register: register(row) || null,
    };
  };
}

export function compileAddress(spec: AddressSpec, scope: Scope): Read<Address | null> {
  const object = isValue(spec) ? {text: spec} : spec;
  const text = object.text === undefined ? () => '' : readValue(object.text, scope);
  const parts = (object.parts ?? []).map((part) => readValue(part, scope));
  const postcode = object.postcode === undefined ? () => '' : readValue(object.postcode, scope);
  const uprn = object.uprn === undefined ? () => '' : readValue(object.uprn, scope);
  const isProtected = readFlag(object.protected, scope);
  return (row) => {
    const lines = [text(row), ...parts.map((part) => part(row))].filter((line) => line !== '');
    const joined =
      lines.length === 0
        ? ''
        : lines
            .join(', ')
            .replaceAll(/\s*[\r\n]+\s*/g, ', ')
            .replaceAll(/(?:\s*,)+/g, ',');
    const code = postcode(row);
    const number = uprn(row).replace(/\.0+$/, '');
    const known = /^\d{2,12}$/.test(number) ? number : null;
    if (known === null && number !== '' && !/^(-1|0|1)$/.test(number)) scope.warn('uprn', 'UPRN_INVALID');
    if (joined === '' && code === '' && known === null) return null;
    return {text: joined, postcode: code === '' ? null : code, uprn: known, protected: isProtected(row)};
  };
}

function compileNames(spec: PersonSpec, scope: Scope): Read<PersonName[]> {
  const reads = [...(spec.name === undefined ? [] : [spec.name]), ...(spec.names ?? [])].map((name) =>
    compileName(name, scope),
  );
  return (row) => {
    const names: PersonName[] = [];
    for (const read of reads) {
      for (const name of read(row)) {
        // A known-as or former name in one column leaves the other half to the recorded name.
        if (names.length > 0 && name.use !== 'recorded') completeName(name, names[0]!);
        if (!names.some((other) => other.given === name.given && other.family === name.family)) names.push(name);
      }
    }
    return names;
  };
}

function completeName(name: PersonName, recorded: PersonName): void {
  if (name.use === 'known-as' && name.given === '' && recorded.given !== '' && name.family !== recorded.family) {
    name.given = name.family;
    name.family = recorded.family;
  } else if (name.given === '') name.given = recorded.given;
  else if (name.family === '') name.family = recorded.family;
}

function compileName(spec: NameSpec, scope: Scope): Read<PersonName[]> {
  const object = isValue(spec) ? {full: spec} : spec;
  const use = object.use ?? 'recorded';
  const title = object.title === undefined ? () => '' : readValue(object.title, scope);
  if (object.full !== undefined) {
    const full = readValue(object.full, scope);
    const order = object.order ?? 'auto';
    return (row) => {
      const text = full(row);
      if (text === '') return [];
      return parseFullName(order === 'surname-first' ? withComma(text) : text).map((name) => ({
        ...name,
        use: name.use === 'recorded' ? use : name.use,
        title: name.title || title(row),
      }));
    };
  }
  const given = readList(object.given, scope);
  const family = object.family === undefined ? () => '' : readValue(object.family, scope);
  return (row) => {
    const name: PersonName = {use, given: given(row).join(' '), family: family(row), title: title(row)};
    return name.given === '' && name.family === '' ? [] : [name];
  };
}

/** "SMITH Jane" as "SMITH, Jane", where a mapping says that the family name stands first. */
const withComma = (text: string): string => (text.includes(',') ? text : text.replace(/^(\S+)\s+/, '$1, '));

function compileBirth(
  spec: BirthSpec,
  essential: boolean,
  scope: Scope,
): (row: Row, eventDay: string, receivedDay: string) => Birth | null {
  const object = isValue(spec) || 'value' in spec ? {date: spec} : spec;
  const expected = object.expected === undefined ? null : readDate(object.expected, scope, 'blank');
  const date = object.date === undefined ? null : birthDate(object.date, essential, scope);
  const parts = [object.year, object.month, object.day].map((part) =>
    part === undefined ? () => '' : readValue(part, scope),
  );
  const status = readMember(object.status, ['exact', 'estimated', 'expected', 'month', 'year'], scope);
  const age = object.age === undefined ? () => '' : readValue(object.age, scope);
  const at = object.at === undefined ? null : readDate(object.at, scope, 'blank');
  return (row, eventDay, receivedDay) => {
    const on = at?.(row)?.from ?? eventDay;
    let found: Birth | null = date?.(row, on) ?? null;
    found ??=
      object.year === undefined
        ? null
        : birthFromParts(
            parts.map((part) => part(row)),
            () => scope.warn('birth', 'DATE_INVALID'),
          );
    if (found !== null) found = withStatus(found, status(row).toLowerCase(), object.standIn === true);
    if (found === null && expected !== null) {
      const due = expected(row);
      if (due !== null) found = {from: due.from, to: due.to, kind: 'expected'};
    }
    const years = found === null ? age(row) : '';
    if (years !== '') {
      const interval = birthFromAge(years, on);
      if (interval === null) scope.warn('age', 'AGE_INVALID');
      else found = {...interval, kind: 'estimated'};
    }
    if (found !== null && found.kind !== 'expected' && found.from > receivedDay) {
      if (essential)
        throw new RowFault(
          'BIRTH_IMPOSSIBLE',
          date?.column ?? 'birth',
          'is later than the day the record was received',
        );
      scope.warn(date?.column ?? 'birth', 'BIRTH_IMPOSSIBLE');
      return null;
    }
    return found;
  };
}

type BirthRead = ((row: Row, on: string) => Birth | null) & {column: string};

/** A birth date column, in which "about 35" may stand as well. */
function birthDate(spec: DateSpec, essential: boolean, scope: Scope): BirthRead {
  const read: DateRead = readDate(spec, scope, essential ? 'refuse' : 'blank');
  const of = (row: Row, on: string): Birth | null => {
    const text = read.text(row);
    if (text === '') return null;
    const date = read.parse(text);
    if (date !== null) return {from: date.from, to: date.to, kind: date.from === date.to ? 'exact' : 'partial'};
    const aged = birthFromAge(text, on);
    if (aged !== null) return {...aged, kind: 'estimated'};
    read(row);
    return null;
  };
  return Object.assign(of, {column: read.column});
}

function birthFromParts(parts: readonly string[], warn: () => void): Birth | null {
  const [year, month, date] = parts.map(Number) as [number, number, number];
  if (parts[0] === '') return null;
  const whole = Number.isInteger(year) && year > 999 && year < 3000;
  if (!whole || !(month >= 0 && month <= 12)) {
    warn();
    return null;
  }
  if (month === 0) return {from: `${year}-01-01`, to: `${year}-12-31`, kind: 'partial'};
  const first = dayOf(year, month, 1);
  const last = (month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)) - 1;
  if (date === 0) return {from: dayToIso(first), to: dayToIso(last), kind: 'partial'};
  if (first + date - 1 > last) {
    warn();
    return null;
  }
  const iso = dayToIso(first + date - 1);
  return {from: iso, to: iso, kind: 'exact'};
}

function withStatus(birth: Birth, status: string, standIn: boolean): Birth {
  const {year, month} = civilOf(isoToDay(birth.from));
  const wholeYear = {from: dayToIso(dayOf(year, 1, 1)), to: dayToIso(dayOf(year, 12, 31))};
  if (status === 'estimated' || status === 'expected') return {...birth, kind: status};
  if (status === 'year') return {...wholeYear, kind: 'partial'};
  if (status === 'month') {
    const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
    return {from: dayToIso(dayOf(year, month, 1)), to: dayToIso(next - 1), kind: 'partial'};
  }
  return standIn && birth.from.endsWith('-01-01') ? {...wholeYear, kind: 'estimated'} : birth;
}

function compileIdentifiers(spec: PersonSpec, area: Read<string>, scope: Scope): Read<Identifier[]> {
  const {local, ...national} = spec.identifiers ?? {};
  const reads = Object.entries(national).map(([kind, value]) => ({
    kind: kind as Identifier['kind'],
    read: readList(value, scope),
  }));
  const locals = (local === undefined ? [] : Array.isArray(local) ? local : [local]).map((entry) =>
    compileLocal(entry, scope),
  );
  return (row) => {
    const found: Identifier[] = [];
    for (const {kind, read} of reads) {
      for (const value of read(row))
        if (!/^(0+|9{10})$/.test(value)) found.push({kind, value: value.replace(/^(\d+)\.0$/, '$1'), scope: ''});
    }
    for (const {read, register} of locals) {
      const value = read(row);
      if (value !== '') found.push({kind: 'local', value, scope: `${register}:${area(row)}`});
    }
    return found;
  };
}

function compileLocal(spec: LocalIdSpec, scope: Scope): {read: Read<string>; register: string} {
  const object = typeof spec === 'object' && 'value' in spec ? spec : {value: spec};
  return {read: readValue(object.value, scope), register: object.scope ?? scope.mapping.agency};
}

function stageOf(names: readonly PersonName[], birth: Birth | null): PersonFacts['lifeStage'] {
  if (birth?.kind === 'expected') return 'unborn';
  return names.some((name) => UNBORN.test(name.given) || (name.given === '' && UNBORN.test(name.family)))
    ? 'unborn'
    : 'unknown';
}
