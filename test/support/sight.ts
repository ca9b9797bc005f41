import * as fc from 'fast-check';
import {RELEASES, type Policy, type Release, type Sight} from '../../src/access/policy.ts';
import {AGENCIES, type Agency, type Provenance} from '../../src/model/source.ts';
import {TODAY} from './server.ts';

/** Who asks, and what owners and policy let be seen: the parts of a policy at random; `marks` are for as many records in turn. */
export type Seeing = {
  agency: Agency;
  sees: Sight;
  unmarked: Partial<Record<Agency, Release>>;
  marks: Release[];
};

/** `days` are those after which a record is not seen any more, beside all. */
export const seeing = (days: readonly number[], marks: number) => ({
  agency: fc.constantFrom(...AGENCIES),
  sees: fc.record({
    agencies: fc.oneof(fc.constant('all' as const), fc.uniqueArray(fc.constantFrom(...AGENCIES), {maxLength: 4})),
    release: fc.uniqueArray(fc.constantFrom(...RELEASES)),
    days: fc.constantFrom(null, null, ...days),
    names: fc.boolean(),
  }),
  unmarked: fc.dictionary(fc.constantFrom(...AGENCIES), fc.constantFrom(...RELEASES)),
  marks: fc.array(fc.constantFrom(...RELEASES), {minLength: marks, maxLength: marks}),
});

/** The rule of what may be seen, said once more and plainly. */
export function mayBeSeen(
  policy: Policy,
  {agency, sees}: Pick<Seeing, 'agency' | 'sees'>,
): (record: Pick<Provenance, 'id' | 'agency' | 'receivedAt'>) => boolean {
  const day = 86_400_000;
  return (record) => {
    const isOld =
      sees.days !== null && Date.parse(record.receivedAt.slice(0, 10)) < Date.parse(TODAY) - sees.days * day;
    if (isOld) return false;
    if (record.agency === agency) return true;
    const state = policy.release.items[record.id] ?? policy.release.unmarked[record.agency] ?? 'ask';
    return (sees.agencies === 'all' || sees.agencies.includes(record.agency)) && sees.release.includes(state);
  };
}
