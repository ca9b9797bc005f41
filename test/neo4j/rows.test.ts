import {expect, test} from 'vitest';
import {dayToIso, isoToDay} from '../../src/base/day.ts';
import {OPEN} from '../../src/neo4j/days.ts';
import {linkKey} from '../../src/neo4j/graph-rows.ts';
import {workspaceRows} from '../../src/neo4j/workspace-rows.ts';
import {joinGraph} from '../../src/network/around/joins.ts';
import {notificationId, personId, stayId, tieId, type Network} from '../../src/network/network.ts';
import {PATHS} from '../../src/network/around/paths.ts';
import {telephone} from '../../src/uk/numbers/telephone.ts';
import {boroughView} from '../support/borough-view.ts';
import {Phrases} from '../support/phrases.ts';

const {rows, withheld, records, dwellings, dwellingOfMention} = await boroughView((view) => ({
  rows: workspaceRows(view),
  withheld: view.withheld(),
  records: view.known().records,
  dwellings: view.known().resolved.dwellings,
  dwellingOfMention: view.known().resolved.dwellingOfMention,
}));

test('keys are there once, in order, and every relationship has both of its ends', () => {
  const ids = rows.nodes.map(({id}) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  const keys = rows.links.map(linkKey);
  expect(keys).toEqual([...new Set(keys)].sort());
  const there = new Set(ids);
  expect(rows.links.filter(({from, to}) => !there.has(from) || !there.has(to))).toEqual([]);
});

test('nothing leads to an address that is protected, a refuge, or beside one', () => {
  const told = JSON.stringify(rows);
  const toldOf = (texts: readonly string[]): string[] => new Phrases(texts.filter((text) => text !== '')).in(told);
  expect(withheld.size).toBeGreaterThan(5);
  const hidden = dwellings.filter(({id}) => withheld.has(id));
  expect(toldOf(hidden.flatMap(({id, label}) => [`"${id}"`, label]))).toEqual([]);
  const secret = [...records.mentions, ...records.stays].flatMap(({address}) =>
    address?.protected === true ? [address.text] : [],
  );
  expect(secret.length).toBeGreaterThan(0);
  expect(toldOf(secret)).toEqual([]);
  const joined = rows.links.filter(({type}) => type === 'JOINED' || type === 'WAS_AT' || type === 'STAYED_AT');
  expect(joined.filter(({to, set}) => withheld.has(to) || withheld.has(String(set['document'])))).toEqual([]);
  const lines = records.mentions.flatMap(({phones}, at) =>
    withheld.has(dwellings[dwellingOfMention[at]!]?.id ?? '') ? phones : [],
  );
  expect(lines.length).toBeGreaterThan(0);
  expect(toldOf(lines.map((line) => telephone(line) ?? line))).toEqual([]);
});

/** Joins of two persons as the engine finds them on a day, as one text each. */
function joinsOf(network: Network): string[] {
  const graph = joinGraph(network, PATHS);
  const iso = (day: number): string => (day >= isoToDay(OPEN) ? OPEN : dayToIso(day));
  const found = new Set<string>();
  for (let person = 0; person < graph.order; person++) {
    for (let slot = graph.starts[person]!; slot < graph.starts[person + 1]!; slot++) {
      const edge = graph.edges[slot]!;
      const document = graph.documents.from[edge]!;
      const [via, id] = [
        () => ['tie', tieId(network, document)],
        () => ['notification', notificationId(network, document)],
        () => ['dwelling', network.resolved.dwellings[graph.presences[document]!.dwelling]!.id],
      ][graph.via[edge]!]!() as [string, string];
      const ends = [person, graph.targets[slot]!].map((end) => personId(network, end)).sort();
      found.add([...ends, via, id, iso(graph.start[edge]!), iso(graph.end[edge]!)].join(' '));
    }
  }
  return [...found].sort();
}

test.each(['2019-06-30', '2021-03-01', '2023-01-15', '9999-12-30'])(
  'what was known on %s is what the engine answers as of that day',
  (day) =>
    boroughView(
      (view) => {
        const network = view.shown();
        const isKnown = ({set}: {set: Record<string, unknown>}): boolean =>
          String(set['knownFrom']) <= day && day < String(set['knownUntil']);
        const joined = rows.links.filter((link) => link.type === 'JOINED' && isKnown(link));
        const told = joined.map(({from, to, set}) =>
          [from, to, set['via'], set['document'], set['from'], set['to']].join(' '),
        );
        const wanted = joinsOf(network);
        expect(wanted.length).toBeGreaterThan(500);
        expect([...new Set(told)].sort()).toEqual(wanted);
        const stays = rows.links.filter((link) => link.type === 'STAYED_AT' && String(link.set['knownFrom']) <= day);
        const shown = Array.from({length: network.stays.length}, (_, stay) => stay).filter((stay) => {
          const {id, kind} = network.resolved.dwellings[network.stays.dwelling[stay]!]!;
          return kind !== 'pseudo' && !view.withheld().has(id);
        });
        expect(stays.map(({id}) => id).sort()).toEqual(shown.map((stay) => stayId(network, stay)).sort());
      },
      day === '9999-12-30' ? null : day,
    ),
);
