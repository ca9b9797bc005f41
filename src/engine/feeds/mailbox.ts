/** Messages in the order in which they came, to be awaited one at a time. */
export class Mailbox<T> {
  readonly #waiting: T[] = [];
  #fault: Error | null = null;
  #wake: (() => void) | null = null;

  put(message: T): void {
    this.#waiting.push(message);
    this.#wake?.();
  }

  /** Every later `take` throws `fault`, once the messages that came before it are taken. */
  fail(fault: Error): void {
    this.#fault ??= fault;
    this.#wake?.();
  }

  async take(): Promise<T> {
    for (;;) {
      const message = this.#waiting.shift();
      if (message !== undefined) return message;
      if (this.#fault !== null) throw this.#fault;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
  }
}
