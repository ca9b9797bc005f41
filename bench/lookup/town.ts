import {createRng, type Rng} from '../../src/base/rng.ts';
import {untoldMention, type Mention} from '../../src/model/mention.ts';
import type {Dwelling} from '../../src/model/resolved.ts';
import {PersonColumnsBuilder} from '../../src/resolve/link/columns/read-columns.ts';
import type {KnownPeople} from '../../src/resolve/lookup/known-people.ts';
import {nhsNumbers} from '../../datasets/world/identifiers.ts';
import {later, record} from '../person-file/damage.ts';
import {drawName, nameLists, type NameLists} from '../person-file/names.ts';
import {drawHome, type Individual} from '../person-file/people.ts';

/** A resident with what is written at a front door and on cards. */
type Resident = {individual: Individual; home: number; address: string; phone: string; nhs: string};

/** People already resolved, by truth, and later records of some of them, of newcomers, and of people with little said. */
export type Town = {known: KnownPeople; questions: Mention[]};

/** Shares of people with one to five records, of records with a front door, telephone and NHS number. */
const RECORDS = [0.45, 0.25, 0.15, 0.09, 0.06];
const DOOR = 0.8;
const PHONE = 0.35;
const NHS = 0.45;
const PEOPLE_PER_HOME = 2.25;
const FAMILY_SHIFT = 18;

/** Columns of `persons` people with about twice as many records; the same seed gives the same town. */
export function makeTown(persons: number, questionCount: number, seed: number): Town {
  const rng = createRng(seed);
  const lists = nameLists();
  const homes = Math.ceil(persons / PEOPLE_PER_HOME);
  const builder = new PersonColumnsBuilder();
  const dwellings: Dwelling[] = [];
  const personOf: number[] = [];
  const asked: Resident[] = [];
  const numbers = nhsNumbers();
  const every = Math.max(1, Math.floor(persons / questionCount));
  let person = 0;
  while (person < persons) {
    const residents = drawResidents(rng, lists, homes, dwellings.length, () => numbers.next().value ?? '');
    const dwelling = doorOf(residents[0]!, dwellings.length);
    dwellings.push(dwelling);
    for (const resident of residents) {
      if (person === persons) break;
      for (const mention of recordsOf(rng, resident, lists, homes, personOf.length)) {
        const isAtHome = mention.address?.postcode === resident.individual.postcode;
        builder.addMention(mention, isAtHome ? resident.home : -1, isAtHome ? dwelling : null);
        personOf.push(person);
      }
      if (person % every === 0) asked.push(resident);
      person++;
    }
  }
  return {
    known: {
      columns: builder.build(),
      dictionaries: builder.dictionaries,
      dwellings,
      mentionIds: personOf.map((_, row) => idOf('m', row)),
      personIds: Array.from({length: persons}, (_, index) => idOf('P', index)),
      personOf: Int32Array.from(personOf),
    },
    questions: asked.map((resident, index) => ask(rng, lists, homes, resident, index)),
  };
}

/** Half are later records of somebody known, a fifth newcomers; the others say little: no birth date, a number, a 1 January. */
function ask(rng: Rng, lists: NameLists, homes: number, resident: Resident, index: number): Mention {
  const draw = rng.next();
  const who = draw < 0.7 ? resident : drawResidents(rng, lists, homes, -1, () => '')[0]!;
  const {individual} = who;
  const person = later(rng, individual, homes, () => drawName(rng, lists.families, FAMILY_SHIFT));
  const mention = mentionOf(rng, {...who, individual: person}, idOf('q', index));
  if (draw < 0.5 || draw >= 0.8) return mention;
  if (draw < 0.6) return {...mention, birth: null};
  if (draw < 0.7) return {...mention, birth: null, address: null, identifiers: numbersOf(who.nhs)};
  const newYear = `${String(1930 + Math.floor(person.birthDay / 365.25))}-01-01`;
  return {...mention, birth: {from: newYear, to: newYear, kind: 'exact'}};
}

function drawResidents(rng: Rng, lists: NameLists, homes: number, home: number, nhs: () => string): Resident[] {
  const address = `${String(1 + rng.int(180))} ${drawName(rng, lists.places, 40)} ${rng.next() < 0.5 ? 'Road' : 'Close'}`;
  const phone = `5${String(rng.int(90_000_000) + 10_000_000)}`;
  return drawHome(rng, lists, homes).map((individual) => ({individual, home, address, phone, nhs: nhs()}));
}

function* recordsOf(
  rng: Rng,
  resident: Resident,
  lists: NameLists,
  homes: number,
  from: number,
): Generator<Mention, void> {
  let rest = rng.next();
  let {individual} = resident;
  for (const [index, share] of RECORDS.entries()) {
    yield mentionOf(rng, {...resident, individual}, idOf('m', from + index));
    if ((rest -= share) < 0) return;
    individual = later(rng, individual, homes, () => drawName(rng, lists.families, FAMILY_SHIFT));
  }
}

function mentionOf(rng: Rng, {individual, address, phone, nhs}: Resident, id: string): Mention {
  const {given, family, dob, sex, postcode} = record(rng, individual);
  const hasDoor = postcode !== '' && rng.next() < DOOR;
  const source = {feed: 'town', file: 'town.csv', row: 1, slot: 'person'};
  return {
    ...untoldMention({id, source, agency: 'police', area: 'BRE', receivedAt: '2024-06-01'}),
    names: [{use: 'recorded', given, family, title: ''}],
    birth: dob === '' ? null : {from: dob, to: dob, kind: 'exact'},
    sex: sex === 'F' ? 'female' : sex === 'M' ? 'male' : 'unknown',
    identifiers: rng.next() < NHS ? numbersOf(nhs) : [],
    phones: rng.next() < PHONE ? [phone] : [],
    address: postcode === '' ? null : {text: hasDoor ? address : '', postcode, uprn: null, protected: false},
  };
}

const numbersOf = (nhs: string): Mention['identifiers'] => (nhs === '' ? [] : [{kind: 'nhs', value: nhs, scope: ''}]);

const doorOf = ({address, individual}: Resident, home: number): Dwelling => ({
  id: idOf('D', home),
  kind: 'dwelling',
  label: address,
  postcode: individual.postcode,
  building: null,
  protected: false,
});

const idOf = (kind: string, index: number): string => kind + String(index).padStart(8, '0');
