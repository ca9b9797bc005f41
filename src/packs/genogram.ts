import {compareTexts} from '../base/compare-texts.ts';
import {DAY_MAX, dayToIso} from '../base/day.ts';
import type {Couple, Descent, Genogram, GenogramPerson} from '../graphs/genogram-layout.ts';
import {TIE_KINDS, type TieKind} from '../model/notification.ts';
import {rowItems} from '../network/incidence.ts';
import {ageOn, birthOf, diedOn, stageOn} from '../network/life-stage.ts';
import {otherEnd, personId, type Network} from '../network/network.ts';
import {shareHome, spellsOf} from '../network/spells.ts';
import {SEX} from '../network/columns/columns.ts';

/** A genogram, and who its people are. */
export type FamilyTree = Genogram & {
  /** Positions in the network, in the order of `people`: the eldest first. */
  persons: readonly number[];
  /** People within reach who are left out. */
  left: number;
};

/** More than this many are a list, and no picture. */
const PEOPLE_MAX = 40;

/** Steps of kin from whom it is about: parents and theirs, brothers and sisters, partners and their children. */
const STEPS_MAX = 3;

/** What a tie says of generations: how many rows its bearer stands above the other end. */
const ABOVE: Partial<Record<TieKind, number>> = {
  parent: 1,
  'step-parent': 1,
  'adoptive-parent': 1,
  'foster-carer': 1,
  grandparent: 2,
  sibling: 0,
  'half-sibling': 0,
  'step-sibling': 0,
  partner: 0,
  'ex-partner': 0,
};

const MANNERS: Partial<Record<TieKind, Descent['manner']>> = {
  parent: 'birth',
  'step-parent': 'step',
  'adoptive-parent': 'adoptive',
  'foster-carer': 'foster',
  grandparent: 'grandparent',
};

/** The family around a person by recorded ties, as a genogram; `nameOf` says how each is called. Give it a network as far as it may be shown. */
export function familyTree(network: Network, person: number, nameOf: (person: number) => string): FamilyTree {
  const generations = generationsAround(network, person);
  const all = [...generations.keys()];
  // The eldest first, as a genogram has them.
  const persons = all
    .slice(0, PEOPLE_MAX)
    .sort(
      (left, right) => birthOf(network, left, DAY_MAX).from - birthOf(network, right, DAY_MAX).from || left - right,
    );
  const places = new Map(persons.map((one, at) => [one, at]));
  const ties = tiesAmong(network, persons, places);
  const descents = descentsOf(ties);
  return {
    persons,
    left: all.length - persons.length,
    people: persons.map((one) => describe(network, one, person, generations.get(one)!, nameOf(one))),
    couples: couplesOf(ties, descents),
    descents,
    siblings: siblingsOf(ties, descents),
  };
}

/** People within reach, nearest first, each with the generation by the shortest way; nobody is reached by way of a foster home. */
function generationsAround(network: Network, person: number): Map<number, number> {
  const generations = new Map([[person, 0]]);
  let edge = [person];
  for (let step = 0; step < STEPS_MAX && edge.length > 0; step++) {
    const next: number[] = [];
    for (const from of edge) {
      for (const tie of rowItems(network.tiesOf, from)) {
        const kind = TIE_KINDS[network.ties.kind[tie]!]!;
        const above = ABOVE[kind];
        const other = otherEnd(network, tie, from);
        if (above === undefined || generations.has(other) || !isNear(kind, step)) continue;
        generations.set(other, generations.get(from)! + (network.ties.from[tie] === from ? above : -above));
        next.push(other);
      }
    }
    edge = next;
  }
  return generations;
}

/** Foster families, former partners and grandparents of others are left out, or the picture is of half a street. */
const isNear = (kind: TieKind, step: number): boolean =>
  step === 0 || (step === 1 ? kind !== 'foster-carer' : kind === 'parent');

type Among = {from: number; to: number; kind: TieKind; isOver: boolean};

function tiesAmong(network: Network, persons: readonly number[], places: ReadonlyMap<number, number>): Among[] {
  const found = new Map<string, Among>();
  for (const one of persons) {
    for (const tie of rowItems(network.tiesOf, one)) {
      const [from, to] = [places.get(network.ties.from[tie]!), places.get(network.ties.to[tie]!)];
      if (from === undefined || to === undefined || from === to) continue;
      const kind = TIE_KINDS[network.ties.kind[tie]!]!;
      const isOver = network.ties.end[tie]! < network.lastReceived;
      const before = found.get(`${from} ${to} ${kind}`);
      found.set(`${from} ${to} ${kind}`, {from, to, kind, isOver: isOver && (before?.isOver ?? true)});
    }
  }
  return [...found.values()].sort(
    (one, other) => one.from - other.from || one.to - other.to || compareTexts(one.kind, other.kind),
  );
}

