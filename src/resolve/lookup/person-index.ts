import type {Pieces} from '../../base/piecemeal.ts';
import type {Mention} from '../../model/mention.ts';
import {BLOCKING_RULES} from '../link/block/blocking-rules.ts';
import type {Clusters} from '../link/decide/clusters.ts';
import {isWeakRow} from '../link/decide/decide.ts';
import {APART, HOLD_REASONS} from '../link/decide/hold-reasons.ts';
import type {LinkModel} from '../link/weigh/link-model.ts';
import {PairComparer} from '../link/compare/pair-comparer.ts';
import {PairWeigher} from '../link/weigh/pair-weigher.ts';
import {Scorer} from '../link/weigh/scorer.ts';
import {standardNumber} from '../link/columns/standardise.ts';
import type {TermFrequencies} from '../link/weigh/term-frequency.ts';
import {weightTerms} from '../weight-terms.ts';
import {BlockTable} from './block-table.ts';
import {compareGuests, type GuestPair} from './compare-guests.ts';
import {clustersOf} from './resolved-clusters.ts';
import {decideGuest, type Fit} from './decide-guest.ts';
import {GuestRow} from './guest-row.ts';
import {findDoor} from './key-tables.ts';
import {indexPieces, type KeptIndex} from './kept-index.ts';
import {rankOf, type KnownPeople} from './known-people.ts';
import type {Candidate, LookupAnswer} from './lookup-answer.ts';
import {namesakesOf, type Namesake} from './namesakes.ts';
import type {DecideConfig} from '../link/decide/decide-config.ts';

type IndexParts = Pick<KeptIndex, 'tables' | 'doors'> & {guest: GuestRow; scorer: Scorer; clusters: Clusters};

/** What pairs are weighed with: made once, by the batch, and pinned. */
export type WeighedBy = {model: LinkModel; terms: TermFrequencies};

/** How the standard form of a number of one register begins; the register, a space and the number follow. */
const LOCAL = 'local ';

/** Mentions of one person that are compared in search of the one that fits best. */
const ROWS_OF_PERSON_MAX = 100;
/** Persons that are decided on, and those of them that are shown; whoever a mention joins is always shown. */
const DECIDED_MAX = 50;
const SHOWN_MAX = 10;

/**
 * Everybody known, ready to be asked who a new mention is. The mention is read into a row of its own, meets others under the
 * blocking rules of the batch, and is compared, weighed and decided on by the code of the batch. Nothing of it is kept.
 */
export class PersonIndex {
  /** Bytes of the tables that find rows by key. */
  readonly tableBytes: number;
  readonly #known: KnownPeople;
  readonly #guest: GuestRow;
  readonly #tables: BlockTable[];
  readonly #doors: BlockTable;
  readonly #scorer: Scorer;
  readonly #clusters: Clusters;
  readonly #config: DecideConfig;
  readonly #seen: Uint32Array;
  readonly #keys: number[] = [];
  #stamp = 0;
  #compared = 0;
  /** Where the guest would stand among the rows: a pair is compared from its lower row. */
  #position = 0;

