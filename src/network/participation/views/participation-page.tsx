import { figureAddress } from '#platform/figure.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Checkbox, SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { sortBy } from '#platform/ui/sort.ts';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { type Standing, standings } from '../../commitment/model.ts';
import { paths as memberPaths } from '../../commitment/paths.ts';
import { StandingTag } from '../../commitment/views/tags.tsx';
import { figureOf, type Measure } from '../model.ts';
import { paths } from '../paths.ts';
import { countOf, seriesOf, yearsUntil } from '../rules/counting.ts';
import { fieldsOf, type Order } from '../rules/list.ts';
import { Idle, Reminders } from './idle.tsx';
import type { ParticipationPageProps } from './props.ts';
import { Sparkline } from './sparkline.tsx';
import { measureName, YearNumber } from './words.tsx';

/** Who takes part and how, this year beside the last ones; who has not begun, with the next step. */
export function ParticipationPage(props: ParticipationPageProps) {
  const { year, filter, rows } = props;
  return (
    <>
      <PageHeader title={t('participation.page.title')} lead={t('participation.page.lead', { year: String(year) })} />
      <Sums {...props} />
      <Reminders {...props} />
      <Idle {...props} />
      <Section title={t('participation.table.title')} id="tabel">
        <Narrow {...props} />
        {rows.length === 0 ? (
          <EmptyState title={t('commitment.list.none')} level={3}>
            <p>{t('commitment.list.noneText')}</p>
          </EmptyState>
        ) : (
          <>
            <ParticipationTable {...props} />
            <Downloads of={paths.list.to(fieldsOf(filter))} />
          </>
        )}
      </Section>
    </>
  );
}

function Sums({ all, measures, year, hubRegion }: ParticipationPageProps) {
  const sum = (measure: Measure) => all.reduce((n, it) => n + countOf(it.done, measure), 0);
  return (
    <StatGroup>
      {measures.map((it) => (
        <StatNumber
          key={it}
          label={measureName(it)}
          value={sum(it)}
          href={figureAddress.to(figureOf[it], { region: hubRegion, year })}
        />
      ))}
    </StatGroup>
  );
}

function Narrow({ filter, measures }: ParticipationPageProps) {
  const open = filter.standing !== null || filter.words !== '' || filter.onlyIdle || filter.trend !== 'published';
  return (
    <FilterForm action={paths.list.to()} open={open}>
      <TextField name="q" label={t('commitment.list.words')} type="search" value={filter.words} optional />
      <SelectField
        name="keadaan"
        label={t('commitment.list.state')}
        empty={t('commitment.list.all')}
        value={filter.standing ?? ''}
        choices={standings.map((value: Standing) => ({ value, label: t(`commitment.standing.${value}`) }))}
        optional
      />
      <SelectField
        name="tren"
        label={t('participation.table.trendOf')}
        empty={null}
        value={filter.trend}
        choices={measures.map((value) => ({ value, label: measureName(value) }))}
        optional
      />
      <Checkbox name="belum" label={t('participation.table.onlyIdle')} checked={filter.onlyIdle} optional />
    </FilterForm>
  );
}

function ParticipationTable({ rows, measures, filter, year }: ParticipationPageProps) {
  const hrefOf = (order: Order) => `${paths.list.to(fieldsOf({ ...filter, order }))}#tabel`;
  return (
    <Table
      caption={t('participation.table.caption', {
        count: rows.length,
        n: formatNumber(rows.length),
        year: String(year),
      })}
      phone="scroll"
      columns={[
        { label: t('commitment.list.region') },
        { label: t('commitment.list.state') },
        ...measures.map((it) => ({
          label: measureName(it),
          numeric: true,
          sort: sortBy<Order>(filter.order, [`few:${it}`, `many:${it}`], hrefOf),
        })),
        { label: t('participation.table.trend', { measure: measureName(filter.trend) }) },
      ]}
      rows={rows.map((it) => ({
        key: it.member.institutionId,
        cells: [
          <a href={memberPaths.member.to(it.member.institutionId)}>{it.region}</a>,
          <StandingTag standing={it.standing} />,
          ...measures.map((measure) => <YearNumber key={measure} participant={it} measure={measure} />),
          <Sparkline values={seriesOf(it.done, filter.trend)} years={yearsUntil(year)} />,
        ],
      }))}
    />
  );
}
