import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {contentHash} from '../../src/base/hash.ts';
import {resolveDwellings} from '../../src/resolve/dwellings/dwellings.ts';
import {resolvePersons, resolvePersonsOnThreads, type PersonResolution} from '../../src/resolve/persons.ts';
import {boroughRecords} from '../support/borough.ts';
import {TRAINED_LESS} from '../support/persons.ts';

const bytesOf = ({persons, held, model, report, links}: PersonResolution): string =>
  contentHash(JSON.stringify([persons, held, model, report, ...[links.left, links.right, links.weight].map(String)]));

test('persons, held pairs, model and links are the same on three threads as on one', async () => {
  const {mentions, ties} = await boroughRecords();
  const {dwellings, dwellingOf} = resolveDwellings(mentions.map(({address}) => address));
  const alone = resolvePersons({mentions, ties, dwellingOf, dwellings}, TRAINED_LESS, QUIET);
  expect(alone.model.trainedOn.rounds).toBeGreaterThan(1);
  expect(alone.report.joined).toBeGreaterThan(500);
  const ctx = {...QUIET, workers: 3};
  const shared = await resolvePersonsOnThreads({mentions, ties, dwellingOf, dwellings}, TRAINED_LESS, ctx, {}, 0);
  expect(bytesOf(shared)).toBe(bytesOf(alone));
});
