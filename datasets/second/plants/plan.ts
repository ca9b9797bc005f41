import type {Person} from '../people/model.ts';

export type Motif = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G';
export type Strength = 'strong' | 'medium' | 'weak';

/** A linked-family cluster that was put in, as far as records show it: `links` are its records. Who is on none of them is no member. */
export type Cluster = {
  id: string;
  motif: Motif;
  strength: Strength;
  adults: Person[];
  families: {id: string; children: Person[]}[];
  links: {day: number; office: string}[];
  place: number | null;
};

/** What was put into the borough to be found, and what only looks like it. */
export type Plan = {
  clusters: Cluster[];
  serial: {perpetrator: Person; victims: {victim: Person; family: string; from: number; to: number}[]}[];
  series: {child: Person; household: string; kind: 'escalating' | 'control'; facet: string; incidents: number}[];
  coresidence: {adult: Person; child: Person; from: number}[];
  decoys: {id: string; kind: string; persons: Person[]}[];
};

export const emptyPlan = (): Plan => ({clusters: [], serial: [], series: [], coresidence: [], decoys: []});
