import {dayToIso} from '../../src/base/day.ts';
import {OPEN, type Person} from '../world/model.ts';

/** The id of the person of this number, as every truth file writes it. */
export const idOf = (id: number): string => `P${String(id).padStart(6, '0')}`;

export const personId = (person: Person | null): string => (person === null ? '' : idOf(person.id));

/** Nothing for what has not ended. */
export const date = (day: number): string => (day === OPEN ? '' : dayToIso(day));
