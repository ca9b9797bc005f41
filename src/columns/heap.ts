/** A queue that gives the item with the smallest key first; equal keys by item, so the order of pushes does not matter. */
export class Heap {
  #keys = new Float64Array(64);
  #items = new Uint32Array(64);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Key of the first item; infinity when empty. */
  get firstKey(): number {
    return this.#size === 0 ? Infinity : this.#keys[0]!;
  }

  push(item: number, key: number): void {
    if (this.#size === this.#items.length) this.#grow();
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(item, key, parent)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#items[at] = item;
    this.#keys[at] = key;
  }

  /** Takes the first item out; -1 when empty. */
  pop(): number {
    if (this.#size === 0) return -1;
    const first = this.#items[0]!;
    const last = --this.#size;
    const item = this.#items[last]!;
    const key = this.#keys[last]!;
    let at = 0;
    for (let child = 1; child < last; child = 2 * at + 1) {
      if (child + 1 < last && this.#isBefore(this.#items[child + 1]!, this.#keys[child + 1]!, child)) child++;
      if (this.#isBefore(item, key, child)) break;
      this.#move(child, at);
      at = child;
    }
    this.#items[at] = item;
    this.#keys[at] = key;
    return first;
  }

  #isBefore(item: number, key: number, slot: number): boolean {
    const other = this.#keys[slot]!;
    return key < other || (key === other && item < this.#items[slot]!);
  }

  #move(from: number, to: number): void {
    this.#items[to] = this.#items[from]!;
    this.#keys[to] = this.#keys[from]!;
  }

  #grow(): void {
    const keys = new Float64Array(this.#size * 2);
    const items = new Uint32Array(this.#size * 2);
    keys.set(this.#keys);
    items.set(this.#items);
    this.#keys = keys;
    this.#items = items;
  }
}
