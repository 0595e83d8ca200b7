import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { InnovationId } from '../../../model/ids.ts';
import { paths as registryPaths } from '../../../paths.ts';
import { paths } from '../paths.ts';

/** What a reader may see of the work on a record: its messages only for those to whom they are sent. */
export type Work = { readonly messages: number | null };

type WorkBarProps = { readonly id: InnovationId; readonly inWork: boolean; readonly work: Work };

/** For those who may see the work on the record: the way there. Everyone reads the same text below it. */
export function WorkBar({ id, inWork, work }: WorkBarProps) {
  return (
    <aside class="notice tone-info mb-8 max-w-none print:hidden" aria-label={t('record.work.label')}>
      <p>{t(inWork ? 'record.work.inWork' : 'record.work.text')}</p>
      <ul class="mt-1 flex flex-wrap gap-x-6">
        <li>
          <a class="inline-flex min-h-11 items-center font-semibold" href={registryPaths.work.to(id)}>
            {t('record.work.open')}
          </a>
        </li>
        {work.messages === null ? null : (
          <li>
            <a class="inline-flex min-h-11 items-center font-semibold" href={paths.messages.to(id)}>
              {t('record.work.messages', { n: formatNumber(work.messages) })}
            </a>
          </li>
        )}
      </ul>
    </aside>
  );
}
