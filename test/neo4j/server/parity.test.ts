import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import type {View} from '../../../src/engine/view/view.ts';
import {askGraph, queryNamed} from '../../../src/neo4j/ask.ts';
import type {Answer, Graph} from '../../../src/neo4j/bolt.ts';
import {loadGraph} from '../../../src/neo4j/sync.ts';
import {workspaceRows} from '../../../src/neo4j/workspace-rows.ts';
import {Inquiry} from '../../../src/questions/inquiry.ts';
import type {Row} from '../../../src/questions/question.ts';
import {boroughView} from '../../support/borough-view.ts';
import {ask} from '../../support/inquiry.ts';
import {HAS_SERVER, openGraph, TIMES} from '../../support/neo4j-server.ts';

/** Days of the committed borough, which reaches from 2018 to 2024; null is today. */
const DAYS = [null, '2022-06-30', '2020-03-01'];

const idsIn = (cell: Row[string]): string[] =>
  [cell].flat().map((label) => /\(([^)]*)\)$/.exec(String(label))?.[1] ?? String(label));

const pick = (row: Row | Answer, ...columns: string[]) => columns.map((column) => row[column] ?? null);

describe.skipIf(!HAS_SERVER)(
  'the graph answers as the engine does (skipped without a server: RINGFENCE_NEO4J)',
  TIMES,
  () => {
    let graph: Graph;
    const query = (name: string, given: Record<string, string> = {}, asOf: string | null = null) =>
      askGraph(graph, queryNamed(name), asOf === null ? given : {...given, asOf});

    beforeAll(async () => {
      graph = await openGraph();
      await boroughView((view) => loadGraph(graph, workspaceRows(view), {run: 'parity', through: ''}, 'parity', QUIET));
    });
    afterAll(() => graph.close());

    /** Persons spread over the borough, with the busiest among them. */
    const people = (inquiry: Inquiry): string[] => {
      const ids = [...inquiry.persons()].map((person) => inquiry.resolved.persons[person]!.id);
      return ids.filter((_, at) => at % 131 === 5);
    };

    describe.each(DAYS)('as of %s', (asOf) => {
      const both = <T>(work: (inquiry: Inquiry) => Promise<T>): Promise<T> =>
        boroughView((view) => work(new Inquiry(view)), asOf);

      test('expand', () =>
        both(async (inquiry) => {
          for (const person of people(inquiry)) {
            const wanted = ask(inquiry, 'expand', {person, most: '15'});
            const found = await query('expand', {person, most: '15'}, asOf);
            const columns = ['rank', 'of', 'person', 'by', 'since', 'joined'];
            expect(found.map((row) => pick(row, ...columns))).toEqual(wanted.map((row) => pick(row, ...columns)));
          }
        }));

      test('in-common', () =>
        both(async (inquiry) => {
          let rows = 0;
          for (const left of people(inquiry)) {
            for (const {person} of ask(inquiry, 'expand', {person: left, most: '2'})) {
              const right = String(person);
              const wanted = ask(inquiry, 'in-common', {left, right});
              const found = await query('in-common', {left, right}, asOf);
              const columns = ['person', 'leftBy', 'leftSince', 'rightBy', 'rightSince'];
              expect(found.map((row) => pick(row, ...columns))).toEqual(wanted.map((row) => pick(row, ...columns)));
              rows += wanted.length;
            }
          }
          expect(rows).toBeGreaterThan(5);
        }));

      test.each([
        ['shortest-paths', 'any', 8],
        ['paths-in-time', 'forward', 4],
      ])('%s', (name, time, steps) =>
        both(async (inquiry) => {
          const ids = people(inquiry);
          let length = 0;
          for (const [at, from] of ids.entries()) {
            // Somebody near, and somebody anywhere.
            const near = ask(inquiry, 'expand', {person: from}).map((row) => String(row['person']));
            const next = near.flatMap((person) => ask(inquiry, 'expand', {person}).map((row) => String(row['person'])));
            for (const to of [next.at(-1), ids[(at * 7 + 3) % ids.length]].filter(
              (id) => id !== undefined && id !== from,
            )) {
              const wanted = ask(inquiry, 'shortest-paths', {from, to, time, steps: String(steps), most: '5'});
              const found = await query(name, {from, to: to!, most: '5'}, asOf);
              const paths = [...Map.groupBy(wanted, (row) => row['path'])].map(([path, hops]) => ({
                path,
                of: hops[0]!['of'],
                people: [from, ...hops.map((hop) => hop['to'])],
              }));
              expect(found.map(({path, of, people}) => ({path, of, people}))).toEqual(paths);
              if (time === 'any') {
                expect(found.flatMap((row) => row['by'])).toEqual(wanted.map((row) => row['by']));
                expect(found.flatMap((row) => row['since'])).toEqual(wanted.map((row) => row['since']));
              }
              length = Math.max(length, paths[0]?.people.length ?? 0);
            }
          }
          expect(length).toBeGreaterThan(2);
        }),
      );

      test('lived-with and addresses-of', () =>
        both(async (inquiry) => {
          let rows = 0;
          for (const person of people(inquiry)) {
            const lived = ask(inquiry, 'lived-with', {person});
            const found = await query('lived-with', {person}, asOf);
            const columns = ['person', 'from', 'to', 'dwelling', 'records'];
            expect(found.map((row) => pick(row, ...columns))).toEqual(lived.map((row) => pick(row, ...columns)));
            const wanted = ask(inquiry, 'addresses-of', {person}).filter(({dwelling}) => dwelling !== null);
            const places = ['from', 'to', 'dwelling', 'kind', 'records'];
            const at = await query('addresses-of', {person}, asOf);
            expect(at.map((row) => pick(row, ...places))).toEqual(wanted.map((row) => pick(row, ...places)));
            rows += lived.length;
          }
          expect(rows).toBeGreaterThan(5);
        }));

      test('homes', () =>
        both(async (inquiry) => {
          const wanted = ask(inquiry, 'homes', {min: '2'});
          const found = await query('homes', {min: '2'}, asOf);
          expect(wanted.length).toBeGreaterThan(20);
          expect(found.map((row) => pick(row, 'dwelling', 'kind', 'people', 'who'))).toEqual(
            wanted.map((row) => [...pick(row, 'dwelling', 'kind', 'people'), idsIn(row['who']!)]),
          );
        }));

      test('knows-involved', () =>
        both(async (inquiry) => {
          const given = {roles: 'suspect', ties: 'parent,sibling,partner', min: '1'};
          const wanted = ask(inquiry, 'knows-involved', given);
          const found = await query('knows-involved', given, asOf);
          expect(wanted.length).toBeGreaterThan(5);
          expect(found.map((row) => pick(row, 'person', 'known', 'who'))).toEqual(
            wanted.map((row) => [...pick(row, 'person', 'known'), idsIn(row['who']!)]),
          );
        }));
    });

    /** The graph cannot tell that two are related by a home that is withheld, so neither may the engine here. */
    const today = <T>(work: (inquiry: Inquiry, view: View) => Promise<T>): Promise<T> =>
      boroughView((view) => work(new Inquiry({...view, network: () => view.shown()}), view));

    test('adults-across-families', () =>
      today(async (inquiry) => {
        const wanted = ask(inquiry, 'adults-across-families');
        const found = await query('adults-across-families');
        expect(wanted.length).toBeGreaterThan(10);
        const columns = ['person', 'households', 'household', 'from', 'by'];
        expect(found.map((row) => [...pick(row, ...columns), row['children']])).toEqual(
          wanted.map((row) => [...pick(row, ...columns), idsIn(row['children']!)]),
        );
      }));

    test('addresses-of-unrelated-children', () =>
      today(async (inquiry) => {
        const given = {groups: '2', months: '12'};
        const wanted = ask(inquiry, 'addresses-of-unrelated-children', given);
        const found = await query('addresses-of-unrelated-children', given);
        expect(wanted.length).toBeGreaterThan(0);
        const columns = ['dwelling', 'groups', 'from', 'to'];
        expect(found.map((row) => [...pick(row, ...columns), row['children']])).toEqual(
          wanted.map((row) => [...pick(row, ...columns), idsIn(row['children']!)]),
        );
      }));

    test('shared-phones-and-vehicles', () =>
      today(async (inquiry) => {
        const given = {groups: '1', crowd: '100'};
        const wanted = ask(inquiry, 'shared-phones-and-vehicles', given);
        const found = await query('shared-phones-and-vehicles', given);
        expect(wanted.length).toBeGreaterThan(0);
        const columns = ['kind', 'value', 'groups', 'people', 'agencies', 'from', 'to'];
        expect(found.map((row) => [...pick(row, ...columns), row['who'], row['records']])).toEqual(
          wanted.map((row) => [
            ...pick(row, ...columns),
            idsIn(row['who']!).sort(),
            (row['records'] as string[]).length,
          ]),
        );
      }));

    test('serial-perpetrators, and the people of every alert', () =>
      today(async (_, view) => {
        const flags = view.flags('serial-perpetrator');
        expect(flags.length).toBeGreaterThan(0);
        const found = await query('serial-perpetrators');
        expect(new Set(found.map((row) => row['flag']))).toEqual(new Set(flags.map(({id}) => id)));
        for (const {id, persons, links} of view.alerts()) {
          const members = await query('alert-members', {alert: id});
          expect(new Set(members.map(({person, role}) => `${String(role)} ${String(person)}`))).toEqual(
            new Set(persons.map(({person, role}) => `${role} ${person}`)),
          );
          const pairs = new Set(links.flatMap((link) => link.children.map((child) => `${link.adult} ${child}`)));
          const drawn = await query('alert-subgraph', {alert: id});
          const linked = drawn
            .filter(({type}) => type === 'LINKED_TO')
            .map(({from, to}) => `${String(from)} ${String(to)}`);
          expect(new Set(linked)).toEqual(pairs);
        }
      }));

    test('around counts every step, and is cut by rank', () =>
      today(async (inquiry) => {
        const [person] = people(inquiry).filter((id) => ask(inquiry, 'expand', {person: id}).length > 2);
        const near = ask(inquiry, 'expand', {person, most: '1000'}).map((row) => String(row['person']));
        const next = new Set(
          near.flatMap((id) => ask(inquiry, 'expand', {person: id, most: '1000'}).map((row) => String(row['person']))),
        );
        for (const id of [person!, ...near]) next.delete(id);
        const found = await query('around', {person: person!, steps: '2', most: '1000'});
        expect(found.filter(({step}) => step === 1).map((row) => row['person'])).toEqual(near);
        expect(new Set(found.filter(({step}) => step === 2).map((row) => row['person']))).toEqual(next);
        expect(found.find(({step}) => step === 2)?.['ofStep'] ?? 0).toBe(next.size);
        expect(await query('around', {person: person!, steps: '2', most: '3'})).toEqual(found.slice(0, 3));
      }));
  },
);
