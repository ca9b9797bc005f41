/** "1 record", "2 records"; "1 family", "2 families" with the plural given. */
export const countWords = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`;
