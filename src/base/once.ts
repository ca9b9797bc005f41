/** What `make` gives, made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: {value: T} | null = null;
  return () => (made ??= {value: make()}).value;
}

/** What `make` gives for a number, made when it is first asked for. */
export function onceEach<T>(make: (at: number) => T): (at: number) => T {
  const known = new Map<number, T>();
  return (at) => {
    let value = known.get(at);
    if (value === undefined) known.set(at, (value = make(at)));
    return value;
  };
}
