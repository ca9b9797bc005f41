import {compareTexts} from '../../base/compare-texts.ts';
import type {Erased, StoredVersion} from '../../workspace/erasure.ts';
import {RECORD_LISTS} from '../../workspace/lists/decode-row.ts';
import type {Store} from '../../workspace/store.ts';
import type {Due} from './due.ts';
import {countingOf, idsOf} from './row-versions.ts';
import {SaidOf} from './said-of.ts';

/** What becomes of the rows of one feed that go by one rule. */
export type PlanLine = {
  /** Name of the rule; empty for rows that no rule is for. */
  rule: string;
  feed: string;
  /** Rows that go, with all their versions. */
  due: number;
  /** Former versions that go while the row stays. */
  former: number;
  /** Rows that would go but for a hold. */
  held: number;
  /** Rows that stay. */
  staying: number;
  /** Rows that stay since the rule cannot tell their day: no birth date, or no receipt, is recorded. */
  unknown: number;
  /** The next day on which one that stays falls due; empty where none does. */
  next: string;
};

export type Plan = {
  /** Sorted by feed, then in the order of rules. */
  lines: PlanLine[];
  erased: Erased;
  counts: Record<
    'rows' | 'versions' | keyof StoredVersion['records'] | 'refusedRows' | 'judgements' | 'decisions',
    number
  >;
};

/** A plan in the making. */
export class PlanDraft {
  readonly #on: string;
  readonly #store: Store;
  readonly #said: SaidOf;
  readonly #lines = new Map<string, PlanLine>();
  readonly #versions: Erased['versions'][number][] = [];
  readonly #counts = {rows: 0, mentions: 0, notifications: 0, involvements: 0, ties: 0, stays: 0};

  constructor(store: Store, on: string) {
    this.#store = store;
    this.#on = on;
    this.#said = new SaidOf(store);
  }

  judge(row: readonly StoredVersion[], dueOf: (version: StoredVersion) => Due, isHeld: boolean): void {
    const counting = countingOf(row);
    // Of a withdrawal of what was never there nothing is stored but its key.
    if (counting === undefined) return;
    const due = dueOf(counting);
    const line = this.#line(due.type === 'no-rule' ? '' : due.rule.name, counting.feed);
    if (this.#isOver(due) && !isHeld) {
      line.due++;
      return this.eraseRow(row, ({records}) => records.notifications.length > 0);
    }
    this.keep(row);
    if (this.#isOver(due)) line.held++;
    else if (due.type === 'due') {
      line.staying++;
      if (line.next === '' || due.day < line.next) line.next = due.day;
    } else if (due.type === 'unknown') line.unknown++;
    else line.staying++;
    if (isHeld) return;
    const isGoing = (version: StoredVersion): boolean =>
      version !== counting && !version.isCurrent && !version.withdrawn && this.#isOver(dueOf(version));
    const going = row.filter(isGoing);
    line.former += going.length;
    for (const version of going) {
      this.#erase(version, version.records.notifications.length > 0);
      this.#said.goes(idsOf(version));
    }
    // What only a former version tells of goes with the last of them.
    if (going.length > 0) for (const version of row) if (!going.includes(version)) this.#said.stays(idsOf(version));
  }

  eraseNamed(row: readonly StoredVersion[]): void {
    this.#line('', row[0]!.feed).due++;
    this.eraseRow(row, () => true);
  }

  eraseRow(row: readonly StoredVersion[], keepOut: (version: StoredVersion) => boolean): void {
    this.#counts.rows++;
    for (const version of row) this.#erase(version, keepOut(version));
    for (const name of RECORD_LISTS) this.#counts[name] += countingOf(row)?.records[name].length ?? 0;
    for (const version of row) this.#said.goes(idsOf(version));
  }

  keep(row: readonly StoredVersion[]): void {
    const current = row.find(({isCurrent}) => isCurrent);
    if (current !== undefined) this.#said.stays(idsOf(current));
  }

  finish(loads: readonly number[]): Plan {
    const {judgements, decisions} = this.#said.gone();
    const refused = new Map(this.#store.loads().map(({sequence, counts}) => [sequence, counts.quarantined]));
    return {
      lines: [...this.#lines.values()].sort((left, right) => compareTexts(left.feed, right.feed)),
      erased: {versions: this.#versions, quarantine: loads, judgements, decisions},
      counts: {
        ...this.#counts,
        versions: this.#versions.length,
        refusedRows: loads.reduce((sum, load) => sum + (refused.get(load) ?? 0), 0),
        judgements: judgements.length,
        decisions: decisions.length,
      },
    };
  }

  #erase({feed, id, key, contentHash}: StoredVersion, keepOut: boolean): void {
    this.#versions.push({feed, id, key, contentHash, keepOut});
  }

  readonly #isOver = (due: Due): boolean => due.type === 'due' && due.day <= this.#on;

  #line(rule: string, feed: string): PlanLine {
    const name = `${feed}\u001f${rule}`;
    const line = this.#lines.get(name) ?? {rule, feed, due: 0, former: 0, held: 0, staying: 0, unknown: 0, next: ''};
    this.#lines.set(name, line);
    return line;
  }
}
