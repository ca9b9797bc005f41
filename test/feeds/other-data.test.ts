import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {isLookupFile, listMappings} from '../../src/feeds/language/catalogue.ts';
import {load, write} from './support.ts';

/** The folder of public data sets of other makers; without it these tests are skipped. */
const data = process.env['RINGFENCE_DATA'] ?? '';
const HEAD = "version: 1\nfeed: people\nagency: other\nreceived: {constant: '2000-01-01'}\n";

describe.skipIf(!existsSync(data))('data of other makers (set RINGFENCE_DATA to its folder)', () => {
  test.each([
    [
      'febrl/dataset1.csv',
      1000,
      'key: rec_id\npeople:\n  p: {name: {given: given_name, family: surname}, birth: date_of_birth, identifiers: {local: soc_sec_id}}\n',
    ],
    [
      'splink/fake_1000.csv',
      1000,
      'key: unique_id\npeople:\n  p: {name: {given: first_name, family: surname}, birth: dob, emails: email, address: city}\n',
    ],
    [
      'rldata/RLdata500.csv',
      500,
      'key: rec_id\nplaceholders: [NA]\npeople:\n  p: {name: {given: [fname_c1, fname_c2], family: {join: [lname_c1, lname_c2]}}, birth: {year: by, month: bm, day: bd}}\n',
    ],
    [
      'splink/historical_half.csv',
      24_932,
      'key: unique_id\npeople:\n  p: {name: {given: first_name, family: surname}, birth: dob, sex: gender}\n',
    ],
  ])('every row of %s is read', async (file, count, mapping) => {
    const {rows, feed} = await load(join(data, 'people', file), {mapping: write('people.yaml', HEAD + mapping)});
    expect(feed.counts).toMatchObject({read: count, accepted: count, refused: 0});
    const births = rows.flatMap((row) => row.mentions.filter(({birth}) => birth !== null));
    expect(births.length).toBeGreaterThan(count * 0.6);
  });

  test('every file of the census of children in need that its validators are tried on is read, and nothing of it is lost', async () => {
    const folder = join(data, 'returns/cin_census_fake');
    for (const file of readdirSync(folder)) {
      const {feed, rows, refused} = await load(join(folder, file), {mappings: listMappings()});
      expect([file, feed.feed, rows.length + refused.length]).toEqual([file, 'cin-census', feed.counts.read]);
      expect(feed.counts.accepted).toBeGreaterThan(0);
    }
  });

  test.each([
    ['header', 'looked-after-header', 2675],
    ['episodes', 'looked-after-episodes', 5050],
    ['missing', 'looked-after-missing', 43],
  ])('every row of the SSDA903 file %s is read', async (file, name, count) => {
    const options = {mappings: listMappings(), area: 'BRE', received: '2024-06-01'};
    const {feed} = await load(join(data, `returns/ssda903_fake/${file}.csv`), options);
    expect([feed.feed, feed.counts]).toMatchObject([name, {read: count, accepted: count, refused: 0}]);
  });

  test.each([
    ['List 1', 'contacts', 5],
    ['List 3', 'referrals', 6],
    ['List 5', 'enquiries', 5],
    ['List 7', 'plans', 7],
    ['List 8', 'care', 5],
  ])('%s of Annex A is read', async (sheet, name, count) => {
    const options = {mappings: listMappings(), area: 'BRE', received: '2021-04-01', sheet};
    const {feed, rows} = await load(join(data, 'returns/annex_a_fake/Annex_A.xlsx'), options);
    expect([feed.feed, feed.counts]).toMatchObject([`annex-a-${name}`, {read: count, accepted: count, refused: 0}]);
    expect(rows.flatMap((row) => row.mentions).filter(({sex}) => sex !== 'unknown').length).toBeGreaterThan(0);
  });

  test('the POLE export gives its 368 people at 298 addresses and 55 parties to crimes', async () => {
    const mappings = listMappings();
    const pole = async (part: string): ReturnType<typeof load> =>
      load(join(data, 'pole', `crime-investigation.${part}.csv`), {mappings});
    const stays = (await pole('relationships.CURRENT_ADDRESS')).rows.flatMap((row) => row.stays);
    expect(new Set(stays.map(({mention}) => mention)).size).toBe(368);
    expect(new Set(stays.map(({address}) => `${address.text}|${address.postcode}`)).size).toBe(298);
    const crimes = new Set((await pole('nodes.Crime')).rows.flatMap((row) => row.notifications.map(({id}) => id)));
    const parties = (await pole('relationships.PARTY_TO')).rows.flatMap((row) => row.involvements);
    expect(parties).toHaveLength(55);
    expect(parties.every(({notification}) => crimes.has(notification))).toBe(true);
    expect(isLookupFile('crime-investigation.nodes.Location.csv', mappings)).toBe(true);
  });
});
