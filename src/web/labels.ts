import {getOrInsert} from '../base/get-or-insert.ts';
import {indexOfId} from '../base/find-by-id.ts';
import {rowItems} from '../network/incidence.ts';
import type {Network} from '../network/network.ts';
import {PersonViews} from '../packs/person-view.ts';
import {dayWords} from './render.ts';

/** How people are shown: by number alone, with initials, or, once somebody said why, by name. */
export type Showing = 'numbers' | 'initials' | 'names';

/** What somebody is called by age where no name is shown. */
export const STAGES = {unborn: 'Unborn child', child: 'Child', adult: 'Adult', unknown: 'Person'} as const;

/** "Amina Mary Khan" -> "A.M.K."; empty where no name is recorded. */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((part) => part.match(/\p{L}/u)?.[0] ?? '')
    .filter((letter) => letter !== '')
    .map((letter) => `${letter.toUpperCase()}.`)
    .join('');

/** How the people of one page are called: "Adult 1 (A.K.)" for one who stands in the list of `roles`. */
export class Labels {
  readonly #network: Network;
  readonly #views: PersonViews;
  readonly #showingOf: (id: string) => Showing;
  /** Ids of persons and families -> "Adult 1", "Family 2". */
  readonly #roles: ReadonlyMap<string, string>;
  readonly #texts = new Map<string, string>();

  constructor(network: Network, showingOf: (id: string) => Showing, roles: ReadonlyMap<string, string>) {
    this.#network = network;
    this.#views = new PersonViews(network);
    this.#showingOf = showingOf;
    this.#roles = roles;
  }

  /** One who has no number on the page is a "Person". */
  of(id: string): string {
    return getOrInsert(this.#texts, id, () => this.#made(id));
  }

  /** With the birth date, where names are shown. */
  atLength(id: string): string {
    const birth = this.#showingOf(id) === 'names' ? (this.#row(id)?.birth ?? '') : '';
    return birth === '' ? this.of(id) : `${this.of(id)}, born ${dayWords(birth)}`;
  }

  /**
   * Words of the engine with the ids of people and families in them replaced; other ids stay. What the engine calls "person P..."
   * is not called a person twice.
   */
  inWords(text: string): string {
    return text.replace(NAMED_ID, (all: string, word: string | undefined, id: string) => {
      if (!id.startsWith('P') && !this.#roles.has(id)) return all;
      const label = this.of(id);
      if (word === undefined || word.toLowerCase() === 'person ') return label;
      return word + label.replace(/^Person (?=\()/, '');
    });
  }

  #made(id: string): string {
    const role = this.#roles.get(id);
    const showing = this.#showingOf(id);
    const name = showing === 'numbers' || !id.startsWith('P') ? '' : (this.#row(id)?.name ?? '');
    const shown = showing === 'names' ? name : initialsOf(name);
    if (shown === '') return role ?? 'Person';
    return role === undefined && showing === 'names' ? shown : `${role ?? 'Person'} (${shown})`;
  }

  #row(id: string): ReturnType<PersonViews['row']> | null {
    const {resolved, mentionsOf} = this.#network;
    const at = indexOfId(resolved.persons, id);
    return at < 0 || rowItems(mentionsOf, at).length === 0 ? null : this.#views.row(at);
  }
}

const NAMED_ID = /\b((?:[Pp]erson|[Cc]hild|[Aa]dult|[Bb]aby) )?([A-Za-z][0-9a-hjkmnp-tv-z]{12})\b/g;
