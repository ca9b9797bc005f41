import {onceFor} from '../../base/once.ts';
import type {AgencyView, AlertIdentity, Fragility, Nearest} from '../../model/finding.ts';
import {adultsOf, distinct, factsOf} from '../groups/group.ts';
import {kindsOf} from '../links/links.ts';
import {familyId, personId, type Scene} from '../links/scene.ts';
import type {Judged} from '../groups/candidate.ts';
import type {Link} from '../links/link.ts';

/** What each agency's own records show of the links, most first, and whether they alone would have made the alert. */
export function agencyViews({links, basis, fires}: Judged): AgencyView[] {
  const agencies = [...new Set(basis.map(({agency}) => agency))].sort();
  return agencies
    .map((agency) => ({
      agency,
      links: links.filter(({facts}) => facts.some((fact) => fact.agency === agency)).length,
      ofLinks: links.length,
      records: new Set(basis.filter((one) => one.agency === agency).flatMap(({records}) => records)).size,
      alone: fires((one) => one.agency === agency),
    }))
    .sort((left, right) => right.links - left.links || right.records - left.records);
}

/** Single records, and single identities, without which the rule would not have fired. */
export function fragilityOf(scene: Scene, {links, basis, fires}: Judged): Fragility[] {
  const records = [...new Set(basis.flatMap((one) => one.records))].sort();
  const withoutRecord = records
    .filter((record) => !fires(({records: own}) => !own.includes(record)))
    .map((record): Fragility => ({
      kind: 'record',
      id: record,
      text: `without record ${record} the rule would not fire`,
    }));
  const guises = distinct(links.flatMap(({facts}) => facts.map(({guise}) => guise)));
  const withoutPerson = guises
    .filter((guise) => !fires((one) => !('guise' in one) || one.guise !== guise))
    .map((guise): Fragility => {
      const id = personId(scene, guise);
      return {kind: 'identity', id, text: `were the records of ${id} not about one person, the rule would not fire`};
    });
  return [...withoutRecord, ...withoutPerson];
}

/** Persons whom the alert takes for one, though they are held apart among all persons. */
export function identitiesOfAlert(scene: Scene, {links, assumed = []}: Judged): AlertIdentity[] {
  const guises = new Set(factsOf(links).map(({guise}) => guise));
  const ofLinks = scene.assumed.filter(({left, right}) => guises.has(left) && guises.has(right));
  const beside = assumed.filter((one) => !ofLinks.some(({left, right}) => left === one.left && right === one.right));
  return [...ofLinks, ...beside].map(({left, right, weight}) => ({
    left: personId(scene, left),
    right: personId(scene, right),
    weight: Math.round(weight * 100) / 100,
  }));
}

/** The links of the hub by family, which every alert asks for. */
const linksByFamily = onceFor((links: readonly Link[]): ReadonlyMap<number, readonly Link[]> =>
  Map.groupBy(links, ({family}) => family),
);

/** How many of the nearest are named. */
const NEAREST_MAX = 5;

/** Adults beside the group who are linked to one of its families, strongest first, and the fact that would bring them in. */
export function nearestTo(scene: Scene, links: readonly Link[], {links: own, families}: Judged): Nearest[] {
  const members = new Set(adultsOf(own));
  const within = new Set(families);
  const byFamily = linksByFamily(links);
  return [...within]
    .flatMap((family) => byFamily.get(family) ?? [])
    .filter(({adult}) => !members.has(adult))
    .sort((left, right) => right.strength - left.strength || left.adult - right.adult || left.family - right.family)
    .slice(0, NEAREST_MAX)
    .map(({adult, family, facts}) => ({
      person: personId(scene, adult),
      family: familyId(scene, family),
      kinds: kindsOf(facts),
      missing: 'a record that names this person with a child of another family of the group',
    }));
}
