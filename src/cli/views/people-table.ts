import {printable} from '../../base/printable.ts';
import {indexOfId} from '../../base/find-by-id.ts';
import {rowItems} from '../../network/incidence.ts';
import type {Network} from '../../network/network.ts';
import {agencyWords, listWords} from '../../model/words.ts';
import {table, type Cell} from '../output.ts';
import {PersonViews} from '../../packs/person-view.ts';

/** Names people by their ids, for answers that are about several of them. */
export class PeopleTable {
  readonly #network: Network;
  readonly #views: PersonViews;

  constructor(network: Network) {
    this.#network = network;
    this.#views = new PersonViews(network);
  }

  /** "Amina Khan, born 2011-03-09 (P0123456789ab)"; the id alone where nothing of them was known by the day asked for. */
  text(id: string): string {
    const row = this.#row(id);
    if (row === null) return id;
    const {name, birth} = row;
    return `${printable(name)}${birth === '' ? '' : `, born ${birth}`} (${id})`;
  }

  name(id: string): string {
    return this.#row(id)?.name ?? '';
  }

  /** One line a person, in the order given. */
  table(ids: readonly string[]): string {
    return table(
      ['person', 'name', 'born', 'sex', 'known to'],
      ids.map((id): Cell[] => {
        const row = this.#row(id);
        return row === null ? [id] : [id, row.name, row.birth, row.sex, listWords(row.agencies, agencyWords)];
      }),
    );
  }

  #row(id: string): ReturnType<PersonViews['row']> | null {
    const {resolved, mentionsOf} = this.#network;
    const person = indexOfId(resolved.persons, id);
    return person < 0 || rowItems(mentionsOf, person).length === 0 ? null : this.#views.row(person);
  }
}
