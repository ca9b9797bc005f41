/** Disjoint sets of 0 .. size - 1. The representative of a set is always its smallest member, so it does not depend on the order of unions. */
export class UnionFind {
  readonly #parent: Uint32Array;

  constructor(size: number) {
    this.#parent = new Uint32Array(size);
    for (let i = 0; i < size; i++) this.#parent[i] = i;
  }

  find(member: number): number {
    const parent = this.#parent;
    let root = member;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = member; parent[at] !== root;) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  }

  union(left: number, right: number): void {
    const leftRoot = this.find(left);
    const rightRoot = this.find(right);
    if (leftRoot < rightRoot) this.#parent[rightRoot] = leftRoot;
    else this.#parent[leftRoot] = rightRoot;
  }

  /** The representative of each member. */
  labels(): Uint32Array {
    const out = new Uint32Array(this.#parent.length);
    for (let member = 0; member < out.length; member++) out[member] = this.find(member);
    return out;
  }
}
