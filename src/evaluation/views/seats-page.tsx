import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { SearchBox } from '#platform/ui/search-box.tsx';
import { Section } from '#platform/ui/section.tsx';
import { type Sort, Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';
import { type OwnFilter, type OwnSheetLine, type OwnSort, ownMarks } from '../model/own-sheet.ts';
import { paths } from '../paths.ts';
import type { Seat } from '../queries/jury.ts';
import { namedSubject, sheetTones } from './labels.ts';

export type SeatsPageProps = {
  readonly seats: readonly Seat[];
  readonly now: Date;
  readonly filter: OwnFilter;
  readonly items: readonly OwnSheetLine[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** The filter as it stands in the list's address. */
export function askedOwn({ mark, roundId, text, sort }: OwnFilter): Record<string, string> {
  return { tanda: mark ?? '', putaran: roundId ?? '', cari: text, urut: sort === 'due' ? '' : sort };
}

/** The rounds in whose jury the reader sits or is asked to sit, and the sheets to fill in. */
export function SeatsPage(props: SeatsPageProps) {
  const { seats, now, total, filter } = props;
  const isNarrowed = filter.mark !== null || filter.text !== '' || filter.roundId !== null;
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
      {total > 0 || isNarrowed ? (
        <Section title={t('evaluation.sheets.title')}>
          <Narrowing filter={filter} />
          {total > 0 ? <Sheets {...props} /> : <p class="muted">{t('evaluation.own.none')}</p>}
        </Section>
      ) : null}
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

function Narrowing({ filter }: Pick<SeatsPageProps, 'filter'>) {
  const asked = askedOwn(filter);
  return (
    <>
      <SearchBox
        action={paths.seats.to()}
        name="cari"
        label={t('evaluation.own.search')}
        value={filter.text}
        keep={Object.entries(asked).filter(([name, value]) => name !== 'cari' && value !== '')}
      />
      <Tabs
        label={t('evaluation.field.sheetState')}
        tabs={[null, ...ownMarks].map((mark) => ({
          text: mark === null ? t('evaluation.rounds.all') : t(`evaluation.own.${mark}`),
          href: paths.seats.to({ ...asked, tanda: mark ?? '' }),
          current: filter.mark === mark,
        }))}
      />
    </>
  );
}

function Sheets({ filter, items, total, page, pages }: SeatsPageProps) {
  const asked = askedOwn(filter);
  const sort = (name: OwnSort): Sort => ({
    href: paths.seats.to({ ...asked, urut: name }),
    direction: filter.sort === name ? 'ascending' : null,
  });
  return (
    <>
      <Table
        caption={t('evaluation.own.count', { count: total, n: formatNumber(total) })}
        columns={[
          { label: t('evaluation.field.subject'), sort: sort('label') },
          { label: t('evaluation.field.round'), sort: sort('round') },
          { label: t('evaluation.field.sheetState'), sort: sort('state') },
          { label: t('evaluation.field.marked'), numeric: true },
          { label: t('evaluation.field.closesAt'), sort: sort('due') },
        ]}
        rows={items.map((it) => ({
          key: it.id,
          marked: it.state === 'reopened',
          cells: [
            <a key="sheet" href={paths.sheet.to(it.id)}>
              {namedSubject(it)}
            </a>,
            it.roundName,
            <Tag key="state" tone={sheetTones[it.state]}>
              {t(`evaluation.sheetState.${it.state}`)}
            </Tag>,
            t('evaluation.own.marked', { n: formatNumber(it.marked), of: formatNumber(it.criteria) }),
            formatMoment(it.closesAt),
          ],
        }))}
      />
      <Downloads of={paths.seats.to(asked)} />
      <Pagination page={page} pages={pages} hrefOf={(n) => paths.seats.to({ ...asked, hal: n > 1 ? String(n) : '' })} />
    </>
  );
}