/** One descent for two people: of birth where any record says so. A grandparent is left out where the parent between is here. */
function descentsOf(ties: readonly Among[]): Descent[] {
  const best = new Map<string, Descent>();
  for (const {from, to, kind} of ties) {
    const manner = MANNERS[kind];
    if (manner === undefined) continue;
    const before = best.get(`${from} ${to}`);
    if (before === undefined || ORDER.indexOf(manner) < ORDER.indexOf(before.manner))
      best.set(`${from} ${to}`, {parent: from, child: to, manner});
  }
  const all = [...best.values()];
  const isBetween = (parent: number, child: number): boolean =>
    all.some((one) => one.parent === parent && all.some((two) => two.parent === one.child && two.child === child));
  return all.filter(({parent, child, manner}) => manner !== 'grandparent' || !isBetween(parent, child));
}

const ORDER: readonly Descent['manner'][] = ['birth', 'adoptive', 'step', 'foster', 'grandparent'];

/** Partners by a record; two who are parents of one child by birth are joined as well, with that and no more. */
function couplesOf(ties: readonly Among[], descents: readonly Descent[]): Couple[] {
  const couples = new Map<string, Couple>();
  const keyOf = (one: number, other: number): [string, number, number] => {
    const [left, right] = one < other ? [one, other] : [other, one];
    return [`${left} ${right}`, left, right];
  };
  for (const {from, to, kind, isOver} of ties) {
    if (kind !== 'partner' && kind !== 'ex-partner') continue;
    const [key, left, right] = keyOf(from, to);
    const isFormer = kind === 'ex-partner' || isOver;
    // A later word that it is over stands beside the earlier one that it was.
    if (isFormer || !couples.has(key)) couples.set(key, {left, right, manner: isFormer ? 'former' : 'partners'});
  }
  const byChild = Map.groupBy(
    descents.filter(({manner}) => manner === 'birth'),
    ({child}) => child,
  );
  for (const parents of byChild.values()) {
    for (const [at, one] of parents.entries()) {
      for (const other of parents.slice(at + 1)) {
        const [key, left, right] = keyOf(one.parent, other.parent);
        if (!couples.has(key)) couples.set(key, {left, right, manner: 'parents-only'});
      }
    }
  }
  return [...couples.values()].sort((one, other) => one.left - other.left || one.right - other.right);
}

/** Brothers and sisters whom no parent here joins. */
function siblingsOf(ties: readonly Among[], descents: readonly Descent[]): [number, number][] {
  const parentsOf = (child: number): number[] => descents.flatMap((one) => (one.child === child ? [one.parent] : []));
  const pairs = ties
    .filter(({kind}) => ['sibling', 'half-sibling', 'step-sibling'].includes(kind))
    .map(({from, to}): [number, number] => (from < to ? [from, to] : [to, from]));
  const open = pairs.filter(([left, right]) => !parentsOf(left).some((parent) => parentsOf(right).includes(parent)));
  return [...new Map(open.map((pair) => [pair.join(' '), pair])).values()];
}

function describe(network: Network, one: number, index: number, generation: number, name: string): GenogramPerson {
  const birth = birthOf(network, one, DAY_MAX);
  const today = network.lastReceived;
  const stage = stageOn(birth, today);
  const isUnborn = stage === 'unborn';
  const age = ageOn(birth, today);
  const died = diedOn(network, one, DAY_MAX);
  const years = age === null ? '' : age.least === age.most ? `${age.least}` : `${age.least}-${age.most}`;
  return {
    name,
    note: isUnborn
      ? `expected ${dayToIso(birth.to)}`
      : died !== DAY_MAX
        ? `died ${dayToIso(died)}`
        : years === ''
          ? ''
          : `aged ${years}`,
    sex:
      network.persons.sex[one] === SEX.female ? 'female' : network.persons.sex[one] === SEX.male ? 'male' : 'unknown',
    isUnborn,
    isDead: died !== DAY_MAX,
    isIndex: one === index,
    isAtHome: one !== index && livesWith(network, one, index),
    generation,
  };
}

/** Whether the last home that records give each is one front door, at one time. */
function livesWith(network: Network, one: number, index: number): boolean {
  const [own, theirs] = [spellsOf(network, index, DAY_MAX).at(-1), spellsOf(network, one, DAY_MAX).at(-1)];
  return own !== undefined && theirs !== undefined && shareHome(network, own, theirs);
}

/** Ids of everybody in it. */
export const idsOf = (network: Network, {persons}: FamilyTree): string[] =>
  persons.map((one) => personId(network, one));
