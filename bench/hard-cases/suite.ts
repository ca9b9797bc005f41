import {createRng} from '../../src/base/rng.ts';
import {slip} from '../../datasets/dirt/typing.ts';
import {Draw, type Facts} from './facts.ts';
import {KINDS, type Kind} from './kinds.ts';

/** A record of the suite, and whose it is. */
export type SuiteRecord = {facts: Facts; person: number};
export type SuitePair = {kind: Kind; left: number; right: number};
/** Pairs point at positions of records. */
export type Suite = {records: SuiteRecord[]; pairs: SuitePair[]};

/** Ordinary people, so that shares of names and of agreement are those of a population: some with a second record. */
const ORDINARY = 12_000;
const SECOND_RECORD = 0.5;
const ORDINARY_SLIP = 0.06;

export function makeSuite(pairsPerKind: number, seed: number): Suite {
  const draw = new Draw(createRng(seed));
  const suite: Suite = {records: [], pairs: []};
  let person = 0;
  const add = (facts: Facts, isNew: boolean): number => {
    if (isNew) person++;
    return suite.records.push({facts, person}) - 1;
  };
  for (const kind of KINDS) {
    for (let i = 0; i < pairsPerKind; i++) {
      const [left, right] = kind.pair(draw);
      suite.pairs.push({kind, left: add(left, true), right: add(right, !kind.isSame)});
    }
  }
  for (let i = 0; i < ORDINARY; i++) {
    const facts = draw.is(0.5) ? draw.child() : draw.adult();
    add(facts, true);
    if (draw.is(SECOND_RECORD)) add(secondRecord(draw, facts), false);
  }
  return suite;
}

function secondRecord(draw: Draw, facts: Facts): Facts {
  const moved = draw.is(0.15) ? draw.home() : {};
  const given = draw.is(ORDINARY_SLIP) ? slip(draw.rng, facts.given) : facts.given;
  const family = draw.is(ORDINARY_SLIP) ? slip(draw.rng, facts.family) : facts.family;
  return {...facts, ...moved, given, family, born: draw.is(0.03) ? '' : facts.born, phone: draw.phone()};
}
