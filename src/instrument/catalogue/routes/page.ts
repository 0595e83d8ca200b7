/** Rows on one page of a list. */
export const SIZE = 20;

export function pagesOf(count: number): number {
  return Math.max(1, Math.ceil(count / SIZE));
}

/** The page that is asked for, as far as there is one. */
export function pageIn(query: URLSearchParams, pages: number): number {
  const asked = Number(query.get('halaman'));
  return Number.isInteger(asked) && asked >= 1 ? Math.min(asked, pages) : 1;
}
