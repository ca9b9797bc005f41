import type {Cluster} from '../plants/plan.ts';
import type {Faults} from './spoil.ts';
import type {Sheet} from './sheet.ts';

/** What the extracts hold of each planted cluster, by cluster id. */
export type Evidence = Map<string, {links: number; agencies: number; firstFull: number}>;

type Membership = {cluster: Cluster; family: string; adult: number};

/**
 * Links that rows really show: an adult named beside somebody of a family, children of two families named together or
 * missing on one night, a child at the cluster's place. `firstFull` is the day by which every such link had its first record.
 */
export function evidenceOf(clusters: readonly Cluster[], sheets: readonly Sheet[], faults: Faults): Evidence {
  const members = membersOf(clusters);
  const links = new Map<string, Map<string, number>>();
  const feeds = new Map<string, Set<string>>();
  for (const sheet of sheets) {
    const spoiled = faults.get(sheet.file);
    sheet.rows.forEach((row, index) => {
      if (spoiled?.has(index) === true || row.withdrawn === true) return;
      const here = row.slots.flatMap(({person}) => members.get(person) ?? []);
      const first = here[0];
      if (first === undefined) return;
      const {cluster} = first;
      for (const link of linksIn(
        cluster,
        here,
        row.places.map((place) => place.dwelling),
        sheet.form.feed,
        row.received,
      )) {
        const known = mapOf(links, cluster.id, () => new Map<string, number>());
        const day = Math.floor(row.received / 1440);
        if (day < (known.get(link) ?? Infinity)) known.set(link, day);
        mapOf(feeds, cluster.id, () => new Set<string>()).add(sheet.form.feed);
      }
    });
  }
  return new Map(
    [...links].map(([id, known]) => [
      id,
      {links: known.size, agencies: feeds.get(id)!.size, firstFull: Math.max(...known.values())},
    ]),
  );
}

function membersOf(clusters: readonly Cluster[]): Map<number, Membership> {
  const members = new Map<number, Membership>();
  for (const cluster of clusters) {
    for (const adult of cluster.adults) members.set(adult.id, {cluster, family: '', adult: adult.id});
    for (const family of cluster.families) {
      for (const person of [...family.children, ...family.adults])
        members.set(person.id, {cluster, family: family.id, adult: -1});
    }
  }
  return members;
}

function linksIn(
  cluster: Cluster,
  here: readonly Membership[],
  places: readonly number[],
  feed: string,
  received: number,
): string[] {
  const adults = here.filter((member) => member.adult >= 0);
  const families = [...new Set(here.filter((member) => member.adult < 0).map((member) => member.family))].sort();
  const found = families.flatMap((family) => adults.map((adult) => `${String(adult.adult)} ${family}`));
  if (families.length > 1) found.push(families.join(' '));
  if (cluster.place >= 0 && places.includes(cluster.place)) found.push(...families.map((family) => `place ${family}`));
  if (cluster.motif === 'D' && feed === 'missing-episodes')
    found.push(...families.map((family) => `night ${String(Math.floor(received / 2880))} ${family}`));
  return found;
}

function mapOf<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
