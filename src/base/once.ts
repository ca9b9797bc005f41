/** What `make` gives, made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: {value: T} | null = null;
  return () => (made ??= {value: make()}).value;
}

/** What `make` gives for a number or text, made when it is first asked for. */
export function onceEach<T, K extends number | string = number>(make: (at: K) => T): (at: K) => T {
  const known = new Map<K, T>();
  return (at) => {
    let value = known.get(at);
    if (value === undefined) known.set(at, (value = make(at)));
    return value;
  };
}
