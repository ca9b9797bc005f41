import * as fc from 'fast-check';
import {beforeAll, expect, test} from 'vitest';
import {Policy} from '../../src/access/policy.ts';
import type {SightClass} from '../../src/access/sight.ts';
import type {User} from '../../src/access/users.ts';
import {fewOfAll} from '../../src/engine/view/few-as-of.ts';
import {textsOf} from '../../src/engine/kept/matching.ts';
import type {View} from '../../src/engine/view/view.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {Records} from '../../src/model/records.ts';
import type {Resolved} from '../../src/model/resolved.ts';
import type {Agency, Provenance} from '../../src/model/source.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {shortestPath} from '../../src/network/around/paths.ts';
import {askedAbout} from '../../src/resolve/lookup/asked-about.ts';
import {matchTableOf} from '../../src/resolve/match-table.ts';
import {idsIn} from '../../src/server/shown-findings.ts';
import type {WorkspaceReader} from '../../src/server/workspace-reader.ts';
import {worldOf} from '../../src/server/world.ts';
import type {Store} from '../../src/workspace/store.ts';
import {boroughStore} from '../support/borough.ts';
import {boroughToday} from '../support/borough-view.ts';
import {address, involve, mention, notification, records as recordsOf, resolve, stay, tie} from '../support/records.ts';
import {mayBeSeen, seeing, type Seeing} from '../support/sight.ts';
import {POLICY, TODAY, testServer, type TestServer} from '../support/server.ts';

let store: Store;
let view: View;

beforeAll(async () => {
  store = await boroughStore();
  view = await boroughToday();
}, 120_000);

type Case = Seeing & {
  seed: number;
  may: string[];
};

const READS = ['lookup', 'flags:read', 'alerts:read', 'chronology:read', 'person:read'];

const cases: fc.Arbitrary<Case> = fc.record({
  ...seeing([1500, 2300], 7),
  seed: fc.nat(1_000_000),
  may: fc.subarray(READS, {minLength: 1}),
});

/** Every third record is marked by its owner, in turn. */
function policyOf({sees, unmarked, marks, may}: Case): Policy {
  const {notifications, mentions} = view.known().records;
  const marked = [...notifications, ...mentions].filter((_, at) => at % 3 === 0);
  return Policy.parse({
    ...POLICY,
    roles: {reader: {agencies: 'all', purposes: {triage: {may, sees}}}},
    release: {unmarked, items: Object.fromEntries(marked.map(({id}, at) => [id, marks[at % marks.length]]))},
  });
}

/** Ids of everything, and whether it may be seen; a person by any of its mentions, an incident by any of its notifications. */
function sightOfIds(isSeen: (record: Provenance) => boolean): Map<string, boolean> {
  const {records, resolved} = view.known();
  const all = [records.mentions, records.notifications, records.involvements, records.ties, records.stays].flat();
  const ids = new Map(all.map((record) => [record.id, isSeen(record)]));
  const any = (list: readonly string[]): boolean => list.some((id) => ids.get(id) === true);
  for (const {id, mentions} of resolved.persons) ids.set(id, any(mentions));
  for (const {id, notifications} of resolved.incidents) ids.set(id, any(notifications));
  return ids;
}

const described = ({names, birth, sex, phones}: Mention): object => ({
  role: 'subject',
  names: names.map(({given, family}) => ({given, family})),
  ...(birth?.kind === 'exact' ? {born: birth.from} : {}),
  sex,
  phones: phones.slice(0, 2),
});

/** Answers to a good many questions, about people who may be seen and others. */
async function answersTo(
  server: TestServer,
  user: User,
  seed: number,
): Promise<{url: string; status: number; body: string}[]> {
  const {records, resolved} = view.known();
  const mentions = Array.from({length: 6}, (_, at) => records.mentions[(seed + at * 7919) % records.mentions.length]!);
  const people = mentions.filter(
    ({names, phones}) => names.some(({given, family}) => given + family !== '') || phones.length > 0,
  );
  const persons = Array.from(
    {length: 4},
    (_, at) => resolved.persons[(seed + at * 104_729) % resolved.persons.length]!.id,
  );
  const alerts = view.queue().slice(seed % 5, (seed % 5) + 2);
  const urls = [
    '/v1/flags?limit=500',
    '/v1/alerts?dismissed=true',
    ...alerts.map(({alert}) => `/v1/alerts/${alert.id}`),
    ...persons.flatMap((id) => [
      `/v1/persons/${id}`,
      `/v1/persons/${id}/flags`,
      `/v1/persons/${id}/chronology?family=true`,
      `/v1/persons/${id}/circle`,
    ]),
  ];
  const answers = [];
  if (people.length > 0) {
    const body = {ground: 's47', kind: 'neglect', people: people.map(described)};
    const {statusCode, body: text} = await server.post('/v1/notifications', body, user);
    answers.push({url: '/v1/notifications', status: statusCode, body: text});
  }
  for (const url of urls) {
    const {statusCode, body} = await server.get(url, user);
    answers.push({url, status: statusCode, body});
  }
  return answers;
}

