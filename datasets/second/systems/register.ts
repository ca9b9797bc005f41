import {listAt} from '../../../src/base/get-or-insert.ts';
import type {Dice} from '../dice.ts';
import {nameOn, type Person} from '../people/model.ts';
import {describe, type Description} from './describe.ts';
import type {Habits} from './habits.ts';

/** A person's entry in an office's own index, with the office's number for it. */
export type Card = Description & {number: string; opened: number; seen: number};

/**
 * An office with an index of persons. It writes somebody down once, mistakes and all, and copies its own entry from then on:
 * so an error comes back in every record of this office, and in none of the others. Now and then it opens a second entry for
 * somebody it has, under another number; now and then it looks again whether the entry still holds.
 */
export class Register {
  readonly #cards = new Map<number, Card[]>();
  readonly #dice: Dice;
  readonly #habits: Habits;
  readonly #numberOf: (index: number) => string;
  readonly #again: number;
  #count = 0;

  /** `again`: chance that a further contact opens a second entry. */
  constructor(dice: Dice, habits: Habits, again: number, numberOf: (index: number) => string) {
    this.#dice = dice;
    this.#habits = habits;
    this.#again = again;
    this.#numberOf = numberOf;
  }

  /** The office's entry for a person on a day. Days may come in any order, but a later one finds what an earlier one wrote. */
  card(person: Person, day: number): Card {
    const cards = this.#cards.get(person.id);
    if (cards === undefined) return this.#open(person, day);
    if (this.#dice.chance(this.#again)) return this.#open(person, day);
    const card = cards.length === 1 ? cards[0]! : this.#dice.pick(cards);
    // A row about a day before the birth, written up after a later one: the entry had the unborn child then.
    if (day < person.born && card.birth.kind !== 'expected')
      return {
        ...describe(this.#dice, person, day, this.#habits),
        number: card.number,
        opened: card.opened,
        seen: day,
      };
    this.#review(card, day);
    return {...card, guises: [...card.guises]};
  }

  /** All entries as they stand. */
  all(): Card[] {
    return [...this.#cards.values()].flat();
  }

  has(person: Person): boolean {
    return this.#cards.has(person.id);
  }

  #open(person: Person, day: number): Card {
    const card: Card = {
      ...describe(this.#dice, person, day, this.#habits),
      number: this.#numberOf(this.#count++),
      opened: day,
      seen: day,
    };
    listAt(this.#cards, person.id).push(card);
    return {...card, guises: [...card.guises]};
  }

  /** A birth, a name, a move may get known. What was mistyped at the start stays mistyped unless the name is written anew. */
  #review(card: Card, day: number): void {
    if (day <= card.seen) return;
    const fresh = describe(this.#dice, card.person, day, this.#habits);
    const newborn = card.seen < card.person.namedOn && day >= card.person.namedOn;
    if (newborn || (card.birth.kind === 'expected' && day >= card.person.born)) {
      Object.assign(card, fresh);
    } else {
      const renamed = nameOn(card.person, day) !== nameOn(card.person, card.seen);
      if (renamed && this.#dice.chance(0.6)) {
        const {given, middle, family, former, guises, era} = fresh;
        Object.assign(card, {given, middle, family, former, guises, era});
      }
      if (fresh.home !== null && this.#dice.chance(0.7)) card.home = fresh.home;
      if (fresh.phone !== '' && this.#dice.chance(0.5)) card.phone = fresh.phone;
      if (card.birth.kind === 'none' && this.#dice.chance(0.25)) card.birth = fresh.birth;
      card.nhs ||= fresh.nhs;
      card.hidden ||= fresh.hidden;
    }
    card.seen = day;
  }
}
