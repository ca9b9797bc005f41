import {dayToIso} from '../../../src/base/day.ts';
import {writeTable, type Value} from '../../output/table.ts';
import {personId} from '../people/model.ts';
import {AREA} from '../people/town.ts';
import type {Plan} from '../plants/plan.ts';

/** Writes what was put in to be found, in the columns that datasets/README.md gives. */
export function writePlants(folder: string, plan: Plan): void {
  const write = (file: string, header: string, rows: Value[][]): void =>
    writeTable(folder, file, header.split(','), rows);
  write(
    'clusters.csv',
    'cluster_id,motif,strength,borough,families,adults,recorded_links,agencies,first_full_date,place_id',
    plan.clusters.map(({id, motif, strength, families, adults, links, place}) => {
      const full = Math.max(...links.map(({day}) => day));
      return [
        id,
        motif,
        strength,
        AREA,
        families.length,
        adults.length,
        links.length,
        new Set(links.flatMap(({office}) => office.split('+'))).size,
        links.length === 0 ? '' : dayToIso(full),
        place === null ? '' : `D${String(place)}`,
      ];
    }),
  );
  write(
    'cluster_members.csv',
    'cluster_id,person_id,role,family_id',
    plan.clusters.flatMap(({id, adults, families}) => [
      ...adults.map((adult) => [id, personId(adult), 'adult', '']),
      ...families.flatMap((family) => family.children.map((child) => [id, personId(child), 'child', family.id])),
    ]),
  );
  write(
    'serial_perpetrators.csv',
    'person_id,order,family_id,victim_id,from,to',
    plan.serial.flatMap(({perpetrator, victims}) =>
      victims.map(({victim, family, from, to}, at) => [
        personId(perpetrator),
        at + 1,
        family,
        personId(victim),
        dayToIso(from),
        dayToIso(to),
      ]),
    ),
  );
  write(
    'escalation.csv',
    'person_id,household_id,kind,facet,incidents',
    plan.series.map(({child, household, kind, facet, incidents}) => [
      personId(child),
      household,
      kind,
      facet,
      incidents,
    ]),
  );
  write(
    'coresidence.csv',
    'adult_id,child_id,from',
    plan.coresidence.map(({adult, child, from}) => [personId(adult), personId(child), dayToIso(from)]),
  );
  write(
    'decoys.csv',
    'decoy_id,kind,person_id',
    plan.decoys.flatMap(({id, kind, persons}) => persons.map((person) => [id, kind, personId(person)])),
  );
}
