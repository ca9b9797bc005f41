import type {Lodging} from '../extracts/housing-tenancies.ts';
import type {Sentence} from '../extracts/probation.ts';
import type {Person} from '../world/model.ts';

export type Motif = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G';
export type Strength = 'strong' | 'medium' | 'weak';

/** A planted group of families that no one agency sees whole. */
export type Cluster = {
  id: string;
  motif: Motif;
  strength: Strength;
  borough: string;
  adults: Person[];
  families: {id: string; children: Person[]; adults: Person[]}[];
  /** Dwelling at which a cluster of motif C meets, or -1. */
  place: number;
};

export type HardCase = {kind: string; a: Person; b: Person; same: boolean};
export type Decoy = {id: string; kind: string; person: Person};
export type Serial = {perpetrator: Person; families: {family: string; victim: Person; from: number; to: number}[]};
export type Series = {
  subject: Person;
  household: number;
  kind: 'escalating' | 'control';
  facet: string;
  incidents: number;
};
export type Coresidence = {adult: Person; child: Person; from: number};

/** What was planted, for the truth files, and what extracts must carry for it. */
export type Plan = {
  clusters: Cluster[];
  serial: Serial[];
  series: Series[];
  coresidence: Coresidence[];
  hard: HardCase[];
  decoys: Decoy[];
  contacts: Map<Person, {person: Person; relation: string}[]>;
  lodgings: Lodging[];
  sentences: Sentence[];
};

export function emptyPlan(): Plan {
  return {
    clusters: [],
    serial: [],
    series: [],
    coresidence: [],
    hard: [],
    decoys: [],
    contacts: new Map(),
    lodgings: [],
    sentences: [],
  };
}
