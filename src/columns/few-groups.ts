/** Numbers put into groups by joining two at a time; for the few that one question is about, as a join goes through all of them. */
export class FewGroups {
  /** member -> smallest member of its group */
  readonly #groupOf: Map<number, number>;

  constructor(members: readonly number[]) {
    this.#groupOf = new Map(members.map((member) => [member, member]));
  }

  areOne(left: number, right: number): boolean {
    return this.#groupOf.get(left) === this.#groupOf.get(right);
  }

  join(left: number, right: number): void {
    const [one, other] = [this.#groupOf.get(left)!, this.#groupOf.get(right)!];
    const [keep, drop] = [Math.min(one, other), Math.max(one, other)];
    for (const [member, group] of this.#groupOf) if (group === drop) this.#groupOf.set(member, keep);
  }

  /** The members of each group in the order in which they were given, and the groups in that of their first. */
  groups(): number[][] {
    return [...Map.groupBy(this.#groupOf.keys(), (member) => this.#groupOf.get(member)!).values()];
  }
}
