import {countWords} from '../base/count-words.ts';
import type {Term} from '../model/finding.ts';
import type {Event} from './facts/event.ts';
import type {Scene} from './rule.ts';

/** A term to two decimals, so that what is shown adds up. */
export function term(name: string, value: number, text: string): Term {
  return {name, value: Math.round(value * 100) / 100, text};
}

/** The score that the terms explain. */
export function total(terms: readonly Term[]): number {
  return Math.round(terms.reduce((sum, {value}) => sum + value, 0) * 100) / 100;
}

/**
 * Recency, frequency and gravity, each out of 10 and shown apart (the MATAC ranking): recency halves every
 * `recencyHalfLifeDays` since the last event, frequency is one a distinct incident, gravity the mean of the worst three
 * on the 0-4 table, stretched to 10.
 */
export function recencyFrequencyGravity(scene: Scene, events: readonly Event[]): Term[] {
  const last = events.at(-1)!;
  const age = Math.max(0, scene.today - last.day);
  const worst = events
    .map(({gravity}) => gravity)
    .sort((left, right) => right - left)
    .slice(0, 3);
  const mean = worst.reduce((sum, gravity) => sum + gravity, 0) / worst.length;
  return [
    term('recency', fading(scene, age), `${age} days since the last incident`),
    term('frequency', Math.min(10, events.length), `${events.length} incidents, at most 10 counted`),
    term('gravity', (mean / 4) * 10, `mean gravity ${mean.toFixed(2)} of the gravest ${worst.length}`),
  ];
}

/** Ten points, halved every `recencyHalfLifeDays`. */
const fading = ({config}: Scene, days: number): number => 10 * 2 ** (-days / config.recencyHalfLifeDays);

/** How new something is that began on a day, out of 10. `since` says what that was. */
export function newness(scene: Scene, day: number, since: string): Term {
  const days = Math.max(0, scene.today - day);
  return term('newness', fading(scene, days), `${days} days since ${since}`);
}

/** Three points a child. */
export const childrenMet = (count: number): Term =>
  term('children', Math.min(10, 3 * count), `${countWords(count, 'child', 'children')}, three points each, at most 10`);
