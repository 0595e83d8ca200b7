import { t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Origin } from '../../origin/model.ts';
import type { Need, NeedRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { NeedsTable } from './needs-table.tsx';

export type NeedsPageProps = {
  readonly origin: Origin;
  readonly needs: readonly Need[];
  readonly isOwn: boolean;
  readonly whyNotAnswer: NeedRefusal | null;
};

/** What copying needs, as its owner says it, and the way to look how ready one is. */
export function NeedsPage({ origin, needs, isOwn, whyNotAnswer }: NeedsPageProps) {
  return (
    <>
      <PageHeader
        kicker={origin.title}
        title={t('needs.title')}
        lead={t('needs.lead')}
        actions={
          isOwn ? (
            <>
              <LinkButton look="secondary" href={paths.edit.to(origin.id)}>
                {t('needs.edit.title')}
              </LinkButton>
              <LinkButton look="secondary" href={paths.all.to(origin.id)}>
                {t('needs.all.title')}
              </LinkButton>
            </>
          ) : undefined
        }
      />
      {needs.length === 0 ? (
        <EmptyState title={t('needs.none')}>{t(isOwn ? 'needs.noneOwn' : 'needs.noneText')}</EmptyState>
      ) : (
        <>
          <NeedsTable needs={needs} />
          <div class="actions mt-6 print:hidden">
            {whyNotAnswer ? (
              <DisabledWithReason
                id="kesiapan"
                reason={t(`needs.why.${whyNotAnswer === 'own_record' ? 'own' : 'role'}`)}
              >
                {t('needs.check')}
              </DisabledWithReason>
            ) : (
              <LinkButton href={paths.own.to(origin.id)}>{t('needs.check')}</LinkButton>
            )}
          </div>
          <Downloads of={paths.needs.to(origin.id)} />
        </>
      )}
    </>
  );
}
