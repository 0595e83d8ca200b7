import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { InnovationId } from '../../../model/ids.ts';
import { paths } from '../../../paths.ts';

/** Instead of a record that is not public, for those who may see the work on it. */
export function UnpublishedPage({ id, archived }: { readonly id: InnovationId; readonly archived: boolean }) {
  return (
    <PageHeader
      title={t(archived ? 'record.archived.title' : 'record.unpublished.title')}
      lead={t(archived ? 'record.archived.text' : 'record.unpublished.text')}
      actions={<LinkButton href={paths.work.to(id)}>{t('record.work.open')}</LinkButton>}
    />
  );
}
