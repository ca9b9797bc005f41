import type {Address} from '../../model/address.ts';
import type {RowRecords} from '../../model/records.ts';
import {shortId} from '../../base/hash.ts';
import type {Agency} from '../../model/source.ts';
import type {ReferenceSpec} from '../language/mapping.ts';
import {momentOf, readDate} from '../values/date-values.ts';
import {type Read, type Row, type Scope} from '../values/scope.ts';
import {readValue} from '../values/values.ts';

/** What every record of a row says of its source. */
export type Base = {
  source: {feed: string; file: string; row: number; slot: string};
  agency: Agency;
  area: string;
  receivedAt: string;
};
/** Everything that the parts of one row share while it is built. */
export type Build = {
  row: Row;
  key: string;
  group: string;
  base: (slot: string) => Base;
  eventAt: string;
  /** Slot -> ids of its mentions; absent slots have none. */
  slots: Map<string, {id: string; address: Address | null; asAt: string}[]>;
  /** Of people who share a cell: what the cell says of each, by id. */
  rowOf: Map<string, Row>;
  /** What words for a relationship (Mother, Uncle) say of who is so described; people of other rows among them. */
  sexSaid: {mention: string; sex: 'female' | 'male'}[];
  out: RowRecords;
};

/** Adds the records of one block of a mapping. */
export type Step = (build: Build) => void;

export type Ends = (build: Build) => string[];

/** Ids that an end of a tie, stay or involvement stands for: slots of this row, or a record of another feed by its key. */
export function compileReference(spec: ReferenceSpec, letter: 'M' | 'N', area: Read<string>, scope: Scope): Ends {
  if (typeof spec === 'string') {
    if (letter === 'M') return (build) => (build.slots.get(spec) ?? []).map(({id}) => id);
    return (build) => build.out.notifications.filter(({source}) => source.slot === spec).map(({id}) => id);
  }
  if ('take' in spec) {
    const {take} = spec;
    const names = typeof spec.slot === 'string' ? [spec.slot] : spec.slot;
    return ({slots}) => {
      const ids = names.flatMap((name) => (slots.get(name) ?? []).map(({id}) => id));
      return take === 'all' ? ids : take === 'first' ? ids.slice(0, 1) : ids.slice(1);
    };
  }
  const keys = spec.key.map((value) => readValue(value, scope));
  return ({row}) => {
    const parts = keys.map((read) => read(row));
    return parts.every((part) => part === '')
      ? []
      : [shortId(letter, spec.feed, area(row), parts.join('\u001f'), spec.slot)];
  };
}

/** The member of a fixed list that a text names, in any letter case; null where it names none. */
export function memberOf<T extends string>(members: readonly T[], text: string): T | null {
  const word = text.toLowerCase();
  return members.find((member) => member === word) ?? null;
}

/** A date that may be left out, as `IsoMoment`. */
export function momentOrNull(read: ReturnType<typeof readDate> | null, row: Row): string | null {
  const date = read?.(row) ?? null;
  return date === null ? null : momentOf(date);
}
