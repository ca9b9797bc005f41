import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {QUIET} from '../src/base/context.ts';
import {shortId} from '../src/base/hash.ts';
import {DEFAULT_CONFIG} from '../src/engine/config/config.ts';
import {connectedRecords} from '../src/engine/part/connected.ts';
import {loadFeeds} from '../src/engine/feeds/load-feeds.ts';
import {feedOpener} from '../src/engine/feeds/open-feed.ts';
import {listMappings} from '../src/feeds/language/catalogue.ts';
import {addressesOf, type Records} from '../src/model/records.ts';
import type {Person, Resolved} from '../src/model/resolved.ts';
import {placeDoorsByPersons} from '../src/resolve/dwellings/persons.ts';
import {resolveDwellings} from '../src/resolve/dwellings/dwellings.ts';
import {resolveIncidents} from '../src/resolve/incidents/incidents.ts';
import {emptyStore} from '../test/support/empty-store.ts';

/** The records of a synthetic borough with the true person of each mention; dwellings and incidents are the engine's. */
export type TruthBorough = {records: Records; resolved: Resolved; trueOf: Map<string, string>; truth: string};

export async function readTruthBorough(dir: string): Promise<TruthBorough> {
  const store = emptyStore();
  const openFeed = feedOpener({mappings: listMappings()});
  await loadFeeds(join(dir, 'feeds'), store, openFeed, 0.5, QUIET);
  const {records} = connectedRecords(store.records());
  const truth = join(dir, 'truth');
  const people = truePersons(records, truth);
  const places = resolveDwellings(addressesOf(records));
  const {dwellings, isDoorless} = places;
  const dwellingOf = placeDoorsByPersons(records, people.personOf, dwellings, isDoorless, places.dwellingOf);
  const stayFrom = records.mentions.length;
  const notificationFrom = stayFrom + records.stays.length;
  const dwellingOfNotification = dwellingOf.slice(notificationFrom);
  const events = resolveIncidents(
    records,
    people.personOf,
    dwellings,
    dwellingOfNotification,
    DEFAULT_CONFIG.incidents,
  );
  return {
    records,
    resolved: {
      persons: people.persons,
      personOf: people.personOf,
      held: [],
      kinLevels: new Int32Array(),
      dwellings,
      dwellingOfMention: dwellingOf.slice(0, stayFrom),
      dwellingOfStay: dwellingOf.slice(stayFrom, notificationFrom),
      dwellingOfNotification,
      dwellingAsWritten: places.dwellingOf,
      ...events,
    },
    trueOf: people.trueOf,
    truth,
  };
}

/** Rows of a truth file, by column. */
export function readRows(path: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const columns = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [columns[at]!, cell])));
}

function truePersons(
  {mentions}: Records,
  truth: string,
): {persons: Person[]; personOf: Int32Array; trueOf: Map<string, string>} {
  const real = new Map(
    readRows(join(truth, 'mentions.csv')).map((row) => [
      `${row['file']} ${row['row']} ${row['slot']}`,
      row['person_id']!,
    ]),
  );
  const byPerson = new Map<string, string[]>();
  const nameOf = mentions.map((mention) => {
    if (mention.staff) return null;
    const {file, row, slot} = mention.source;
    return real.get(`${file} ${row} ${slot}`) ?? `unlisted ${mention.id}`;
  });
  for (const [at, name] of nameOf.entries()) {
    if (name === null) continue;
    const own = byPerson.get(name);
    if (own === undefined) byPerson.set(name, [mentions[at]!.id]);
    else own.push(mentions[at]!.id);
  }
  const trueOf = new Map([...byPerson.keys()].map((name) => [shortId('p', name), name]));
  const persons = [...byPerson]
    .map(([name, own]): Person => ({id: shortId('p', name), mentions: own.sort()}))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
  const at = new Map(persons.map((person, index) => [person.id, index]));
  const personOf = Int32Array.from(nameOf, (name) => (name === null ? -1 : at.get(shortId('p', name))!));
  return {persons, personOf, trueOf};
}
