import {writeTable} from '../output/table.ts';
import type {TrueMeeting} from './coresidence.ts';
import type {TrueSerial} from './serial.ts';

/** Writes true_serial.csv and true_coresidence.csv in the columns that datasets/README.md gives. */
export function writeTrueEvents(
  folder: string,
  serials: readonly TrueSerial[],
  meetings: readonly TrueMeeting[],
  idOf: (person: number) => string,
  dateOf: (day: number) => string,
): void {
  writeTable(
    folder,
    'true_serial.csv',
    ['person_id', 'families', 'families_shown'],
    serials
      .toSorted((left, right) => left.person.id - right.person.id)
      .map(({person, families, shown}) => [idOf(person.id), families, shown]),
  );
  writeTable(
    folder,
    'true_coresidence.csv',
    ['adult_id', 'child_id', 'from', 'concern', 'known_on', 'told_on'],
    meetings
      .toSorted(
        (left, right) => left.adult.id - right.adult.id || left.from - right.from || left.child.id - right.child.id,
      )
      .map(({adult, child, from, concern, known, told}) => [
        idOf(adult.id),
        idOf(child.id),
        dateOf(from),
        concern,
        known === Infinity ? '' : dateOf(known),
        told === Infinity ? '' : dateOf(told),
      ]),
  );
}
