import {dayToIso} from '../../base/day.ts';
import type {Flag} from '../../model/finding.ts';
import {RULES} from '../../signals/registry.ts';
import {flagId} from '../../signals/run.ts';
import {setScene} from '../../signals/scene.ts';
import {madeAt, subjectAt} from '../../signals/facts/spans.ts';
import {acrossSeal} from '../../network/guard/across-seal.ts';
import {findingOn} from './flag-history.ts';
import type {View} from '../view/view.ts';

/** A flag that stood once and does not any more: what it said on its first day, by which records, and the day on which it went. */
export type PastFlag = Pick<Flag, 'id' | 'rule' | 'version' | 'persons' | 'text' | 'firstKnowable' | 'firstRecords'> & {
  until: string;
};

/**
 * Flags that stood on some day and do not stand now, by what is known in the view, in order of rule and subject; of `only` where rules
 * are named. A later record took them back, or time went by.
 */
export function pastFlags(
  view: Pick<View, 'network' | 'standing' | 'config'>,
  only: ReadonlySet<string> | null = null,
): PastFlag[] {
  const scene = setScene(view.network(), view.config.signals);
  const standing = view.standing();
  const isAcross = acrossSeal(view.network());
  return RULES.filter(({id}) => only === null || only.has(id)).flatMap((rule) => {
    const spans = standing.spans[rule.id]!;
    const rows = [...spans.from.keys()].filter((at) => spans.from[at]! <= scene.today);
    const bySubject = Map.groupBy(rows, (at) => subjectAt(spans, at).join());
    return [...bySubject.values()].flatMap((list): PastFlag[] => {
      const [first, last] = [list[0]!, list.at(-1)!];
      if (spans.to[last]! > scene.today) return [];
      const subject = subjectAt(spans, first);
      const from = spans.from[first]!;
      const {persons, text, evidence} = findingOn({...scene, today: from}, rule, subject, standing, from)!;
      if (isAcross({persons, evidence})) return [];
      const {day, records} = madeAt(spans, first);
      return [
        {
          id: flagId(scene, rule, subject),
          rule: rule.id,
          version: rule.version,
          persons,
          text,
          firstKnowable: day,
          firstRecords: records,
          until: dayToIso(spans.to[last]!),
        },
      ];
    });
  });
}
