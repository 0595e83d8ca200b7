import { t } from '#platform/i18n/i18n.ts';
import { sorts } from '../../search/page.ts';
import { type ListQuery, listAddress, sortOf } from '../list-query.ts';

/** The orders of the list as links; the present one is told. */
export function SortLinks({ query }: { readonly query: ListQuery }) {
  const present = sortOf(query);
  const offered = sorts.filter((sort) => sort !== 'relevance' || query.text !== '');
  return (
    <nav class="my-4 flex flex-wrap items-center gap-x-5 gap-y-1" aria-label={t('catalogue.sort.label')}>
      <span>{t('catalogue.sort.label')}:</span>
      {offered.map((sort) =>
        sort === present ? (
          <strong key={sort} aria-current="true" class="py-2">
            {t(`catalogue.sort.${sort}`)}
          </strong>
        ) : (
          <a key={sort} class="py-2" href={listAddress({ ...query, sort, page: 1 })}>
            {t(`catalogue.sort.${sort}`)}
          </a>
        ),
      )}
    </nav>
  );
}
