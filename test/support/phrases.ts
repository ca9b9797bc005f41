/** Letters by whose hash a phrase is looked for. */
const HEAD = 5;
const SLOTS = 1 << 16;

/**
 * Finds which of many phrases stand in a text, as `phrases.filter((phrase) => text.includes(phrase))` does, in one walk along
 * the text: there are thousands of names and addresses, and hundreds of pages to look through.
 */
export class Phrases {
  readonly length: number;
  /** hash of their first letters -> phrases. */
  readonly #byHead: (string[] | undefined)[] = Array.from({length: SLOTS});
  /** Those with fewer letters. */
  readonly #short: string[] = [];

  constructor(phrases: Iterable<string>) {
    const distinct = new Set(phrases);
    this.length = distinct.size;
    for (const phrase of distinct)
      (phrase.length < HEAD ? this.#short : (this.#byHead[hashAt(phrase, 0)] ??= [])).push(phrase);
  }

  /** Those in a text, each once. */
  in(text: string): string[] {
    const found = new Set(this.#short.filter((phrase) => text.includes(phrase)));
    for (let at = 0; at <= text.length - HEAD; at++)
      for (const phrase of this.#byHead[hashAt(text, at)] ?? NONE) if (text.startsWith(phrase, at)) found.add(phrase);
    return [...found];
  }
}

const NONE: readonly string[] = [];

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let k = at; k < at + HEAD; k++) hash = (Math.imul(hash, 31) + text.charCodeAt(k)) | 0;
  return hash & (SLOTS - 1);
}
