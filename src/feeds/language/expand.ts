import type {Mapping} from './mapping.ts';

type Block = {repeat?: string | unknown[] | undefined; required?: unknown};

/**
 * Writes out every `repeat`: `child` with 1..3 becomes child1, child2, child3 with `{n}` filled in. A block that names a
 * repeated person or notification is written once for each of them; two names of one range go in step, and a
 * tie from a person to itself joins each pair of them.
 */
export function expandRepeats(mapping: Mapping): Mapping {
  const ranges = new Map<string, string[]>();
  const people = expandNamed(mapping.people, ranges);
  const notifications = expandNamed(mapping.notifications, ranges);
  return {
    ...mapping,
    ...(people && {people}),
    ...(notifications && {notifications}),
    ...(mapping.involvements && {
      involvements: mapping.involvements.flatMap((block) => expandBlock(block, ['person', 'notification'], ranges)),
    }),
    ...(mapping.ties && {ties: mapping.ties.flatMap((block) => expandBlock(block, ['from', 'to'], ranges))}),
    ...(mapping.stays && {stays: mapping.stays.flatMap((block) => expandBlock(block, ['person'], ranges))}),
  };
}

function expandNamed<T extends Block>(
  blocks: Record<string, T> | undefined,
  ranges: Map<string, string[]>,
): Record<string, T> | undefined {
  if (blocks === undefined) return undefined;
  const out: Record<string, T> = {};
  for (const [name, block] of Object.entries(blocks)) {
    if (block.repeat === undefined) {
      out[name] = block;
      continue;
    }
    const range = numbersOf(block.repeat);
    ranges.set(name, range);
    for (const n of range) {
      const required = block.required === 'first' ? n === range[0] : block.required;
      out[`${name}${n}`] = fill({...block, repeat: undefined, ...(required !== undefined && {required})}, n);
    }
  }
  return out;
}

function expandBlock<T extends Block>(
  block: T,
  ends: (keyof T & string)[],
  ranges: ReadonlyMap<string, string[]>,
): T[] {
  const repeated = ends.filter((end) => typeof block[end] === 'string' && ranges.has(block[end] as string));
  const plain = {...block, repeat: undefined, ...takenFrom(block, ends, ranges)};
  if (repeated.length === 0) {
    return block.repeat === undefined ? [plain] : numbersOf(block.repeat).map((n) => fill(plain, n));
  }
  const names = [...new Set(repeated.map((end) => block[end] as string))];
  const first = ranges.get(names[0]!)!;
  if (names.length === 1 && repeated.length === 2) return pairs(plain, repeated, names[0]!, first);
  return first.map((n) => {
    const copy = fill(plain, n);
    for (const end of repeated) (copy as Record<string, unknown>)[end] = `${block[end] as string}${n}`;
    return copy;
  });
}

/** Ends that take some of a repeated slot name all of its numbers. */
function takenFrom<T extends Block>(
  block: T,
  ends: readonly (keyof T & string)[],
  ranges: ReadonlyMap<string, string[]>,
): Partial<T> {
  const taken = ends.flatMap((end): [string, unknown][] => {
    const reference = block[end] as {slot?: unknown; take?: unknown} | string | undefined;
    if (typeof reference !== 'object' || reference.take === undefined || typeof reference.slot !== 'string') return [];
    const {slot} = reference;
    const range = ranges.get(slot);
    return range === undefined ? [] : [[end, {...reference, slot: range.map((n) => `${slot}${n}`)}]];
  });
  return Object.fromEntries(taken) as Partial<T>;
}

function pairs<T extends Block>(block: T, ends: string[], name: string, range: string[]): T[] {
  return range.flatMap((a, i) =>
    range.slice(i + 1).map((b) => ({...fill(block, a), [ends[0]!]: `${name}${a}`, [ends[1]!]: `${name}${b}`})),
  );
}

function numbersOf(repeat: string | unknown[]): string[] {
  if (Array.isArray(repeat)) return repeat.map(String);
  const [from, to] = repeat.split('..').map(Number) as [number, number];
  return Array.from({length: to - from + 1}, (_, i) => String(from + i));
}

/** A copy with `{n}` filled in, in every text. */
function fill<T>(part: T, n: string): T {
  if (typeof part === 'string') return part.replaceAll('{n}', n) as T;
  if (Array.isArray(part)) return part.map((entry) => fill(entry as unknown, n)) as T;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, entry]) => [key, fill(entry as unknown, n)])) as T;
}