  private constructor(known: KnownPeople, config: DecideConfig, {guest, scorer, clusters, tables, doors}: IndexParts) {
    this.#known = known;
    this.#config = config;
    this.#guest = guest;
    this.#tables = tables.map((arrays) => new BlockTable(arrays));
    this.#doors = new BlockTable(doors);
    this.tableBytes = [...this.#tables, this.#doors].reduce((sum, {bytes}) => sum + bytes, 0);
    this.#scorer = scorer;
    this.#clusters = clusters;
    this.#seen = new Uint32Array(known.columns.rowCount);
  }

  /** `kept` is what an index of these rows worked out before. */
  static *inPieces(
    known: KnownPeople,
    {model, terms}: WeighedBy,
    config: DecideConfig,
    kept: KeptIndex | null = null,
  ): Pieces<PersonIndex> {
    const {columns, dictionaries, personOf, judgedApart} = known;
    const {tables, doors, twins, cleanRegisters, addressWords} = kept ?? (yield* indexPieces(columns, model));
    yield;
    const guest = new GuestRow(columns, dictionaries);
    yield;
    const comparer = new PairComparer(guest.columns, terms, addressWords);
    comparer.setTwins(twins);
    const scorer = new Scorer(comparer, new PairWeigher(model));
    yield;
    const clusters = clustersOf(guest.columns, personOf, cleanRegisters, judgedApart);
    return new PersonIndex(known, config, {guest, scorer, clusters, tables, doors});
  }

  /**
   * Who a mention is. `dwelling` is its front door by number, -1 for none; left out, it is the door of a known mention whose
   * address is written the same way.
   */
  lookup(mention: Mention, dwelling?: number): LookupAnswer {
    this.#read(mention, dwelling);
    const fits = this.#bestOfPersons(this.#fits());
    const {row, columns} = this.#guest;
    const reasons = decideGuest(fits, {
      clusters: this.#clusters,
      scorer: this.#scorer,
      guest: row,
      isWeak: isWeakRow(columns, row),
      config: this.#config,
    });
    const answer = this.#answer(fits, reasons);
    for (const fit of fits) this.#clusters.forget(fit.row);
    return answer;
  }

  /**
   * How two mentions compare of which neither is known, as `lookup` compares one with each of the known. Their addresses take no part:
   * that of a mention which no run has read may be one that nothing may show. A name without birth date or number is never one with
   * another such, as nobody is known who stands beside it.
   */
  compare(left: Mention, right: Mention): GuestPair {
    return compareGuests(
      left,
      right,
      {guest: this.#guest, scorer: this.#scorer, clusters: this.#clusters},
      this.#config,
    );
  }

  /** Ids of everybody who bears the name of a mention, whatever it weighs, those likeliest to be meant first; see `namesakesOf`. */
  namesakes(mention: Mention): {person: string; birth: Namesake['birth']}[] {
    const {personOf, personIds, isKnown = EVERY} = this.#known;
    this.#read(mention, -1);
    const {columns, row: guest} = this.#guest;
    return namesakesOf({columns, guest, personOf, isKnown, personCount: personIds.length}).map(({person, birth}) => ({
      person: personIds.at(person)!,
      birth,
    }));
  }

  /** The registers (scopes of `local` numbers) in which somebody has this number. */
  registersWith(number: string): string[] {
    const end = standardNumber({kind: 'local', value: number, scope: ''}).slice(LOCAL.length);
    const known = end === '' ? [] : this.#known.dictionaries.numbers.list;
    const texts = known.filter((text) => text.startsWith(LOCAL) && text.endsWith(end));
    return texts.map((text) => text.slice(LOCAL.length, -end.length));
  }

  #read(mention: Mention, dwelling: number | undefined): void {
    const {dwellings, mentionIds, isKnown = EVERY} = this.#known;
    const guest = this.#guest;
    guest.read(mention, dwelling ?? -1, dwellings[dwelling ?? -1] ?? null);
    if (dwelling === undefined) {
      const door = findDoor(this.#doors, guest.columns, guest.row, isKnown);
      if (door >= 0) guest.read(mention, door, dwellings[door]!);
    }
    this.#scorer.comparer.reread(guest.row);
    this.#clusters.forget(guest.row);
    this.#position = rankOf(mention.id, mentionIds);
  }

  /** The best weight of each person that meets the guest under a blocking rule, where it is not below the hold threshold. */
  #fits(): Map<number, Fit> {
    const {columns, row: guest} = this.#guest;
    const {personOf, isKnown = EVERY} = this.#known;
    const seen = this.#seen;
    const stamp = ++this.#stamp;
    const fits = new Map<number, Fit>();
    this.#compared = 0;
    for (const [rule, table] of this.#tables.entries()) {
      this.#keys.length = 0;
      BLOCKING_RULES[rule]!.keys(columns, guest, this.#keys);
      for (const key of this.#keys) {
        table.find(key);
        const {rows, to} = table;
        for (let i = table.from; i < to; i++) {
          const row = rows[i]!;
          if (seen[row] === stamp) continue;
          seen[row] = stamp;
          if (!isKnown(row)) continue;
          this.#compared++;
          const weight = this.#weigh(row);
          if (weight < this.#config.holdBits) continue;
          const person = personOf[row]!;
          let fit = fits.get(person);
          if (fit === undefined) fits.set(person, (fit = {person, row, weight, knownWeight: -Infinity}));
          this.#improve(fit, row, weight);
        }
      }
    }
    return fits;
  }

  /** The persons that fit best; the first by the mention of theirs that fits best, whether a blocking rule brought it up or not. */
  #bestOfPersons(fits: Map<number, Fit>): Fit[] {
    const best = [...fits.values()].sort(heavierFirst).slice(0, DECIDED_MAX);
    const seen = this.#seen;
    for (const fit of best.slice(0, SHOWN_MAX)) {
      let left = ROWS_OF_PERSON_MAX;
      for (const row of this.#clusters.members(fit.row)) {
        if (left-- === 0) break;
        if (seen[row] === this.#stamp) continue;
        this.#compared++;
        this.#improve(fit, row, this.#weigh(row));
      }
    }
    return best.sort(heavierFirst);
  }

  /** Takes note of one more mention of a person. */
  #improve(fit: Fit, row: number, weight: number): void {
    if (weight > fit.knownWeight && this.#isKnown(row)) fit.knownWeight = weight;
    if (weight < fit.weight || (weight === fit.weight && row > fit.row)) return;
    fit.row = row;
    fit.weight = weight;
  }

  /** Whether the mention that was weighed last could be nobody else of its name: it has a birth date, or the guest's number. */
  #isKnown(row: number): boolean {
    return !isWeakRow(this.#guest.columns, row) || this.#scorer.haveCommonNumber();
  }

  #weigh(row: number): number {
    const {comparer, weigher} = this.#scorer;
    if (row < this.#position) comparer.compare(row, this.#guest.row);
    else comparer.compare(this.#guest.row, row);
    return weigher.weigh(comparer);
  }

  #answer(fits: readonly Fit[], reasons: readonly number[]): LookupAnswer {
    const candidates = fits.flatMap((fit, index) =>
      index < SHOWN_MAX || reasons[index] === APART.nothing ? [this.#candidate(fit, reasons[index]!)] : [],
    );
    const joins = candidates.filter(({decision}) => decision === 'join');
    const first = joins[0] ?? candidates[0];
    return {
      decision: first?.decision ?? 'new',
      person: first?.person ?? null,
      reason: first?.reason ?? null,
      alsoJoins: joins.slice(1).map(({person}) => person),
      candidates,
      compared: this.#compared,
    };
  }

  #candidate({person, row}: Fit, reason: number): Candidate {
    const weight = this.#weigh(row);
    const {comparer, weigher} = this.#scorer;
    return {
      person: this.#known.personIds.at(person)!,
      mention: this.#known.mentionIds.at(row)!,
      weight,
      probability: 1 / (1 + 2 ** -weight),
      decision: reason === APART.nothing ? 'join' : 'hold',
      reason: reason === APART.nothing ? null : HOLD_REASONS[reason]!,
      terms: weightTerms(weigher, comparer),
    };
  }
}

const EVERY = (): boolean => true;

const heavierFirst = (left: Fit, right: Fit): number => right.weight - left.weight || left.row - right.row;
