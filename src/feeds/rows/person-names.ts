import {isNoName} from '../../uk/placeholders.ts';
import type {PersonName} from '../../model/mention.ts';
import {familyFirst, parseFullName} from '../../uk/full-name.ts';
import type {NameSpec, PersonSpec} from '../language/mapping-people.ts';
import {isValue} from '../language/mapping-values.ts';
import type {Read, Scope} from '../values/scope.ts';
import {readList, readValue} from '../values/values.ts';

/** Compiles the names of a person block, the recorded one first. */
export function compileNames(spec: PersonSpec, scope: Scope): Read<PersonName[]> {
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

const LETTER = /\p{L}/u;

function compileName(spec: NameSpec, scope: Scope): Read<PersonName[]> {
  const object = isValue(spec) ? {full: spec} : spec;
  const use = object.use ?? 'recorded';
  const title = object.title === undefined ? () => '' : readValue(object.title, scope);
  if (object.full !== undefined) {
    const full = readValue(object.full, scope);
    const order = object.order ?? 'auto';
    return (row) => {
      const text = full(row);
      // The count beside "Total" is nobody's name.
      if (!LETTER.test(text) || isNoName(text)) return [];
      return parseFullName(order === 'surname-first' ? familyFirst(text) : text).map((name) => ({
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
    const said = `${name.given} ${name.family}`;
    return LETTER.test(said) && !isNoName(said) ? [name] : [];
  };
}
