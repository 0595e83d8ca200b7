import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { affairName, affairs } from '#registry/index.ts';
import { type HelpRequest, requestStates } from '../model.ts';
import { paths } from '../paths.ts';
import type { RequestsFilter } from '../queries/requests.ts';
import { daysWaited } from '../rules/moves.ts';
import { RequestTag } from './state-tag.tsx';
import { placeText } from './words.ts';

export type ListPageProps = {
  readonly filter: RequestsFilter;
  readonly rows: readonly HelpRequest[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly mayAsk: boolean;
  readonly seesCoaches: boolean;
  readonly now: Date;
};

/** Requests for help that the reader sees, what waits longest first. */
export function ListPage(props: ListPageProps) {
  const { filter, rows, page, pages, mayAsk, seesCoaches } = props;
  const query = { q: filter.words, status: filter.state ?? '', urusan: filter.affair ?? '' };
  const hrefOf = (at: number) => paths.list.to({ ...query, hal: at > 1 ? String(at) : '' });
  return (
    <>
      <PageHeader
        title={t('request.list.title')}
        lead={t('request.list.lead')}
        actions={
          <>
            {mayAsk ? <LinkButton href={paths.ask.to()}>{t('request.ask.title')}</LinkButton> : null}
            {seesCoaches ? (
              <LinkButton look="secondary" href={paths.coaches.to()}>
                {t('request.coaches.title')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <Narrow {...props} />
      {rows.length === 0 ? (
        <EmptyState title={t('request.list.none')}>{t('request.list.noneText')}</EmptyState>
      ) : (
        <List {...props} />
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(1)} />}
    </>
  );
}

function Narrow({ filter }: ListPageProps) {
  return (
    <FilterForm action={paths.list.to()} open={filter.words !== '' || filter.state !== null || filter.affair !== null}>
      <TextField name="q" type="search" label={t('request.words')} value={filter.words} optional />
      <SelectField
        name="status"
        label={t('request.stateLabel')}
        value={filter.state}
        empty={t('request.any')}
        choices={(['going', ...requestStates] as const).map((value) => ({ value, label: t(`request.state.${value}`) }))}
        optional
      />
      <SelectField
        name="urusan"
        label={t('request.affair')}
        value={filter.affair}
        empty={t('request.any')}
        choices={affairs.map(({ code }) => ({ value: code, label: affairName(code) }))}
        optional
      />
    </FilterForm>
  );
}

function List({ rows, total, now }: ListPageProps) {
  return (
    <Table
      caption={t('request.list.caption', { count: total, n: formatNumber(total) })}
      columns={[
        { label: t('request.topic') },
        { label: t('request.affair') },
        { label: t('request.askedAt') },
        { label: t('request.waited'), numeric: true },
        { label: t('request.coach') },
        { label: t('request.stateLabel') },
      ]}
      rows={rows.map((it) => ({
        key: it.id,
        cells: [
          <>
            <a href={paths.one.to(it.id)}>{it.topic}</a>
            <br />
            <span class="muted">{placeText(it)}</span>
          </>,
          affairName(it.affair),
          formatDate(it.askedAt),
          t('request.days', { count: daysWaited(it, now), n: formatNumber(daysWaited(it, now)) }),
          it.coachName ?? <span class="muted">{t('request.nobody')}</span>,
          <RequestTag key="state" state={it.state} />,
        ],
      }))}
    />
  );
}
