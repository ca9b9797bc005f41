import {shortId} from '../../base/hash.ts';
import {ALLEGATION_STATUSES, NOTIFICATION_KINDS, OUTCOMES, RAGS, ROLES} from '../../model/notification.ts';
import type {InvolvementSpec, NotificationSpec} from '../language/mapping.ts';
import {compileAddress} from './addresses.ts';
import {compileReference, memberOf, momentOrNull, type Step} from './row-build.ts';
import {readCondition} from '../values/conditions.ts';
import {momentOf, readDate} from '../values/date-values.ts';
import {columnName, RowFault, type Read, type Scope} from '../values/scope.ts';
import {readList, readMember, readValue} from '../values/values.ts';

/** Compiles a notification block. */
export function compileNotification(slot: string, spec: NotificationSpec, scope: Scope): Step {
  const when = spec.when === undefined ? null : readCondition(spec.when, scope);
  const shared = (spec.key ?? []).map((value) => readValue(value, scope));
  const kind = readMember(spec.kind, NOTIFICATION_KINDS, scope);
  const at = readDate(spec.at, scope, 'refuse');
  const source = spec.source === undefined ? () => '' : readValue(spec.source, scope);
  const reasons = readList(spec.reasons, scope);
  const factors = readList(spec.factors, scope);
  const ragInitial = readMember(spec.ragInitial, RAGS, scope);
  const ragFinal = readMember(spec.ragFinal, RAGS, scope);
  const outcomes =
    typeof spec.outcomes === 'string' && OUTCOMES.includes(spec.outcomes as never)
      ? () => [spec.outcomes as string]
      : readList(spec.outcomes, scope);
  const decided = spec.decided === undefined ? null : readDate(spec.decided, scope, 'blank');
  const references = Object.entries(spec.references ?? {}).map(([name, value]) => ({
    kind: name,
    read: readList(value, scope),
  }));
  const allegation = readMember(spec.allegation, ALLEGATION_STATUSES, scope);
  const place = spec.place === undefined ? () => null : compileAddress(spec.place, scope);
  const member = <T extends string>(members: readonly T[], text: string, field: string): T | null => {
    const found = memberOf(members, text);
    if (found === null && text !== '') scope.warn(field, 'VALUE_UNKNOWN', text);
    return found;
  };
  return (build) => {
    const {row} = build;
    if (when !== null && !when(row)) return;
    const kindWord = kind(row);
    const found = kindWord === '' ? 'other' : memberOf(NOTIFICATION_KINDS, kindWord);
    if (found === null)
      throw new RowFault(
        'VALUE_UNKNOWN',
        columnName(spec.kind),
        "holds a kind of notification that the mapping's map lacks",
      );
    const base = build.base(slot);
    const event = at(row);
    const parts = shared.map((read) => read(row));
    // A row that lacks the number of the event is one by itself.
    const key = parts.every((part) => part === '') ? build.key : parts.join('\u001f');
    build.out.notifications.push({
      id: shortId('N', base.source.feed, base.area, key, slot),
      ...base,
      kind: found,
      eventAt: event === null ? build.eventAt : momentOf(event),
      referralSource: source(row),
      reasons: reasons(row),
      factors: factors(row),
      ragInitial: member(RAGS, ragInitial(row), 'ragInitial'),
      ragFinal: member(RAGS, ragFinal(row), 'ragFinal'),
      outcomes: outcomes(row).map((text) => member(OUTCOMES, text, 'outcomes') ?? 'other'),
      decidedAt: momentOrNull(decided, row),
      references: references.flatMap(({kind: name, read}) => read(row).map((value) => ({kind: name, value}))),
      allegation: member(ALLEGATION_STATUSES, allegation(row), 'allegation') ?? 'unknown',
      place: place(row),
    });
  };
}

/** Compiles an involvement that the role of a person does not say. */
export function compileInvolvement(spec: InvolvementSpec, area: Read<string>, scope: Scope): Step {
  const when = spec.when === undefined ? null : readCondition(spec.when, scope);
  const people = compileReference(spec.person, 'M', area, scope);
  const notifications = compileReference(spec.notification, 'N', area, scope);
  const role = readMember(spec.role, ROLES, scope);
  return (build) => {
    if (when !== null && !when(build.row)) return;
    const word = role(build.row);
    const found = word === '' ? 'other' : memberOf(ROLES, word);
    if (found === null)
      throw new RowFault('VALUE_UNKNOWN', columnName(spec.role), "holds a role that the mapping's map lacks");
    const base = build.base('involvement');
    for (const notification of notifications(build)) {
      for (const mention of people(build)) {
        const id = shortId('I', base.source.feed, base.area, build.key, notification, mention);
        build.out.involvements.push({id, ...base, notification, mention, role: found});
      }
    }
  };
}
