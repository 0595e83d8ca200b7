import type { Viewer } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import type { Clinic } from '../model/clinic.ts';
import type { Registration, Taken } from '../model/registration.ts';
import { type RegistrationState, registrationStates } from '../model/states.ts';
import { paths } from '../paths.ts';
import type { RegistrationsFilter } from '../queries/registrations.ts';
import { whyNotWithdraw } from '../rules/registration.ts';
import { ClinicTabs } from './tabs.tsx';
import { registrationPlace } from './words.ts';

export type PeoplePageProps = {
  readonly clinic: Clinic;
  readonly viewer: Viewer;
  readonly filter: RegistrationsFilter;
  readonly rows: readonly Registration[];
  readonly taken: Taken;
  readonly mayOthers: boolean;
  readonly now: Date;
  readonly told: string | null;
};

/** Who comes to a clinic, from where and with what. */
export function PeoplePage(props: PeoplePageProps) {
  const { clinic, viewer, filter, rows, taken, mayOthers, told } = props;
  const isNarrowed = filter.words !== '' || filter.state !== null;
  const here = paths.people.to(clinic.id, { q: filter.words, status: filter.state ?? '' });
  const numbers = { taken: formatNumber(taken.registered), n: formatNumber(clinic.capacity) };
  return (
    <>
      <PageHeader
        kicker={clinic.title}
        title={t('clinic.people.title')}
        lead={t('clinic.people.lead', { ...numbers, waiting: formatNumber(taken.waiting) })}
        actions={
          mayOthers ? (
            <LinkButton look="secondary" href={paths.others.to(clinic.id)}>
              {t('clinic.register.others')}
            </LinkButton>
          ) : null
        }
      />
      <ClinicTabs clinic={clinic} viewer={viewer} current="people" />
      {told ? (
        <Notice tone="success" role="status">
          {told}
        </Notice>
      ) : null}
      {rows.length > 0 || isNarrowed ? <Narrow clinic={clinic} filter={filter} open={isNarrowed} /> : null}
      {rows.length === 0 ? (
        <EmptyState title={t(isNarrowed ? 'clinic.people.noneFound' : 'clinic.people.none')}>
          {t(isNarrowed ? 'clinic.list.noneFoundText' : 'clinic.people.noneText')}
        </EmptyState>
      ) : (
        <List {...props} />
      )}
      {rows.length === 0 ? null : <Downloads of={here} />}
    </>
  );
}

function Narrow(props: { readonly clinic: Clinic; readonly filter: RegistrationsFilter; readonly open: boolean }) {
  const { clinic, filter, open } = props;
  return (
    <FilterForm action={paths.people.to(clinic.id)} open={open}>
      <TextField name="q" type="search" label={t('clinic.people.words')} value={filter.words} optional />
      <SelectField
        name="status"
        label={t('clinic.stateLabel')}
        value={filter.state}
        empty={t('clinic.list.any')}
        choices={registrationStates.map((value) => ({ value, label: t(`clinic.registration.${value}`) }))}
        optional
      />
    </FilterForm>
  );
}

const tones: Readonly<Record<RegistrationState, 'success' | 'warning' | 'neutral'>> = {
  registered: 'success',
  waiting: 'warning',
  withdrawn: 'neutral',
};

function List({ clinic, viewer, rows, now }: PeoplePageProps) {
  return (
    <Table
      caption={t('clinic.people.caption', { count: rows.length, n: formatNumber(rows.length) })}
      columns={[
        { label: t('clinic.people.name') },
        { label: t('clinic.people.place') },
        { label: t('clinic.register.brings') },
        { label: t('clinic.stateLabel') },
        { label: t('clinic.people.since') },
        { label: t('clinic.people.deed'), labelHidden: true },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          row.personName,
          registrationPlace(row),
          <Brought row={row} />,
          <Tag tone={tones[row.state]}>{t(`clinic.registration.${row.state}`)}</Tag>,
          formatDate(row.registeredAt),
          row.state !== 'withdrawn' && whyNotWithdraw(clinic, row, { viewer, now, isPresent: false }) === null ? (
            <PostButton action={paths.withdraw.to(clinic.id, row.id)} look="plain" small>
              {t('clinic.people.withdraw')}
              <span class="sr-only"> {row.personName}</span>
            </PostButton>
          ) : null,
        ],
      }))}
    />
  );
}

function Brought({ row }: { readonly row: Registration }) {
  const { brings, bringsTitle, note } = row;
  if (!brings && note === '') return <span class="muted">–</span>;
  const href =
    brings?.kind === 'problem'
      ? registryPaths.problem.to(brings.id)
      : brings
        ? registryPaths.record.to(brings.id)
        : null;
  return (
    <>
      {href && bringsTitle ? <a href={href}>{bringsTitle}</a> : null}
      {note === '' ? null : <div class="muted">{note}</div>}
    </>
  );
}