test('no id of anything that may not be seen is in any answer, whoever asks', async () => {
  let given = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(cases, async (one) => {
      const policy = policyOf(one);
      const ids = sightOfIds(mayBeSeen(policy, one));
      const user = {name: 'reader', role: 'reader', agency: one.agency};
      const server = await testServer({policy, users: [user], reader: readerOf(view, policy)});
      for (const {url, status, body} of await answersTo(server, user, one.seed)) {
        const action =
          READS[[/notifications/, /flags/, /alerts/, /chronology/, /persons/].findIndex((word) => word.test(url))]!;
        if (!one.may.includes(action)) expect([url, status]).toEqual([url, 403]);
        if (status === 200) given++;
        else refused++;
        const hidden = idsIn(JSON.parse(body)).filter((id) => ids.get(id) === false);
        expect([url, hidden]).toEqual([url, []]);
      }
      await server.close();
    }),
    {seed: 11, numRuns: 8},
  );
  expect(given).toBeGreaterThan(30);
  expect(refused).toBeGreaterThan(30);
}, 300_000);

test('what may not be seen may say anything: no answer changes', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(cases, async (one) => {
      const may = READS;
      const policy = policyOf({...one, may});
      const user = {name: 'reader', role: 'reader', agency: one.agency};
      const other = withOther(view, mayBeSeen(policy, one));
      const answers = await Promise.all(
        [view, other].map(async (of) => {
          const server = await testServer({policy, users: [user], reader: readerOf(of, policy)});
          const answered = await answersTo(server, user, one.seed);
          await server.close();
          return answered;
        }),
      );
      compared += answers[0]!.filter(({status}) => status === 200).length;
      expect(answers[1]).toEqual(answers[0]);
    }),
    {seed: 12, numRuns: 5},
  );
  expect(compared).toBeGreaterThan(40);
}, 300_000);

test('who bears a name, and how many do, is told of those alone who may be seen', async () => {
  let found = 0;
  fc.assert(
    fc.property(cases, (one) => {
      const policy = policyOf({...one, may: READS});
      const seen: SightClass = {agency: one.agency, sight: one.sees, restricted: []};
      const asked = view
        .known()
        .records.mentions.filter((_, at) => (at + one.seed) % 40 === 0)
        .flatMap(({names, birth}) =>
          names.length === 0
            ? []
            : [
                {names, birth},
                {names, birth: null},
              ],
        );
      const other = [{use: 'recorded' as const, given: 'Somebody', family: 'Else', title: ''}];
      const [own, changed] = [view, withOther(view, mayBeSeen(policy, one))].map((of) => {
        const people = worldOf(of, policy, seen, TODAY).people();
        return [...asked, {names: other, birth: null}].map((fields) => people.namesakes(askedAbout(fields, TODAY)));
      });
      found += own!.filter(({length}) => length > 0).length;
      expect(changed).toEqual(own);
      expect(own!.at(-1)).toEqual([]);
    }),
    {seed: 13, numRuns: 3},
  );
  expect(found).toBeGreaterThan(40);
}, 300_000);

/** Mother and child; Ann has the child placed with her, and adopts it. Which agency says what is told with each record. */
function adoption(): {records: Records; resolved: Resolved} {
  const home = address('7 Far Lane', 'SE9 1QZ');
  const of = (agency: Agency) => ({agency});
  const [mother, old, ann] = ['mum', 'old', 'ann'].map((id) => mention(id));
  const harm = notification('harm', {...of('police'), kind: 'child-concern'});
  const records = recordsOf({
    mentions: [mother!, old!, ann!],
    notifications: [harm],
    involvements: [involve(harm, old!, 'victim', of('police')), involve(harm, ann!, 'witness', of('police'))],
    ties: [
      tie(mother!, old!, 'parent', of('police')),
      tie(ann!, old!, 'adoptive-parent', {...of('social-care'), detail: 'placement'}),
    ],
    stays: [
      stay(old!, home, {...of('police'), start: '2020-01-01'}),
      stay(ann!, home, {...of('police'), start: '2015-01-01'}),
    ],
  });
  return {records, resolved: resolve(records)};
}

