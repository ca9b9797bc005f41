import {expect, test} from 'vitest';
import {CLUSTERS} from '../../../src/clusters/config.ts';
import {linksOf} from '../../../src/clusters/links/links.ts';
import {personId, type Scene} from '../../../src/clusters/links/scene.ts';
import {setScene} from '../../../src/clusters/set-scene.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {sealedNetwork} from '../../../src/network/guard/shown.ts';
import {boroughView} from '../../support/borough-view.ts';

const DAYS = ['2021-03-31', '2022-06-30', '2023-05-14'];

/** Links by the ids of their people and records, whatever the positions of these. */
const told = (scene: Scene): object[] =>
  scene.links
    .map(({adult, family, strength, share, isNear, facts}) => ({
      adult: personId(scene, adult),
      children: [...new Set(facts.map(({child}) => personId(scene, child)))].sort(),
      families: scene.kinship.membersOf(family).map((member) => personId(scene, member)),
      strength: strength.toFixed(9),
      share: share.toFixed(9),
      isNear,
      records: [...new Set(facts.flatMap(({records}) => records))].sort(),
    }))
    .sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));

test('links as of a day are those of a hub that never had a later record', async () => {
  for (const day of DAYS) {
    const [asOf, alone] = await boroughView((view) => {
      const {records, resolved} = view.known();
      return [
        told(setScene(sealedNetwork(view.network()), CLUSTERS)),
        told(setScene(sealedNetwork(buildNetwork(records, resolved, {asOf: day})), CLUSTERS)),
      ];
    }, day);
    expect(asOf.length).toBeGreaterThan(5);
    expect(asOf).toEqual(alone);
  }
});

test('adults who are only known to live with one family have no link, and are left out where links are made', async () => {
  const scene = await boroughView((view) => setScene(sealedNetwork(view.network()), CLUSTERS));
  const ofLinks = new Set(scene.links.map(({adult}) => adult));
  const without = new Set(scene.facts.map(({adult}) => adult).filter((adult) => !ofLinks.has(adult)));
  expect(without.size).toBeGreaterThan(20);
  // The facts of a scene are those of everybody, and these give the same links.
  expect(linksOf(scene)).toEqual(scene.links);
});

test('who lives near whom is what the words of their front doors say', async () => {
  await boroughView((view) => {
    const {network, homes, kinship, nearness, links} = setScene(sealedNetwork(view.network()), CLUSTERS);
    const placesOf = (person: number): Set<string> =>
      new Set(
        homes.of(person).flatMap(({dwelling}) => {
          const {kind, postcode, building} = network.resolved.dwellings[dwelling]!;
          return kind === 'pseudo' ? [] : [postcode, building].filter((place) => place !== null);
        }),
      );
    const areNear = (adult: number, family: number): boolean =>
      kinship.membersOf(family).some((member) => [...placesOf(member)].some((place) => placesOf(adult).has(place)));
    const haveLived = (adult: number, family: number): boolean =>
      kinship
        .membersOf(family)
        .some((member) =>
          homes.of(member).some(({dwelling}) => homes.isHome(dwelling) && homes.hasLived(adult, dwelling)),
        );
    const families = new Set(links.map(({family}) => family));
    const near = nearness.amongst(families);
    let found = 0;
    for (const adult of new Set(links.map((link) => link.adult))) {
      const theirs = [...families].filter((family) => family !== kinship.familyOf[adult] && areNear(adult, family));
      expect(near(adult)).toEqual(theirs.sort((left, right) => left - right));
      // A second answer is the first.
      expect(near(adult)).toEqual(theirs);
      found += theirs.length;
    }
    expect(found).toBeGreaterThan(20);
    for (const {adult, family, isNear} of links)
      expect(isNear).toBe(areNear(adult, family) && !haveLived(adult, family));
  });
});
