import {once} from '../../base/once.ts';
import {lowerBoundOfId, type Ids} from '../../base/find-by-id.ts';

/** Ids as one text, for a list sorted by id: cheap to keep, to read and to search without making a text of each. */
export class IdColumn implements Ids {
  readonly length: number;
  readonly #text: string;
  readonly #width: number;
  /** Ids of several lengths, which are rare: texts by themselves. */
  readonly #apart: readonly string[] | null;

  /** `text` is what `packIds` made of `length` ids. */
  constructor(text: string, length: number) {
    this.length = length;
    this.#text = text;
    this.#apart = text.includes(SEPARATOR) ? text.split(SEPARATOR) : null;
    this.#width = length === 0 ? 0 : text.length / length;
  }

  at(position: number): string {
    if (this.#apart !== null) return this.#apart[position]!;
    return this.#text.slice(position * this.#width, (position + 1) * this.#width);
  }

  indexOf(id: string): number {
    const at = lowerBoundOfId((position) => this.at(position), this.length, id);
    return at < this.length && this.at(at) === id ? at : -1;
  }
}

/** The same, whose text is read when somebody asks: of most lists of records no answer names one. */
export function idsLater(read: () => IdColumn): Ids {
  const ids = once(read);
  return {at: (position) => ids().at(position), indexOf: (id) => ids().indexOf(id)};
}

const SEPARATOR = '\n';

/** Ids of one length, as ours are, end to end; others with a separator between. */
export function packIds(ids: readonly string[]): string {
  const width = ids[0]?.length ?? 0;
  return ids.join(ids.every(({length}) => length === width) ? '' : SEPARATOR);
}
