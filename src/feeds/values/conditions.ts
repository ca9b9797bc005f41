import type {Condition} from '../language/mapping-values.ts';
import type {Read, Scope} from './scope.ts';
import {readSource, readValue} from './values.ts';

/** Compiles a condition to a test of a row. */
export function readCondition(spec: Condition, scope: Scope): Read<boolean> {
  const tests: Read<boolean>[] = [];
  const source = spec.value ?? (spec.column === undefined ? undefined : {column: spec.column});
  if (source !== undefined) {
    const read = readValue(source, scope);
    if (spec.is !== undefined) {
      const texts = new Set((Array.isArray(spec.is) ? spec.is : [spec.is]).map((text) => String(text).toLowerCase()));
      // A placeholder may be what is asked for, so the cell is looked at as it is.
      const raw = readSource(typeof source === 'string' ? {column: source} : source, scope);
      tests.push((row) => texts.has(read(row).toLowerCase()) || texts.has(raw(row).trim().toLowerCase()));
    }
    if (spec.matches !== undefined) {
      const pattern = new RegExp(spec.matches, 'iu');
      tests.push((row) => pattern.test(read(row)));
    }
    if (spec.filled !== undefined) tests.push((row) => (read(row) !== '') === spec.filled);
    if (tests.length === 0) tests.push((row) => read(row) !== '');
  }
  const all = spec.all?.map((entry) => readCondition(entry, scope));
  if (all) tests.push((row) => all.every((test) => test(row)));
  const any = spec.any?.map((entry) => readCondition(entry, scope));
  if (any) tests.push((row) => any.some((test) => test(row)));
  if (spec.not) {
    const not = readCondition(spec.not, scope);
    tests.push((row) => !not(row));
  }
  return (row) => tests.every((test) => test(row));
}

export function readFlag(spec: boolean | Condition | undefined, scope: Scope): Read<boolean> {
  if (spec === undefined || typeof spec === 'boolean') return () => spec === true;
  return readCondition(spec, scope);
}
