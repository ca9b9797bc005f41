import {addMonths, dayToIso} from '../../src/base/day.ts';
import type {Rng} from '../../src/base/rng.ts';
import type {StayKind} from '../../src/model/address.ts';
import {untoldMention, type Mention} from '../../src/model/mention.ts';
import type {Involvement, Notification, Stay, Tie, TieKind} from '../../src/model/notification.ts';
import type {Records} from '../../src/model/records.ts';
import type {Dwelling, Resolved} from '../../src/model/resolved.ts';
import type {Provenance} from '../../src/model/source.ts';
import {concern} from '../concern.ts';

const FIRST_DAY = 17_500;
const DAYS = 6 * 365;

export const idOf = (person: number): string => `p${String(person).padStart(7, '0')}`;

/** Collects records; ids run in order, so that all lists are sorted. */
export class Book {
  persons = 0;
  readonly #rng: Rng;
  readonly #mentions: Mention[] = [];
  readonly #notifications: Notification[] = [];
  readonly #involvements: Involvement[] = [];
  readonly #ties: Tie[] = [];
  readonly #stays: Stay[] = [];
  readonly #dwellings: Dwelling[] = [];
  readonly #dwellingOfStay: number[] = [];
  readonly #adultFrom: number[] = [];

  constructor(rng: Rng) {
    this.#rng = rng;
  }

  person(age: number): number {
    const born = FIRST_DAY - age * 365 - this.#rng.int(365);
    const day = dayToIso(born);
    const id = idOf(this.persons);
    this.#adultFrom.push(addMonths(born, 18 * 12));
    this.#mentions.push({
      ...untoldMention(said(id, dayToIso(FIRST_DAY), 'health')),
      birth: {from: day, to: day, kind: 'exact'},
    });
    return this.persons++;
  }

  dwelling(kind: Dwelling['kind'], postcode: number, building: string | null): number {
    const id = `d${String(this.#dwellings.length).padStart(7, '0')}`;
    this.#dwellings.push({id, kind, label: id, postcode: `P${postcode}`, building, protected: false});
    return this.#dwellings.length - 1;
  }

  live(person: number, dwelling: number, kind: StayKind): void {
    const id = `s${String(this.#stays.length).padStart(7, '0')}`;
    const start = dayToIso(FIRST_DAY);
    const address = {text: id, postcode: null, uprn: null, protected: false};
    this.#stays.push({
      ...said(id, start, 'housing'),
      mention: idOf(person),
      address,
      kind,
      start,
      end: null,
      asAt: start,
    });
    this.#dwellingOfStay.push(dwelling);
  }

  tie(from: number, to: number, kind: TieKind): void {
    const id = `t${String(this.#ties.length).padStart(7, '0')}`;
    const start = dayToIso(FIRST_DAY);
    this.#ties.push({
      ...said(id, start, 'social-care'),
      from: idOf(from),
      to: idOf(to),
      kind,
      detail: '',
      start,
      end: null,
    });
  }

  /** A concern about a child, on some day before it is of age, in which an adult may be named. */
  report(child: number, adult: number | null): void {
    const at = this.#notifications.length;
    const id = `n${String(at).padStart(7, '0')}`;
    const days = Math.min(DAYS, this.#adultFrom[child]! - FIRST_DAY - 1);
    const day = dayToIso(FIRST_DAY + 1 + this.#rng.int(days));
    const base = said(id, day, ['police', 'social-care', 'health', 'education'][this.#rng.int(4)]!);
    this.#notifications.push(concern(base));
    const add = (person: number, role: Involvement['role'], suffix: string): void => {
      this.#involvements.push({...base, id: `i${id.slice(1)}${suffix}`, notification: id, mention: idOf(person), role});
    };
    add(child, 'subject', 'a');
    if (adult !== null) add(adult, 'associate', 'b');
  }

  finish(): {records: Records; resolved: Resolved} {
    const persons = this.#mentions.map(({id}) => ({id, mentions: [id]}));
    return {
      records: {
        mentions: this.#mentions,
        notifications: this.#notifications,
        involvements: this.#involvements,
        ties: this.#ties,
        stays: this.#stays,
      },
      resolved: {
        persons,
        personOf: Int32Array.from(persons, (_, at) => at),
        held: [],
        kinLevels: new Int32Array(),
        dwellings: this.#dwellings,
        dwellingOfMention: new Int32Array(persons.length).fill(-1),
        dwellingOfStay: Int32Array.from(this.#dwellingOfStay),
        dwellingOfNotification: new Int32Array(this.#notifications.length).fill(-1),
        dwellingAsWritten: new Int32Array(),
        incidents: this.#notifications.map(({id}) => ({id, notifications: [id], reasons: []})),
        incidentOf: Int32Array.from(this.#notifications, (_, at) => at),
      },
    };
  }
}

function said(id: string, receivedAt: string, agency: string): Provenance {
  return {
    id,
    source: {feed: 'hub', file: 'hub.csv', row: 1, slot: id},
    agency: agency as Mention['agency'],
    area: 'BRE',
    receivedAt,
  };
}
