import {expect, test} from 'vitest';
import {matchIds} from '../../../src/base/match-ids.ts';
import type {Mention} from '../../../src/model/mention.ts';
import {resolveDwellings} from '../../../src/resolve/dwellings/dwellings.ts';
import {buildBlockIndex, forEachPair, type BlockIndex} from '../../../src/resolve/link/block/block-index.ts';
import {LinkBuilder, linksInOrder, type Links} from '../../../src/resolve/link/decide/links.ts';
import type {PersonColumns} from '../../../src/resolve/link/columns/person-columns.ts';
import {readColumns} from '../../../src/resolve/link/columns/read-columns.ts';
import {reuseLinks} from '../../../src/resolve/link/reuse-links.ts';
import {CROWD, named} from '../../support/persons.ts';
import {address, born, mention} from '../../support/records.ts';

type Table = {mentions: readonly Mention[]; columns: PersonColumns; index: BlockIndex};

function tableOf(unordered: readonly Mention[]): Table {
  const mentions = unordered.toSorted((left, right) => (left.id < right.id ? -1 : 1));
  const {dwellings, dwellingOf} = resolveDwellings(mentions.map((one) => one.address));
  const columns = readColumns(mentions, dwellingOf, dwellings);
  return {mentions, columns, index: buildBlockIndex(columns)};
}

/** A weight that hangs on what two mentions say and on nothing else; about half of all pairs weigh too little. */
function weighing({mentions}: Table): (left: number, right: number) => number {
  const texts = mentions.map((one) => JSON.stringify([one.id, one.names, one.birth, one.address]));
  return (left, right) => {
    let sum = 0;
    for (const char of texts[left]! + texts[right]!) sum = (sum * 31 + char.charCodeAt(0)) % 1009;
    return sum / 100;
  };
}

const WEIGHT_MIN = 5;

/** All links of a table, by weighing every pair that a block brings together. */
function linksOf(table: Table): Links {
  const builder = new LinkBuilder();
  const weigh = weighing(table);
  forEachPair(table.index, 0, table.columns.rowCount, 1, (left, right) => {
    const weight = weigh(left, right);
    if (weight >= WEIGHT_MIN) builder.add(left, right, weight);
  });
  return linksInOrder(builder.build()).links;
}

const linkTexts = ({mentions}: Table, {length, left, right, weight}: Links): string[] =>
  Array.from({length}, (_, at) => `${mentions[left[at]!]!.id} ${mentions[right[at]!]!.id} ${weight[at]!}`);

/** Links of `later` from those of `earlier`, held against weighing everything; how many pairs were weighed. */
function expectReused(earlier: readonly Mention[], later: readonly Mention[]): {weighed: number; all: number} {
  const [old, now] = [tableOf(earlier), tableOf(later)];
  const oldLinks = linksOf(old);
  const whole = linksOf(now);
  const {before, after} = matchIds(
    old.mentions.map(({id}) => id),
    now.mentions.map(({id}) => id),
  );
  const isSame = Uint8Array.from(before, (was, row) => (was >= 0 && old.mentions[was] === now.mentions[row] ? 1 : 0));
  const isDirty = isSame.map((one) => 1 - one);
  const reused = reuseLinks(
    now.index,
    old.columns,
    oldLinks,
    old.index.limits,
    {before, after, isSame, isBesideSame: isSame},
    isDirty,
    weighing(now),
    WEIGHT_MIN,
  );
  expect(linkTexts(now, reused.links)).toEqual(linkTexts(now, whole));
  // A link that is said to have been there was, with the same weight; of two rows that say what they said every one that was is found.
  const were = linkTexts(old, oldLinks);
  const areSame = (at: number): boolean => isDirty[whole.left[at]!] === 0 && isDirty[whole.right[at]!] === 0;
  const expected = linkTexts(now, whole).map((text, at) => (areSame(at) ? were.indexOf(text) : -1));
  expect([...reused.before]).toEqual(expected);
  const changed = new Set<string>();
  const [then, today] = [new Set(were), new Set(linkTexts(now, whole))];
  for (const text of [...then, ...today])
    if (!then.has(text) || !today.has(text)) for (const id of text.split(' ').slice(0, 2)) changed.add(id);
  for (const [row, {id}] of now.mentions.entries())
    if (changed.has(id) || isDirty[row] === 1) expect([id, reused.isTouched[row]]).toEqual([id, 1]);
  let all = 0;
  forEachPair(now.index, 0, now.columns.rowCount, 1, () => all++);
  return {weighed: reused.pairs, all};
}

/** So many of one birth date that the rule that asks for no more leaves their block out; no two of them have a name in common. */
const SOUNDS = ['Bo', 'Da', 'Fi', 'Gu', 'Ka', 'Lo', 'Mi', 'Ne', 'Po', 'Ra', 'So', 'Ti', 'Vu'];
const ofOneDay = Array.from({length: 70}, (_, at) =>
  mention(`n${String(at).padStart(3, '0')}`, {
    names: named(
      `${SOUNDS[at % 13]!}${SOUNDS[(at * 5) % 13]!.toLowerCase()}x ${SOUNDS[Math.floor(at / 13)]!}${SOUNDS[(at * 7 + 3) % 13]!.toLowerCase()}zz`,
    ),
    birth: born('2015-03-04'),
  }),
);
const FEW = 20;
const few = ofOneDay.slice(0, FEW);

/** Pairs of the few that meet in a block. */
function meetings(mentions: readonly Mention[]): number {
  const {index, mentions: rows, columns} = tableOf(mentions);
  let count = 0;
  forEachPair(index, 0, columns.rowCount, 1, (left, right) => {
    if (few.includes(rows[left]!) && few.includes(rows[right]!)) count++;
  });
  return count;
}

test('where nothing has changed nothing is weighed', () => {
  const {weighed, all} = expectReused([...CROWD, ...few], [...CROWD, ...few]);
  expect([weighed, all > 100]).toEqual([0, true]);
});

test('of a few who changed, came or went only their own pairs are weighed', () => {
  const [first, second, third, ...others] = CROWD;
  const moved = {...first!, address: address('3 Elm Road', 'NW9 8AA')};
  const renamed = {...second!, names: named('Hana Kowalski')};
  const came = mention('zz', {names: third!.names, birth: third!.birth});
  const {weighed, all} = expectReused([...CROWD, ...few], [moved, renamed, came, ...others, ...few.slice(1)]);
  expect(weighed).toBeGreaterThan(0);
  expect(weighed).toBeLessThan(all / 2);
});

test('two who no longer meet, as their block became too large, are linked no more, though neither says anything else', () => {
  expect(meetings([...CROWD, ...few])).toBe((FEW * (FEW - 1)) / 2);
  expect(meetings([...CROWD, ...ofOneDay])).toBeLessThan(FEW);
  expectReused([...CROWD, ...few], [...CROWD, ...ofOneDay]);
});

test.each([
  ['go', few],
  ['are born otherwise', ofOneDay.map((one, at) => (at < FEW ? one : {...one, birth: born(`${1950 + at}-07-08`)}))],
])('a block that was too large is read once so many of it %s', (_, later) => {
  expectReused([...CROWD, ...ofOneDay], [...CROWD, ...later]);
});
