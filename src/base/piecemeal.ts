/** Work that can stop between two pieces of it, and what it gives in the end. */
export type Pieces<T> = Generator<void, T, void>;

/** What `make` gives, made when it is first asked for: at once, or piece by piece. */
export type Piecemeal<T> = {
  /** Does what is still to be done. */
  (): T;
  /** Does one piece at each step; whoever steps meanwhile does the next. */
  pieces(): Pieces<T>;
};

export function piecemeal<T>(make: () => Pieces<T>): Piecemeal<T> {
  let work: Pieces<T> | null = null;
  let made: {value: T} | null = null;
  const step = (): boolean => {
    if (made !== null) return true;
    work ??= make();
    try {
      const {done, value} = work.next();
      if (done === true) made = {value};
    } catch (error) {
      // Begun anew by who asks next.
      work = null;
      throw error;
    }
    return made !== null;
  };
  const whole = (): T => {
    while (!step());
    return made!.value;
  };
  return Object.assign(whole, {
    *pieces(): Pieces<T> {
      while (!step()) yield;
      return made!.value;
    },
  });
}

/** The whole of it, at once. */
export function atOnce<T>(work: Pieces<T>): T {
  for (;;) {
    const {done, value} = work.next();
    if (done === true) return value;
  }
}
