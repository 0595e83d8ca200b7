import { regionName } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Progress } from '#platform/ui/progress.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { type Standing, standings } from '../model.ts';
import { paths } from '../paths.ts';
import { type ListedMember, type MemberFilter, queryOf } from '../rules/list.ts';
import { untilText } from './signed-rows.tsx';
import { StandingTag } from './tags.tsx';

export type ListPageProps = {
  readonly filter: MemberFilter;
  readonly members: readonly ListedMember[];
  /** Of all members, whatever the filter. */
  readonly counts: Readonly<Record<Standing, number>>;
  readonly total: number;
  readonly holding: number;
};

/** The members of the hub and where each stands with its joint commitment. */
export function ListPage({ filter, members, counts, total, holding }: ListPageProps) {
  return (
    <>
      <PageHeader title={t('commitment.list.title')} lead={t('commitment.list.lead')} />
      <Progress label={t('commitment.list.progress')} value={holding} max={total} />
      <FilterForm action={paths.list.to()} open={filter.standing !== null || filter.words !== ''}>
        <TextField name="q" label={t('commitment.list.words')} type="search" value={filter.words} optional />
        <SelectField
          name="keadaan"
          label={t('commitment.list.state')}
          empty={t('commitment.list.all')}
          value={filter.standing ?? ''}
          choices={standings.map((value) => ({
            value,
            label: `${t(`commitment.standing.${value}`)} (${formatNumber(counts[value])})`,
          }))}
          optional
        />
      </FilterForm>
      {members.length === 0 ? (
        <EmptyState title={t('commitment.list.none')}>
          <p>{t('commitment.list.noneText')}</p>
        </EmptyState>
      ) : (
        <>
          <MemberTable members={members} />
          <Downloads of={paths.list.to(queryOf(filter))} />
        </>
      )}
    </>
  );
}

function MemberTable({ members }: Pick<ListPageProps, 'members'>) {
  return (
    <Table
      caption={t('commitment.list.caption', { count: members.length, n: formatNumber(members.length) })}
      columns={[
        { label: t('commitment.list.member') },
        { label: t('commitment.list.state') },
        { label: t('commitment.field.number') },
        { label: t('commitment.field.signedOn') },
        { label: t('commitment.field.office') },
        { label: t('commitment.field.validUntil') },
      ]}
      rows={members.map(({ member, standing }) => ({
        key: member.institutionId,
        cells: [
          <a href={paths.member.to(member.institutionId)}>{regionName(member.regionCode)}</a>,
          <StandingTag standing={standing} />,
          member.verified?.number ?? '–',
          member.verified ? formatDate(member.verified.signedOn) : '–',
          member.verified?.office ?? '–',
          member.verified ? untilText(member.verified) : '–',
        ],
      }))}
    />
  );
}
