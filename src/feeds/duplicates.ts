import type {RowIdentity} from './rows/rows.ts';

/**
 * Which version of a key counts, found in a first reading of the file. Memory: about 20 bytes a row for keys that occur once,
 * and one entry for each key that may occur more often.
 */
export class VersionTable {
  #hashes = new Float64Array(1 << 12);
  #count = 0;
  readonly #suspects = new Set<number>();
  readonly #best = new Map<string, {version: string; taken: boolean}>();
  /** Keys of which two versions differ. */
  readonly #disputed = new Set<string>();

  /** First reading: remembers that the key occurs. */
  note(key: string): void {
    const hash = hash53(key);
    if (this.#insert(hash)) return;
    this.#suspects.add(hash);
  }

  /** Whether the key may occur more than once; never false for one that does. */
  mayRepeat(key: string): boolean {
    return this.#suspects.has(hash53(key));
  }

  get hasSuspects(): boolean {
    return this.#suspects.size > 0;
  }

  /** Second reading: offers one version of a key that may repeat. */
  offer(identity: RowIdentity, key: string): void {
    if (!this.mayRepeat(key)) return;
    const version = versionOf(identity);
    const best = this.#best.get(key);
    if (best !== undefined && version !== best.version) this.#disputed.add(key);
    if (best === undefined || version > best.version) this.#best.set(key, {version, taken: false});
  }

  get hasDisputed(): boolean {
    return this.#disputed.size > 0;
  }

  /** After the second reading: whether this is the version that counts of a key of which others differ. */
  isCountedOfDisputed(identity: RowIdentity, key: string): boolean {
    return this.#disputed.has(key) && this.#best.get(key)?.version === versionOf(identity);
  }

  /** Last reading: what to do with a row: take it, count it as a repeat, or refuse it as an older version. */
  decide(identity: RowIdentity, key: string): 'take' | 'repeat' | 'refuse' {
    const best = this.#best.get(key);
    if (best === undefined) return 'take';
    if (versionOf(identity) !== best.version) return 'refuse';
    if (best.taken) return 'repeat';
    best.taken = true;
    return 'take';
  }

  /** False where the hash is there already. */
  #insert(hash: number): boolean {
    if (this.#count * 2 >= this.#hashes.length) this.#grow();
    const mask = this.#hashes.length - 1;
    let slot = (hash % 0x7fffffff) & mask;
    while (this.#hashes[slot] !== 0) {
      if (this.#hashes[slot] === hash) return false;
      slot = (slot + 1) & mask;
    }
    this.#hashes[slot] = hash;
    this.#count++;
    return true;
  }

  #grow(): void {
    const old = this.#hashes;
    this.#hashes = new Float64Array(old.length * 2);
    this.#count = 0;
    for (const hash of old) if (hash !== 0) this.#insert(hash);
  }
}

const versionOf = (identity: RowIdentity): string => `${identity.revision}\u001f${identity.contentHash}`;

/** 53 bits of a text, never 0: cyrb53 (bryc). Two keys that meet by chance are only looked at more closely. */
function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return 4294967296 * (high & 0x1fffff) + (low >>> 0) + 1;
}
