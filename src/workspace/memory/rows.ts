import {createHash} from 'node:crypto';
import type {QuarantinedRow, Records} from '../../model/records.ts';
import {applyItems} from '../apply-items.ts';
import {assemble, emptyRecords} from '../assemble.ts';
import {decodeRow} from '../lists/decode-row.ts';
import {rowKey} from '../lists/packed-row.ts';
import type {Erased, StoredVersion} from '../erasure.ts';
import type {FeedItem, Load, LoadHeader, LoadOptions, RowVersion, StoreCounts} from '../loads.ts';
import {MemoryVersions} from './versions.ts';
import {compareText, retireUnseen, type Version} from '../versions.ts';

type State = {
  loads: Load[];
  /** By feed. */
  sources: Map<string, MemoryVersions>;
  quarantine: {load: number; row: QuarantinedRow}[];
};

/** What agencies sent, in memory: the rows of every load, with their versions, and what was refused. */
export class MemoryRows {
  #state: State = {loads: [], sources: new Map(), quarantine: []};

  /** Works on a copy, which takes the place of the state at the end: a load that fails leaves nothing. */
  async load(header: LoadHeader, items: AsyncIterable<readonly FeedItem[]>, options: LoadOptions): Promise<Load> {
    const state = copyOf(this.#state);
    const versions = versionsOf(state, header);
    const sequence = state.loads.length + 1;
    const tally = await applyItems(header, items, options, {
      versions,
      sequence,
      quarantine: (row) =>
        void state.quarantine.push({load: sequence, row: {...row, feed: header.feed, file: header.file}}),
      guard: (work) => work(),
    });
    const earlier = new Set(state.loads.filter((load) => hasSameBytes(load, header)).map((load) => load.sequence));
    tally.counts.retired = retireUnseen(versions, earlier);
    state.quarantine = state.quarantine.filter(({load}) => !earlier.has(load));
    const load: Load = {...header, sequence, receivedAt: tally.receivedAt, counts: tally.counts};
    state.loads.push(load);
    this.#state = state;
    return load;
  }

  loads(): Load[] {
    return structuredClone(this.#state.loads);
  }

  records(): Records {
    const records = emptyRecords();
    for (const versions of this.#state.sources.values()) {
      for (const {load, row, body} of versions.inForce()) {
        const {feed, file} = this.#state.loads[load - 1]!;
        decodeRow(body, {feed, file, row}, records);
      }
    }
    return assemble(records);
  }

  history(feed: string, area: string, key: string): RowVersion[] {
    const versions = this.#state.sources.get(feed);
    return (versions?.history(rowKey(area, key)) ?? []).map(({version, isCurrent}) => ({
      load: version.load,
      file: this.#state.loads[version.load - 1]!.file,
      row: version.row,
      revision: version.revision,
      state: !isCurrent ? 'superseded' : version.withdrawn ? 'withdrawn' : 'in-force',
    }));
  }

  quarantine(loads?: readonly number[]): QuarantinedRow[] {
    const order = ({row}: {row: QuarantinedRow}): [string, string] => [row.feed, row.file];
    return this.#state.quarantine
      .filter(({load}) => loads === undefined || loads.includes(load))
      .toSorted((left, right) => compareTexts(order(left), order(right)) || left.row.row - right.row.row)
      .map(({row}) => row);
  }

  counts(): StoreCounts {
    const counts: StoreCounts = {rows: 0, superseded: 0, withdrawn: 0, quarantined: this.#state.quarantine.length};
    for (const versions of this.#state.sources.values()) versions.addTo(counts);
    return counts;
  }

  *versions(): Iterable<StoredVersion> {
    const feeds = [...this.#state.sources].sort(([left], [right]) => (left < right ? -1 : 1));
    for (const [feed, versions] of feeds) {
      for (const {version, isCurrent} of versions.all().sort(byKey)) {
        const {id, key, load, seen, row, contentHash, withdrawn, body} = version;
        const records = emptyRecords();
        const {file} = this.#state.loads[load - 1]!;
        if (!withdrawn) decodeRow(body, {feed, file, row}, records);
        yield {id, feed, key, load, seen, row, contentHash, isCurrent, withdrawn, records};
      }
    }
  }

  erase({versions, quarantine}: Erased): void {
    for (const [feed, source] of this.#state.sources) source.erase(versions.filter((version) => version.feed === feed));
    this.#state.quarantine = this.#state.quarantine.filter(({load}) => !quarantine.includes(load));
  }

  fingerprint(): string {
    const digest = createHash('sha256');
    for (const [name, versions] of [...this.#state.sources].sort(([left], [right]) => (left < right ? -1 : 1))) {
      const rows = versions.inForce().sort((left, right) => (left.key < right.key ? -1 : 1));
      if (rows.length > 0) digest.update(`\u001e${name}`);
      for (const {key, body} of rows) digest.update(`\u001d${key}\u001f${body}`);
    }
    return digest.digest('hex');
  }

  mentionsSince(load: number): string[] {
    const later = emptyRecords();
    for (const versions of this.#state.sources.values()) {
      for (const version of versions.inForce())
        if (version.load > load) decodeRow(version.body, {feed: '', file: '', row: version.row}, later);
    }
    return later.mentions.map(({id}) => id);
  }
}

function copyOf(state: State): State {
  return {
    loads: [...state.loads],
    sources: new Map([...state.sources].map(([name, versions]) => [name, versions.copy()])),
    quarantine: [...state.quarantine],
  };
}

function versionsOf(state: State, {feed}: LoadHeader): MemoryVersions {
  const versions = state.sources.get(feed) ?? new MemoryVersions(feed);
  state.sources.set(feed, versions);
  return versions;
}

function hasSameBytes(load: Load, header: LoadHeader): boolean {
  return load.feed === header.feed && load.contentHash === header.contentHash;
}

const byKey = ({version: left}: {version: Version}, {version: right}: {version: Version}): number =>
  compareText(left.key, right.key) || left.id - right.id;

function compareTexts(left: readonly string[], right: readonly string[]): number {
  for (let i = 0; i < left.length; i++) {
    if (left[i]! !== right[i]!) return left[i]! < right[i]! ? -1 : 1;
  }
  return 0;
}
