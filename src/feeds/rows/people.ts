import {NATIONAL_NUMBERS} from '../../uk/numbers/national-numbers.ts';
import {LIFE_STAGES, type Birth, type Identifier, type Mention, type PersonName} from '../../model/mention.ts';
import type {Provenance} from '../../model/source.ts';
import {compileAddress} from './addresses.ts';
import {readAgency} from '../values/agency.ts';
import {readFlag} from '../values/conditions.ts';
import {readDate} from '../values/date-values.ts';
import type {LocalIdSpec, PersonSpec} from '../language/mapping-people.ts';
import type {ValueSpec} from '../language/mapping-values.ts';
import {compileBirth} from './person-births.ts';
import {compileNames} from './person-names.ts';
import {namePlaceholder} from '../../uk/placeholders.ts';
import {telephoneTexts} from '../../uk/numbers/telephone.ts';
import {columnName, type Read, type Row, type Scope} from '../values/scope.ts';
import {readList, readMember, readValue} from '../values/values.ts';

/** What a person block says of one person of a row, before it becomes a mention. */
export type PersonFacts = Omit<Mention, keyof Provenance | 'asAt' | 'group'>;

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
    'unborn',
  ].map((word) => [word, 'unknown'] as const),
]);
const UNBORN = /^(unborn|ubb|u\/b|baby of|bump|foetus|fetus)\b|\(unborn\)/i;

/** Compiles a person block; null where the row names nobody there. `eventDay` is the day the row is about. */
export function compilePerson(
  spec: PersonSpec,
  area: Read<string>,
  scope: Scope,
): (row: Row, eventDay: string, receivedDay: string) => PersonFacts | null {
  const names = compileNames(spec, scope);
  const birth = spec.birth === undefined ? null : compileBirth(spec.birth, (spec.required ?? false) !== false, scope);
  const died = spec.died === undefined ? null : readDate(spec.died, scope, 'blank');
  const sex = readMember(spec.sex, ['female', 'male', 'unknown'], scope);
  const sexColumn = spec.sex === undefined ? '' : columnName(spec.sex);
  const identifiers = compileIdentifiers(spec, area, scope);
  const phones = readList(spec.phones, scope);
  const emails = readList(spec.emails, scope);
  const vehicles = readList(spec.vehicles, scope);
  const birthPlace = readText(spec.birthPlace, scope);
  const occupation = readText(spec.occupation, scope);
  const address = spec.address === undefined ? () => null : compileAddress(spec.address, scope);
  const stage = readMember(spec.lifeStage, LIFE_STAGES, scope);
  const staff = readFlag(spec.staff, scope);
  const register = readRegister(spec.register, scope);
  return (row, eventDay, receivedDay) => {
    const named = names(row);
    const known = identifiers(row);
    if (named.length === 0 && known.length === 0) return null;
    const sexWord = sex(row);
    const word = stage(row).toLowerCase();
    const isAwaited = [word, sexWord.toLowerCase(), stageOf(named, null)].includes('unborn') || isNameless(named);
    const born = birth === null ? null : birth(row, eventDay, receivedDay, isAwaited);
    const sexFound = sexWord === '' ? 'unknown' : SEXES.get(sexWord.toLowerCase());
    if (sexFound === undefined) scope.warn(sexColumn, 'SEX_UNKNOWN', sexWord);
    return {
      names: named,
      birth: born,
      died: died?.(row)?.from ?? null,
      sex: sexFound ?? 'unknown',
      identifiers: known,
      phones: phones(row).flatMap(telephoneTexts),
      emails: emails(row),
      vehicles: vehicles(row),
      birthPlace: birthPlace(row),
      occupation: occupation(row),
      address: address(row),
      lifeStage: LIFE_STAGES.find((member) => member === word) ?? stageOf(named, born),
      staff: staff(row),
      register: register(row) || null,
    };
  };
}

/** The name of the list; values that are left empty are none of it. */
function readRegister(spec: PersonSpec['register'], scope: Scope): Read<string> {
  if (!Array.isArray(spec)) return readText(spec, scope);
  const parts = spec.map((value) => readValue(value, scope));
  return (row) =>
    parts
      .map((read) => read(row))
      .filter((part) => part !== '')
      .join(' ');
}

const readText = (spec: ValueSpec | undefined, scope: Scope): Read<string> =>
  spec === undefined ? () => '' : readValue(spec, scope);

const STANDS_FOR_NONE = /^(0+|9{10})$/;
/** Codes of the school census that say why a pupil has no number. */
const WHY_NO_UPN = /^UN[1-7]$/i;

function compileIdentifiers(spec: PersonSpec, area: Read<string>, scope: Scope): Read<Identifier[]> {
  const {local, ...national} = spec.identifiers ?? {};
  const reads = Object.entries(national).map(([kind, value]) => ({
    kind: kind as keyof typeof NATIONAL_NUMBERS,
    read: readList(value, scope),
  }));
  const locals = (local === undefined ? [] : Array.isArray(local) ? local : [local]).map((entry) =>
    compileLocal(entry, area, scope),
  );
  return (row) => {
    const found: Identifier[] = [];
    for (const {kind, read} of reads) {
      for (const raw of read(row)) {
        if (STANDS_FOR_NONE.test(raw)) continue;
        const value = raw.replace(/^(\d+)\.0$/, '$1');
        // Kept as it is, but it says nothing of who somebody is: who looks at the extract should know how many there are.
        if (NATIONAL_NUMBERS[kind](value) === null && !WHY_NO_UPN.test(value)) scope.warn(kind, 'NUMBER_INVALID');
        found.push({kind, value, scope: ''});
      }
    }
    for (const {read, issuer} of locals) {
      const value = read(row);
      if (value !== '') found.push({kind: 'local', value, scope: issuer(row)});
    }
    return found;
  };
}

/** `issuer` is the register and the authority that a number is unique within. */
function compileLocal(spec: LocalIdSpec, area: Read<string>, scope: Scope): {read: Read<string>; issuer: Read<string>} {
  const object = typeof spec === 'object' && 'value' in spec ? spec : {value: spec};
  const read = readValue(object.value, scope);
  const stated = object.issuer === undefined ? () => '' : readValue(object.issuer, scope);
  const register = object.scope === undefined ? readAgency(scope) : () => object.scope!;
  return {read, issuer: (row) => stated(row) || `${register(row)}:${area(row)}`};
}

/** "Baby KHAN", as many call a child before it has a name. */
const isNameless = (names: readonly PersonName[]): boolean =>
  names.length > 0 && names.every(({given, family}) => namePlaceholder(given, family)?.kind === 'baby');

function stageOf(names: readonly PersonName[], birth: Birth | null): PersonFacts['lifeStage'] {
  if (birth?.kind === 'expected') return 'unborn';
  return names.some((name) => UNBORN.test(name.given) || (name.given === '' && UNBORN.test(name.family)))
    ? 'unborn'
    : 'unknown';
}
