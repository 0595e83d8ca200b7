import { t } from '#platform/i18n/i18n.ts';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { paths as registryPaths } from '../../paths.ts';
import { isFiltered } from '../../search/filter.ts';
import { everything, type ListQuery, listAddress } from '../list-query.ts';

/** No record fits: says what may help, and that the problem itself is worth raising. */
export function NothingFound({ query }: { readonly query: ListQuery }) {
  return (
    <div class="mt-6">
      <EmptyState
        title={t('catalogue.empty.title')}
        action={{ text: t('catalogue.empty.raise'), href: registryPaths.newProblem.to({ ubah: query.text }) }}
      >
        <ul class="list-disc pl-5">
          <li>{t('catalogue.empty.words')}</li>
          {isFiltered(query.filter) ? (
            <li>
              <a href={listAddress({ ...everything, text: query.text })}>{t('catalogue.empty.unfilter')}</a>
            </li>
          ) : null}
          <li>
            <a href={listAddress(everything)}>{t('catalogue.empty.all')}</a>
          </li>
        </ul>
        <p class="mt-3">{t('catalogue.empty.problem')}</p>
      </EmptyState>
    </div>
  );
}
