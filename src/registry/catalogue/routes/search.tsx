import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { searchAll } from '../../search/search-all.ts';
import { paths } from '../paths.ts';
import { kindWords, SearchPage } from '../views/search-page.tsx';
import { askedSearch } from './search-query.ts';

const MOST_PAGES = 20;

/** Search over everything that the reader may see: published or in work, innovations and problems. */
export const searchRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.search.pattern,
    guard: signedIn,
    event: 'registry.catalogue.search_all',
    handle: search,
  },
];

async function search(visit: Visit<Viewer>): Promise<Answer> {
  const { typed, kind } = askedSearch(visit.query);
  const asked = Number.parseInt(visit.query.get('hal') ?? '1', 10);
  const page = asked >= 1 && asked <= MOST_PAGES ? asked : 1;
  const answer = await searchAll(visit.db.conn, visit.viewer, { typed, kind, page });
  if (page > 1 && page > answer.pages)
    return redirect(
      paths.search.to([
        ['q', typed],
        ['jenis', kind ? kindWords[kind] : ''],
      ]),
    );
  return show({
    title: typed === '' ? t('catalogue.search.title') : t('catalogue.search.titleFor', { text: typed }),
    noindex: true,
    width: 'wide',
    body: <SearchPage typed={typed} kind={kind} page={page} answer={answer} />,
  });
}
