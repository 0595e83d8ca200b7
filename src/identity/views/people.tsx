import { formatDate, formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { roles } from '../model.ts';
import { paths } from '../paths.ts';
import type { ListedPerson } from '../queries/people-list.ts';
import { placeOf } from '../wording.ts';

export type PeopleQuery = {
  readonly cari: string;
  readonly peran: string;
  readonly keadaan: string;
  readonly instansi: string;
};
export type PeopleProps = {
  readonly items: readonly ListedPerson[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly query: PeopleQuery;
  /** Name of the institution that the list is narrowed to; null when it is not. */
  readonly institutionName: string | null;
};

export function People({ items, total, page, pages, query, institutionName }: PeopleProps) {
  return (
    <>
      <PageHeader
        title={t('identity.people.title')}
        lead={institutionName ? t('identity.people.of', { institution: institutionName }) : t('identity.people.lead')}
        actions={
          <>
            <LinkButton href={paths.newInvitation.to()}>{t('identity.invitation.new')}</LinkButton>
            <LinkButton look="secondary" href={paths.invitations.to()}>
              {t('identity.invitations.title')}
            </LinkButton>
          </>
        }
      />
      <Filters query={query} />
      <p role="status">{t('identity.people.found', { count: total })}</p>
      {items.length === 0 ? (
        <EmptyState
          title={t('identity.people.none')}
          action={{ text: t('identity.filter.clear'), href: paths.people.to() }}
        >
          {t('identity.people.noneText')}
        </EmptyState>
      ) : (
        <PeopleTable items={items} />
      )}
      {items.length === 0 ? null : <Downloads of={paths.people.to(query)} />}
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(number) => paths.people.to({ ...query, halaman: number > 1 ? String(number) : '' })}
      />
    </>
  );
}

function Filters({ query }: { readonly query: PeopleQuery }) {
  return (
    <Form action={paths.people.to()} method="get" class="form form-row" label={t('identity.filter.label')}>
      {query.instansi ? <HiddenField name="instansi" value={query.instansi} /> : null}
      <TextField name="cari" label={t('identity.people.search')} type="search" value={query.cari} optional />
      <SelectField
        name="peran"
        label={t('identity.field.role')}
        value={query.peran}
        empty={t('identity.filter.allRoles')}
        choices={roles.map((role) => ({ value: role, label: t(`identity.role.${role}`) }))}
        optional
      />
      <SelectField
        name="keadaan"
        label={t('identity.field.state')}
        value={query.keadaan}
        empty={t('identity.filter.allStates')}
        choices={[
          { value: 'aktif', label: t('identity.people.active') },
          { value: 'nonaktif', label: t('identity.people.deactivated') },
        ]}
        optional
      />
      <FormActions>
        <Button>{t('identity.filter.apply')}</Button>
      </FormActions>
    </Form>
  );
}

function PeopleTable({ items }: { readonly items: readonly ListedPerson[] }) {
  return (
    <Table
      caption={t('identity.people.title')}
      captionHidden
      columns={[
        { label: t('identity.field.fullName') },
        { label: t('identity.field.role') },
        { label: t('identity.people.lastSignIn') },
      ]}
      rows={items.map((it) => ({
        key: it.id,
        cells: [<Name key="name" person={it} />, <Held key="held" person={it} />, lastSignInOf(it)],
      }))}
    />
  );
}

function Name({ person }: { readonly person: ListedPerson }) {
  return (
    <>
      <a href={paths.person.to(person.id)}>{person.name}</a>
      <div>{person.email}</div>
      {person.deactivatedAt ? <Tag tone="warning">{t('identity.people.deactivated')}</Tag> : null}
    </>
  );
}

function Held({ person }: { readonly person: ListedPerson }) {
  if (person.memberships.length === 0) return <>{t('identity.people.noRole')}</>;
  return (
    <>
      {person.memberships.map((it) => (
        <div key={it.id}>
          <strong>{t(`identity.role.${it.role}`)}</strong>, {placeOf(it)}
        </div>
      ))}
    </>
  );
}

export function lastSignInOf(person: ListedPerson): string {
  return person.lastSignedInAt ? formatMoment(person.lastSignedInAt) : t('identity.people.never');
}

export function joinedOn(person: ListedPerson): string {
  return formatDate(person.createdAt);
}
