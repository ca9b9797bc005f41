import {setAt} from '../../base/get-or-insert.ts';
import {isOfHome} from './facts.ts';
import {isNamedWith} from './links.ts';
import type {Scene} from './scene.ts';
import type {Link} from './link.ts';

/**
 * Links without those of mere tenants: where records name some who live in a home with children who were seen there, the others
 * only lived there. A home may have had other tenants, and nobody is listed for an address alone.
 */
export function withoutMereTenants({sightings}: Scene, links: readonly Link[]): Link[] {
  const dwellingOf = new Map(sightings.map(({record, dwelling}) => [record, dwelling]));
  const dwellingsOf = ({facts}: Link): number[] => {
    const dwellings: number[] = [];
    for (const fact of facts) {
      if (!isOfHome(fact)) continue;
      for (const record of fact.records) if (dwellingOf.has(record)) dwellings.push(dwellingOf.get(record)!);
    }
    return dwellings;
  };
  const hosts = new Map<number, Set<number>>();
  for (const link of links.filter(isNamedWith)) {
    for (const dwelling of dwellingsOf(link)) {
      setAt(hosts, dwelling).add(link.adult);
    }
  }
  return links.filter(
    (link) => isNamedWith(link) || dwellingsOf(link).some((dwelling) => hosts.get(dwelling)?.has(link.adult) ?? true),
  );
}
