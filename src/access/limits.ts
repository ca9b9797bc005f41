/** Counts requests by key in minutes that follow each other. */
export class MinuteLimits {
  #minute = -1;
  #counts = new Map<string, number>();

  /** Counts one; seconds to wait, 0 where it is within `max` of the minute. `nowMs` is milliseconds since 1970. */
  take(key: string, max: number, nowMs: number): number {
    const wait = this.wait(key, max, nowMs);
    this.#counts.set(key, this.#of(key) + 1);
    return wait;
  }

  /** Seconds to wait before one more is within `max`; counts nothing. */
  wait(key: string, max: number, nowMs: number): number {
    const minute = Math.floor(nowMs / 60_000);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#counts = new Map();
    }
    return this.#of(key) < max ? 0 : Math.ceil(((minute + 1) * 60_000 - nowMs) / 1000);
  }

  /** Takes back one that was counted, where its minute has not passed. */
  giveBack(key: string): void {
    if (this.#of(key) > 0) this.#counts.set(key, this.#of(key) - 1);
  }

  #of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }
}
