import {dayToIso} from '../../src/base/day.ts';
import type {Plan} from '../plants/plan.ts';
import type {Evidence} from './evidence.ts';
import {writeTable} from './table.ts';
import {date, personId} from './truth-cells.ts';

/** Writes what was planted: clusters and their members, serial perpetrators, escalating series, moves, hard cases and decoys. */
export function writePlants(folder: string, plan: Plan, evidence: Evidence): void {
  writeTable(
    folder,
    'clusters.csv',
    [
      'cluster_id',
      'motif',
      'strength',
      'borough',
      'families',
      'adults',
      'recorded_links',
      'agencies',
      'first_full_date',
      'place_id',
    ],
    plan.clusters.map((cluster) => {
      const found = evidence.get(cluster.id);
      const place = cluster.place < 0 ? '' : `D${String(cluster.place)}`;
      const full = found === undefined ? '' : dayToIso(found.firstFull);
      return [
        cluster.id,
        cluster.motif,
        cluster.strength,
        cluster.borough,
        cluster.families.length,
        cluster.adults.length,
        found?.links ?? 0,
        found?.agencies ?? 0,
        full,
        place,
      ];
    }),
  );
  writeTable(
    folder,
    'cluster_members.csv',
    ['cluster_id', 'person_id', 'role', 'family_id'],
    plan.clusters.flatMap((cluster) => [
      ...cluster.adults.map((adult) => [cluster.id, personId(adult), 'adult', '']),
      ...cluster.families.flatMap((family) =>
        family.children.map((child) => [cluster.id, personId(child), 'child', family.id]),
      ),
    ]),
  );
  writeTable(
    folder,
    'serial_perpetrators.csv',
    ['person_id', 'order', 'family_id', 'victim_id', 'from', 'to'],
    plan.serial.flatMap(({perpetrator, families}) =>
      families.map((family, at) => [
        personId(perpetrator),
        at + 1,
        family.family,
        personId(family.victim),
        date(family.from),
        date(family.to),
      ]),
    ),
  );
  writeTable(
    folder,
    'escalation.csv',
    ['person_id', 'household_id', 'kind', 'facet', 'incidents'],
    plan.series.map(({subject, household, kind, facet, incidents: count}) => [
      personId(subject),
      `F${String(household)}`,
      kind,
      facet,
      count,
    ]),
  );
  writeTable(
    folder,
    'coresidence.csv',
    ['adult_id', 'child_id', 'from'],
    plan.coresidence.map(({adult, child, from}) => [personId(adult), personId(child), date(from)]),
  );
  writeTable(
    folder,
    'hard_cases.csv',
    ['kind', 'person_a', 'person_b', 'verdict'],
    plan.hard.map(({kind, a, b, same}) => [kind, personId(a), personId(b), same ? 'same' : 'different']),
  );
  writeTable(
    folder,
    'decoys.csv',
    ['decoy_id', 'kind', 'person_id'],
    plan.decoys.map(({id, kind, person}) => [id, kind, personId(person)]),
  );
}
