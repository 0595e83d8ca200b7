import * as z from 'zod';
import { said } from '#platform/http/api/shapes.ts';

export const LARGEST_PAGE = 100;
const DEEPEST_PAGE = 500;

/** How a list is leafed through. */
export const paging = {
  page: said('api.query.page', z.coerce.number().int().min(1).max(DEEPEST_PAGE).default(1)),
  pageSize: said('api.query.pageSize', z.coerce.number().int().min(1).max(LARGEST_PAGE).default(20)),
};

type Paged = { readonly page: number; readonly pageSize: number };

export function windowOf({ page, pageSize }: Paged): { readonly size: number; readonly offset: number } {
  return { size: pageSize, offset: (page - 1) * pageSize };
}

/** The same address with other values; null takes a name away. */
export function addressWith(url: URL, baseUrl: string, values: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return `${baseUrl}${url.pathname}${query.size > 0 ? `?${query}` : ''}`;
}

/** Links to the pages beside this one. */
export function pageLinks(
  { url, baseUrl }: { readonly url: URL; readonly baseUrl: string },
  { page, pageSize }: Paged,
  reachable: number,
): Record<string, string> {
  const to = (number: number) => addressWith(url, baseUrl, { page: String(number) });
  const hasNext = page * pageSize < reachable && page < DEEPEST_PAGE;
  return { ...(page > 1 ? { prev: to(page - 1) } : {}), ...(hasNext ? { next: to(page + 1) } : {}) };
}
