import type { InnovationId, ProblemId } from '../../model/ids.ts';
import type { Fields } from '../paths.ts';

/** Kinds of pages in the sitemap, as they stand in its addresses. */
export const sitemapKinds = { inovasi: 'innovation', masalah: 'problem' } as const;
export type SitemapKind = keyof typeof sitemapKinds;

function withFields(path: string, fields: Fields): string {
  const query = new URLSearchParams(fields.filter(([, value]) => value !== '').map(([name, value]) => [name, value]));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** What feed readers, search engines and browsers ask for. */
export const paths = {
  /** Takes the fields of the list (`fieldsOf` of list-query.ts): the feed of what that list shows. */
  atom: { pattern: '/umpan.atom', to: (fields: Fields = []) => withFields('/umpan.atom', fields) },
  sitemap: { pattern: '/peta-situs.xml', to: () => '/peta-situs.xml' },
  sitemapPages: { pattern: '/peta-situs/halaman', to: () => '/peta-situs/halaman' },
  /** A part begins with this record: parts keep their addresses when others are added. */
  sitemapPart: {
    pattern: '/peta-situs/:jenis/:mulai',
    to: (kind: SitemapKind, first: InnovationId | ProblemId) => `/peta-situs/${kind}/${first}`,
  },
  robots: { pattern: '/robots.txt', to: () => '/robots.txt' },
  openSearch: { pattern: '/opensearch.xml', to: () => '/opensearch.xml' },
} as const;
