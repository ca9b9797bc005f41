import {shortId} from '../base/hash.ts';
import {STAY_KINDS} from '../model/address.ts';
import {TIE_KINDS} from '../model/notification.ts';
import type {StaySpec, TieSpec} from './mapping.ts';
import {compileAddress} from './addresses.ts';
import {readRelation} from './relations.ts';
import {compileReference, memberOf, type Step} from './row-build.ts';
import {readCondition} from './conditions.ts';
import {readDate} from './date-values.ts';
import {columnName, RowFault, type Read, type Scope} from './scope.ts';
import {readMember, readValue} from './values.ts';

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
  return (build) => {
    if (when !== null && !when(build.row)) return;
    const word = kind(build.row);
    const left = word === '' ? [] : from(build);
    const right = left.length === 0 ? [] : to(build);
    if (right.length === 0) return;
    const relation = readRelation(word, TIE_KINDS);
    if (relation === null && unknown === 'refuse')
      throw new RowFault('VALUE_UNKNOWN', columnName(spec.kind), 'holds a relation that is not known');
    if (relation === null) scope.warn(columnName(spec.kind), 'RELATION_UNKNOWN');
    if (relation === null && (unknown === 'none' || unknown === 'refuse')) return;
    const base = build.base(slot);
    const tieKind = relation?.kind ?? (unknown as (typeof TIE_KINDS)[number]);
    const swap = (spec.reads === 'to') !== (relation?.inverse ?? false);
    const rest = {
      kind: tieKind,
      detail: detail?.(build.row) || (relation?.detail ?? ''),
      start: start?.(build.row)?.from ?? null,
      end: end?.(build.row)?.from ?? null,
    };
    for (const a of left) {
      for (const b of right) {
        if (a === b) continue;
        const id = shortId('T', base.source.feed, base.area, build.key, String(index), a, b);
        build.out.ties.push({id, ...base, from: swap ? b : a, to: swap ? a : b, ...rest});
      }
    }
  };
}

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
