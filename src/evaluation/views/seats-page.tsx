import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';
import { paths } from '../paths.ts';
import type { Seat } from '../queries/jury.ts';

export type SeatsPageProps = { readonly seats: readonly Seat[]; readonly now: Date };

/** The rounds in whose jury the reader sits or is asked to sit. */
export function SeatsPage({ seats, now }: SeatsPageProps) {
  return (
    <>
      <PageHeader title={t('evaluation.seats.title')} lead={t('evaluation.seats.lead')} />
      {seats.length === 0 ? (
        <EmptyState title={t('evaluation.seats.empty')}>
          <p>{t('evaluation.seats.emptyText')}</p>
        </EmptyState>
      ) : (
        <TaskList label={t('evaluation.seats.title')} tasks={seats.map((seat) => taskOf(seat, now))} />
      )}
    </>
  );
}

function taskOf(seat: Seat, now: Date) {
  const hint = [seat.organiserName, t('evaluation.round.until', { at: formatMoment(seat.closesAt) })].join(' · ');
  const task = { text: seat.roundName, href: paths.seat.to(seat.roundId), hint };
  if (seat.state === 'invited') return { ...task, state: t('evaluation.seats.answer'), tone: 'warning' as const };
  const state = t('evaluation.sheets.of', { n: formatNumber(seat.finished), of: formatNumber(seat.sheets) });
  const isOpen = seat.roundState === 'open' && seat.finished < seat.sheets;
  if (!isOpen) return { ...task, state };
  return { ...task, state, tone: seat.closesAt <= now ? ('danger' as const) : ('info' as const) };
}
