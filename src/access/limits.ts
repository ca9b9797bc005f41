/** Counts requests by key in minutes that follow each other. */
export class MinuteLimits {
  #minute = -1;
  #counts = new Map<string, number>();

  /** Seconds to wait; 0 where this one is within `max` of the minute. `nowMs` is milliseconds since 1970. */
  take(key: string, max: number, nowMs: number): number {
    const minute = Math.floor(nowMs / 60_000);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#counts = new Map();
    }
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count <= max ? 0 : Math.ceil(((minute + 1) * 60_000 - nowMs) / 1000);
  }
}
