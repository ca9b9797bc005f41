import type {Flag} from '../../model/finding.ts';
import type {Truth} from './truth.ts';

/** How flags agree with all that truly happened, planted or not. */
export type EventScore = {
  /** What the flags say: persons, or pairs of an adult and a child. */
  said: number;
  /** Of these, what is true of the borough, whether or not records show it. */
  right: number;
  /** What is true and what records show of it, and how much of that is said. */
  shown: number;
  found: number;
  /** Of what is shown, what rows tell of by naming those whom it joins together, and how much of that is said. */
  told: number;
  toldFound: number;
  /** Ids of flags that say something that is not true, and what of the true is not said: for whoever mends the rules. */
  wrong: string[];
  missed: string[];
};

export type EventEvaluation = {
  serial: EventScore;
  coresidence: Record<Concern, EventScore>;
  open: OpenScore;
};

/** How far it is right to leave open whether an adult of concern began to live with a child, of pairs of whom no rule says that they did. */
export type OpenScore = {
  said: number;
  right: number;
  /** Of what records show, by concern, how much is said or left open, of all. */
  shown: number;
  found: number;
};

const SERIAL_RULE = 'serial-perpetrator';
const OPEN_RULE = 'may-live-with-child';
/** Names the one who moved, who that may be, and then the children. */
const NAMESAKE_RULE = 'namesake-with-child';
/** The rule that looks for adults of each concern who begin to live with a child. */
const CORESIDENCE_RULES = {
  offence: 'new-adult-with-child',
  allegation: 'new-suspect-with-child',
  domestic: 'new-abuser-with-child',
} as const;
type Concern = keyof typeof CORESIDENCE_RULES;

/**
 * Holds flags against every true event of the borough; null where its truth does not state them. `real` gives the true person of
 * one of ours.
 */
export function evaluateEvents(
  flags: readonly Flag[],
  truth: Truth,
  real: (person: string) => string,
): EventEvaluation | null {
  if (truth.true_serial.length + truth.true_coresidence.length === 0) return null;
  const said = (rule: string, keysOf: (persons: string[]) => string[]): Said[] =>
    flags
      .filter((flag) => flag.rule === rule)
      .flatMap(({id, persons}) => keysOf(persons.map(real)).map((key) => ({flag: id, key})));
  const pairsOf = (rule: string): Said[] =>
    said(rule, ([adult, ...children]) => children.map((child) => `${adult!} ${child}`));
  const coresidence = (concern: Concern): EventScore => {
    const rows = truth.true_coresidence.filter((row) => row.concern === concern);
    return score(
      pairsOf(CORESIDENCE_RULES[concern]),
      rows.map((row) => `${row.adult_id} ${row.child_id}`),
      rows.filter((row) => row.known_on !== '').map((row) => `${row.adult_id} ${row.child_id}`),
      rows.filter((row) => row.told_on !== '').map((row) => `${row.adult_id} ${row.child_id}`),
    );
  };
  const byConcern = {
    offence: coresidence('offence'),
    allegation: coresidence('allegation'),
    domestic: coresidence('domestic'),
  };
  return {
    serial: score(
      said(SERIAL_RULE, ([person]) => [person!]),
      truth.true_serial.map((row) => row.person_id),
      truth.true_serial.filter((row) => Number(row.families_shown) >= 2).map((row) => row.person_id),
    ),
    coresidence: byConcern,
    open: openScore(
      [
        ...pairsOf(OPEN_RULE),
        ...said(NAMESAKE_RULE, ([adult, , ...children]) => children.map((child) => `${adult!} ${child}`)),
      ],
      Object.values(CORESIDENCE_RULES).flatMap(pairsOf),
      truth,
      Object.values(byConcern),
    ),
  };
}

function openScore(
  left: readonly Said[],
  sure: readonly Said[],
  {true_coresidence}: Truth,
  scores: readonly EventScore[],
): OpenScore {
  const isSaid = new Set(sure.map(({key}) => key));
  const open = new Set(left.map(({key}) => key).filter((pair) => !isSaid.has(pair)));
  const isTrue = new Set(true_coresidence.map((row) => `${row.adult_id} ${row.child_id}`));
  const sum = (of: (one: EventScore) => number): number => scores.reduce((total, one) => total + of(one), 0);
  return {
    said: open.size,
    right: [...open].filter((pair) => isTrue.has(pair)).length,
    shown: sum(({shown}) => shown),
    found: sum(({found, missed}) => found + missed.filter((pair) => open.has(pair)).length),
  };
}

type Said = {flag: string; key: string};

function score(
  said: readonly Said[],
  all: readonly string[],
  shown: readonly string[],
  told: readonly string[] = shown,
): EventScore {
  const isTrue = new Set(all);
  const keys = new Set(said.map(({key}) => key));
  const toFind = [...new Set(shown)];
  const missed = toFind.filter((key) => !keys.has(key));
  return {
    said: keys.size,
    right: [...keys].filter((key) => isTrue.has(key)).length,
    shown: toFind.length,
    found: toFind.length - missed.length,
    told: new Set(told).size,
    toldFound: [...new Set(told)].filter((key) => keys.has(key)).length,
    wrong: [...new Set(said.filter(({key}) => !isTrue.has(key)).map(({flag}) => flag))],
    missed,
  };
}

/** All kinds of concern as one. */
export function pooled({coresidence}: EventEvaluation): EventScore {
  const scores = Object.values(coresidence);
  const sum = (of: (one: EventScore) => number): number => scores.reduce((total, one) => total + of(one), 0);
  return {
    said: sum(({said}) => said),
    right: sum(({right}) => right),
    shown: sum(({shown}) => shown),
    found: sum(({found}) => found),
    told: sum(({told}) => told),
    toldFound: sum(({toldFound}) => toldFound),
    wrong: scores.flatMap(({wrong}) => wrong),
    missed: scores.flatMap(({missed}) => missed),
  };
}

/** How a report says it. */
export const openWords = ({said, right, shown, found}: OpenScore): string =>
  `${String(right)} of ${String(said)} true; ${String(found)} of ${String(shown)} found`;