/** A view of records and what was worked out of them, as far as networks are made of it. */
function viewOf(known: {records: Records; resolved: Resolved}): View {
  const network = buildNetwork(known.records, known.resolved, {asOf: null});
  return {
    ...view,
    known: () => known,
    few: () => fewOfAll(known),
    network: () => network,
    withheld: () => new Set<string>(),
  };
}

test('an adoption parts who it parts for whoever sees one side of it alone, and not the record that tells of it', () => {
  const all = adoption();
  const seen: SightClass = {
    agency: 'police',
    sight: {agencies: [], release: [], days: null, names: true},
    restricted: [],
  };
  const pathFor = (of: View): unknown => {
    const network = worldOf(of, POLICY, seen, TODAY).network();
    const at = (id: string): number => network.resolved.persons.findIndex((person) => person.id === id);
    expect([at('mum'), at('old'), at('ann')].every((person) => person >= 0)).toBe(true);
    expect(network.records.ties.map(({kind}) => kind)).toEqual(['parent']);
    return shortestPath(network, at('mum'), at('ann'));
  };
  expect(pathFor(viewOf(all))).toBeNull();
  // Were there no adoption, the notification and the home would lead from one to the other.
  const none = {...all.records, ties: all.records.ties.filter(({kind}) => kind !== 'adoptive-parent')};
  expect(pathFor(viewOf({records: none, resolved: resolve(none)}))).not.toBeNull();
});

/** A reader of a view that is there already. */
function readerOf(of: View, policy: Policy): WorkspaceReader {
  const worlds = new Map<string, ReturnType<typeof worldOf>>();
  const opened = {
    view: of,
    store,
    derivation: 1,
    decisions: [],
    through: '2024-01-01',
    world: (seen: Parameters<typeof worldOf>[2]) => {
      const key = JSON.stringify(seen);
      const world = worlds.get(key) ?? worldOf(of, policy, seen, TODAY);
      worlds.set(key, world);
      return world;
    },
  };
  return {lease: () => opened, release: () => {}, close: () => {}} as unknown as WorkspaceReader;
}

/**
 * The same view of records that say something else wherever they may not be seen: other names, dates, kinds and places, and that they stand
 * beside whom they do not.
 */
function withOther(of: View, isSeen: (record: Provenance) => boolean): View {
  const {records, resolved} = of.known();
  const seen = records.mentions.filter(isSeen);
  const changed = <T extends Provenance>(list: readonly T[], change: (record: T, at: number) => T): T[] =>
    list.map((record, at) => (isSeen(record) ? record : change(record, at)));
  const other: Records = {
    mentions: changed(records.mentions, (mention, at) => {
      const beside = seen[at % Math.max(seen.length, 1)] ?? mention;
      return {
        ...mention,
        names: [{use: 'recorded', given: 'Somebody', family: 'Else', title: ''}],
        birth: {from: '1950-05-05', to: '1950-05-05', kind: 'exact'},
        died: '1999-01-01',
        sex: 'female',
        asAt: '2001-01-01',
        phones: ['07700900999'],
        emails: ['somebody@example.org'],
        vehicles: ['AA00AAA'],
        birthPlace: 'Elsewhere',
        occupation: 'something else',
        lifeStage: 'adult',
        register: beside.register,
        // The number of somebody who is seen, and a place in a row with them.
        identifiers: [...beside.identifiers, {kind: 'local', value: '12345', scope: 'other:XXX'}],
        group: beside.group,
        address: {text: '1 Elsewhere Road', postcode: 'ZE1 0AA', uprn: null, protected: false},
      };
    }),
    notifications: changed(records.notifications, (item) => ({
      ...item,
      kind: 'missing',
      eventAt: '2015-01-01',
      outcomes: ['care-proceedings'],
      ragInitial: 'red',
      place: null,
    })),
    involvements: changed(records.involvements, (part) => ({...part, role: 'suspect'})),
    ties: changed(records.ties, (tie, at) => ({
      ...tie,
      kind: at % 2 === 0 ? 'partner' : 'adoptive-parent',
      start: '2015-01-01',
    })),
    stays: changed(records.stays, (stay) => ({
      ...stay,
      kind: 'prison',
      start: '2015-01-01',
      address: {text: '1 Elsewhere Road', postcode: null, uprn: null, protected: false},
    })),
  };
  // What a run would have kept of these records.
  const table = matchTableOf(other.mentions, other.ties, resolved, of.model());
  return {
    ...of,
    known: () => ({records: other, resolved}),
    few: () => fewOfAll({records: other, resolved}),
    matching: () => table,
    matchTexts: () => textsOf(table.dictionaries),
  };
}
