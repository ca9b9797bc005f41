import type {Erased} from '../../workspace/erasure.ts';
import type {JudgementEvent} from '../../workspace/said.ts';
import type {Store} from '../../workspace/store.ts';

/**
 * Which judgements and decisions go with the rows that they are about, words and all: a judgement one of whose sides is gone whole, and a
 * decision on an alert all of whose evidence is.
 */
export class SaidOf {
  readonly #sides: readonly {id: string; sides: readonly (readonly string[])[]}[];
  readonly #evidence: readonly (readonly string[])[];
  readonly #named: Set<string>;
  readonly #going = new Set<string>();
  readonly #staying = new Set<string>();

  constructor(store: Store) {
    this.#sides = store.judgementEvents().flatMap(sidesOf);
    this.#evidence = store.alertDecisions().map(({evidence}) => evidence);
    this.#named = new Set([...this.#sides.flatMap(({sides}) => sides), ...this.#evidence].flat());
  }

  goes(ids: readonly string[]): void {
    for (const id of ids) if (this.#named.has(id)) this.#going.add(id);
  }

  /** The same record may stand in several rows: it is gone only where none of them stays. */
  stays(ids: readonly string[]): void {
    for (const id of ids) if (this.#named.has(id)) this.#staying.add(id);
  }

  gone(): Pick<Erased, 'judgements' | 'decisions'> {
    const isGone = (ids: readonly string[]): boolean =>
      ids.some((id) => this.#going.has(id)) && ids.every((id) => !this.#staying.has(id));
    return {
      // What was proposed and then said has one id.
      judgements: [...new Set(this.#sides.filter(({sides}) => sides.some(isGone)).map(({id}) => id))],
      decisions: this.#evidence.flatMap((ids, at) => (isGone(ids) ? [at] : [])),
    };
  }
}

/** What an event is about, by mention ids; one that takes back or declines goes with what it is about. */
function sidesOf(event: JudgementEvent): {id: string; sides: readonly (readonly string[])[]}[] {
  switch (event.type) {
    case 'said':
      return [{id: event.judgement.id, sides: [event.judgement.left, event.judgement.right]}];
    case 'proposed':
      return [{id: event.proposal.id, sides: [event.proposal.left, event.proposal.right]}];
    case 'unsure':
      return [{id: event.unsure.id, sides: [event.unsure.left, event.unsure.right]}];
    case 'withdrawn':
    case 'declined':
      return [];
  }
}
