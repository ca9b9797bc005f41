import type {AlertState} from '../../model/alert-decision.ts';
import type {Asked} from '../page.ts';
import {STATES} from './standing.ts';

/** An alert as other pages lead to it: its name and title tell it from others, and say nothing of its people. */
export type AlertAbout = {id: string; name: string; title: string; state: string};

/** Alerts in which any of these people stand, as far as who asks may read them; those that were decided on among them. */
export function alertsAbout({may, world}: Pick<Asked, 'may' | 'world'>, people: readonly string[]): AlertAbout[] {
  if (!may('alerts:read')) return [];
  const asked = new Set(people);
  return world
    .alerts()
    .filter(({alert}) => alert.persons.some(({person}) => asked.has(person)))
    .map(({alert: {id, name, title}, state}) => ({id, name, title, state: stateWords(state)}));
}

const stateWords = (state: AlertState): string => STATES[state].text;
