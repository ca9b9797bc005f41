/** Pages named on either side of the one that is open, beside the first and the last. */
const BESIDE = 2;

/**
 * The pages of a long list as the design system takes them: the first, the last, those beside the one that is open, and the ones before and
 * after it. `filter` is what the list is narrowed to; it never holds anything about people.
 */
export function pagesOf(url: string, filter: Record<string, string>, at: number, last: number): object {
  const href = (page: number): string => `${url}?${new URLSearchParams({...filter, page: String(page)}).toString()}`;
  const near = Array.from({length: last}, (_, index) => index + 1).filter(
    (page) => page === 1 || page === last || Math.abs(page - at) <= BESIDE,
  );
  return {
    last,
    items: near.flatMap((page, index) => [
      ...(index > 0 && page - near[index - 1]! > 1 ? [{ellipsis: true}] : []),
      {number: page, href: href(page), current: page === at},
    ]),
    previous: at > 1 ? {href: href(at - 1)} : null,
    next: at < last ? {href: href(at + 1)} : null,
  };
}
