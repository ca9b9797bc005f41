import {expect, test} from 'vitest';
import {CLUSTERS} from '../../src/clusters/config.ts';
import {hubOf} from '../../src/clusters/chance/hub-chance.ts';
import {shareToForget} from '../../src/clusters/kinship/kin-plan.ts';
import {linksOf} from '../../src/clusters/links/links.ts';
import {createRng} from '../../src/base/rng.ts';
import type {ForgottenLink} from '../../src/clusters/kinship/forgotten-kin.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {PLAIN_HUB, makeHub} from '../../bench/quality/hub.ts';
import {setScene} from '../../src/clusters/set-scene.ts';

const SMALL = {...PLAIN_HUB, households: 1500, extendedFamilies: 120, institutions: 0, professionals: 0};

/** Links of the hub to whose families no kin of the adult is on record, and what its null model forgets. */
function hub(kinRecorded: number) {
  const {records, resolved} = makeHub({...SMALL, linkChance: 0.05, kinRecorded});
  const scene = setScene(buildNetwork(records, resolved, {asOf: null}), CLUSTERS);
  const links = linksOf(scene);
  return {links, forgotten: hubOf(scene, links)!.model.forgotten!};
}

test('what draws forget of recorded kin shows as many links as kin that nobody recorded does', () => {
  const whole = hub(1);
  const thin = hub(0.7);
  // Relatives who are no longer known as such are among the links of the hub.
  const missing = whole.forgotten.contacts.length - thin.forgotten.contacts.length;
  const share = shareToForget(thin.forgotten, 0.3, 1);
  const rng = createRng(2);
  const drawn = Array.from({length: 20}, () => thin.forgotten.forget(share, rng, false).length);
  const mean = drawn.reduce((sum, count) => sum + count, 0) / drawn.length;
  expect(mean / missing).toBeGreaterThan(0.7);
  expect(mean / missing).toBeLessThan(1.4);
});

test('nothing shows where nothing is forgotten, and every contact where all is', () => {
  const {forgotten} = hub(1);
  const rng = createRng(3);
  expect(forgotten.forget(0, rng, true)).toEqual([]);
  expect(forgotten.forget(1, rng, false)).toHaveLength(forgotten.contacts.length);
  const cells = forgotten.forget(1, rng, true).map(({left, family}) => `${left} ${family}`);
  expect(new Set(cells).size).toBe(cells.length);
});

test('where one way joins two people, as much is forgotten as makes up for what is gone', () => {
  const link: ForgottenLink = {left: 0, family: 0, gain: 0, strength: 1, isNear: false};
  const oneWay = {forget: (share: number) => Array.from({length: Math.round(7000 * share)}, () => link)};
  expect(shareToForget(oneWay, 0.3, 1)).toBeCloseTo(0.3 / 0.7, 1);
});
