/** Order of texts by their UTF-16 code units: the same on every machine, whatever its language. */
export const compareTexts = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
