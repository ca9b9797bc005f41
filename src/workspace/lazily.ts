/** An object whose properties are made when they are first read. */
export function lazily(make: Readonly<Record<string, () => unknown>>): object {
  const made = {};
  for (const [name, read] of Object.entries(make)) {
    const keep = (value: unknown): void =>
      void Object.defineProperty(made, name, {value, enumerable: true, writable: true, configurable: true});
    const get = (): unknown => {
      const value = read();
      keep(value);
      return value;
    };
    Object.defineProperty(made, name, {get, enumerable: true, configurable: true});
  }
  return made;
}
