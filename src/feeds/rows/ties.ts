import {shortId} from '../../base/hash.ts';
import {STAY_KINDS} from '../../model/address.ts';
import {TIE_KINDS, type Tie, type TieKind} from '../../model/notification.ts';
import type {StaySpec, TieSpec} from '../language/mapping.ts';
import {compileAddress} from './addresses.ts';
import {readRelation, type Relation} from './relations.ts';
import {compileReference, memberOf, type Step} from './row-build.ts';
import {readCondition} from '../values/conditions.ts';
import {readDate} from '../values/date-values.ts';
import {columnName, RowFault, type Read, type Row, type Scope} from '../values/scope.ts';
import {readMember, readValue} from '../values/values.ts';

/** Compiles a tie block; words are read in both directions. */
export function compileTie(spec: TieSpec, index: number, area: Read<string>, scope: Scope): Step {
  const when = spec.when === undefined ? null : readCondition(spec.when, scope);
  const from = compileReference(spec.from, 'M', area, scope);
  const to = compileReference(spec.to, 'M', area, scope);
  const kind = readMember(spec.kind, TIE_KINDS, scope);
  const detail = spec.detail === undefined ? null : readValue(spec.detail, scope);
  const start = spec.start === undefined ? null : readDate(spec.start, scope, 'blank');
  const end = spec.end === undefined ? null : readDate(spec.end, scope, 'blank');
  const unknown = spec.unknown ?? 'associate';
  const slot =
    typeof spec.from === 'string' && typeof spec.to === 'string' ? `${spec.from}-${spec.to}` : `tie${index + 1}`;
  const isWithin = typeof spec.from === 'string' && spec.from === spec.to;
  return (build) => {
    if (when !== null && !when(build.row)) return;
    const left = from(build);
    const right = left.length === 0 ? [] : to(build);
    for (const [at, a] of left.entries()) {
      for (const b of isWithin ? right.slice(at + 1) : right) {
        if (a === b) continue;
        // Words about people who share a cell stand in that cell.
        const row = build.rowOf.get(a) ?? build.rowOf.get(b) ?? build.row;
        const tie = relationOf(row);
        if (tie === null) continue;
        const base = build.base(slot);
        const id = shortId('T', base.source.feed, base.area, build.key, String(index), a, b);
        const {swap, sex, ...rest} = tie;
        if (sex !== 'unknown') build.sexSaid.push({mention: spec.reads === 'to' ? b : a, sex});
        build.out.ties.push({id, ...base, from: swap ? b : a, to: swap ? a : b, ...rest});
      }
    }
  };

  /** What a row says of its tie; null where it says nothing, or nothing that is to be kept. */
  function relationOf(
    row: Row,
  ): (Pick<Tie, 'kind' | 'detail' | 'start' | 'end'> & {swap: boolean; sex: Relation['sex']}) | null {
    const word = kind(row);
    if (word === '') return null;
    const relation = readRelation(word, TIE_KINDS);
    if (relation === null && unknown === 'refuse')
      throw new RowFault('VALUE_UNKNOWN', columnName(spec.kind), 'holds a relation that is not known');
    if (relation === null) scope.warn(columnName(spec.kind), 'RELATION_UNKNOWN', word);
    if (relation === null && (unknown === 'none' || unknown === 'refuse')) return null;
    const own = detail?.(row) ?? '';
    const said = own === '' ? (relation?.detail ?? '') : own;
    return {
      kind: relation?.kind ?? (unknown as TieKind),
      detail: said,
      sex: relation !== null && relation.sex !== 'unknown' ? relation.sex : sexOfParent(said),
      start: start?.(row)?.from ?? null,
      end: end?.(row)?.from ?? null,
      swap: (spec.reads === 'to') !== (relation?.inverse ?? false),
    };
  }
}

/** A mapping may call somebody a parent and say beside it which. */
const sexOfParent = (detail: string): Relation['sex'] =>
  detail === 'mother' ? 'female' : detail === 'father' ? 'male' : 'unknown';

/** Compiles a stay block. */
export function compileStay(spec: StaySpec, index: number, area: Read<string>, scope: Scope): Step {
  const when = spec.when === undefined ? null : readCondition(spec.when, scope);
  const people = compileReference(spec.person, 'M', area, scope);
  const address = spec.address === undefined ? null : compileAddress(spec.address, scope);
  const kind = readMember(spec.kind, STAY_KINDS, scope);
  const start = spec.start === undefined ? null : readDate(spec.start, scope, 'blank');
  const end = spec.end === undefined ? null : readDate(spec.end, scope, 'blank');
  return (build) => {
    const {row} = build;
    if (when !== null && !when(row)) return;
    const word = kind(row);
    const found = memberOf(STAY_KINDS, word);
    if (found === null && word !== '')
      throw new RowFault('VALUE_UNKNOWN', columnName(spec.kind), "holds a kind of stay that the mapping's map lacks");
    const base = build.base(typeof spec.person === 'string' ? spec.person : 'stay');
    const own = typeof spec.person === 'string' ? (build.slots.get(spec.person) ?? []) : [];
    for (const [i, mention] of people(build).entries()) {
      const place = address === null ? (own[i]?.address ?? null) : address(row);
      if (place === null) continue;
      const id = shortId('S', base.source.feed, base.area, build.key, String(index), mention);
      const dates = {start: start?.(row)?.from ?? null, end: end?.(row)?.from ?? null};
      build.out.stays.push({
        id,
        ...base,
        mention,
        address: place,
        kind: found ?? 'mentioned',
        ...dates,
        asAt: build.eventAt,
      });
    }
  };
}
