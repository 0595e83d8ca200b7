import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Profile } from '../model.ts';
import { paths } from '../paths.ts';
import { affairsText, loadText, regionsText } from './words.ts';

export type CoachesPageProps = {
  readonly coaches: readonly Profile[];
  readonly mayEdit: (it: Profile) => boolean;
};

/** Everybody who coaches, with what they declare and have in hand. */
export function CoachesPage({ coaches, mayEdit }: CoachesPageProps) {
  return (
    <>
      <PageHeader title={t('request.coaches.title')} lead={t('request.coaches.lead')} />
      {coaches.length === 0 ? (
        <EmptyState title={t('request.coaches.none')}>{t('request.coaches.noneText')}</EmptyState>
      ) : (
        <>
          <Table
            caption={t('request.coaches.caption', { count: coaches.length, n: formatNumber(coaches.length) })}
            columns={[
              { label: t('request.name') },
              { label: t('request.affairs') },
              { label: t('request.regions') },
              { label: t('request.inHand') },
              { label: t('request.takes') },
            ]}
            rows={coaches.map((it) => ({
              key: it.personId,
              cells: [
                mayEdit(it) ? <a href={paths.profile.to(it.personId)}>{it.name}</a> : it.name,
                affairsText(it),
                regionsText(it),
                loadText(it),
                t(it.isOpen ? 'request.takes.yes' : 'request.takes.no'),
              ],
            }))}
          />
          <Downloads of={paths.coaches.to()} />
        </>
      )}
    </>
  );
}
