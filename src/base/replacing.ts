/**
 * `of` with some of its properties replaced. The others are read from it when somebody asks for them, so that what is made when first
 * read is not made for the sake of the copy.
 */
export function replacing<T extends object>(of: T, replaced: Partial<T>): T {
  const made = {...replaced} as T;
  for (const name of Object.keys(of) as (keyof T)[]) {
    if (Object.hasOwn(replaced, name)) continue;
    Object.defineProperty(made, name, {get: () => of[name], enumerable: true});
  }
  return made;
}
