import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Round } from '../model/check.ts';
import { paths } from '../paths.ts';
import { stateOf } from '../rules/moves.ts';
import { answeredOf, type Progress } from '../rules/progress.ts';
import { RoundTag } from './tags.tsx';

export type RoundsPageProps = {
  readonly rounds: readonly { readonly round: Round; readonly progress: Progress }[];
  readonly mayOpen: boolean;
  readonly today: string;
};

/** The rounds of the yearly check, the newest first, each with how far it has come. */
export function RoundsPage({ rounds, mayOpen, today }: RoundsPageProps) {
  return (
    <>
      <PageHeader
        title={t('check.list.title')}
        lead={t('check.list.lead')}
        actions={mayOpen ? <LinkButton href={paths.open.to()}>{t('check.open.title')}</LinkButton> : null}
      />
      {rounds.length === 0 ? (
        <EmptyState title={t('check.list.none')}>{t('check.list.noneText')}</EmptyState>
      ) : (
        <>
          <Table
            caption={t('check.list.caption', { count: rounds.length, n: formatNumber(rounds.length) })}
            columns={[
              { label: t('check.list.round') },
              { label: t('check.field.organiser') },
              { label: t('check.list.days') },
              { label: t('check.list.state') },
              { label: t('check.progress.asked'), numeric: true },
              { label: t('check.progress.answered'), numeric: true },
              { label: t('check.progress.verified'), numeric: true },
              { label: t('check.state.silent'), numeric: true },
            ]}
            rows={rounds.map(({ round, progress }) => ({
              key: round.id,
              cells: [
                <a href={paths.round.to(round.id)}>{t('check.round.title', { year: String(round.year) })}</a>,
                round.organiserName,
                `${formatDate(round.opens)} – ${formatDate(round.closes)}`,
                <RoundTag state={stateOf(round, today)} />,
                formatNumber(progress.total),
                formatNumber(answeredOf(progress)),
                formatNumber(progress.verified),
                formatNumber(progress.silent),
              ],
            }))}
          />
          <Downloads of={paths.list.to()} />
        </>
      )}
    </>
  );
}
