import { type ColumnOf, inTerms, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Viewer } from '../model.ts';
import { paths } from '../paths.ts';
import { allPeople, type ListedPerson } from '../queries/people-list.ts';
import { askedPeople } from '../routes/people-query.ts';
import type { IdentityVisit } from '../routes/visit.ts';
import { acting } from '../rules/guard.ts';
import { placeOf } from '../wording.ts';
import { takenAs } from './taken.ts';

/** The people whom an admin may see, as a file; who took it is kept. */
export const peopleExport: ListExport<Viewer> = {
  path: paths.peopleFile.pattern,
  name: 'orang',
  guard: acting('local_admin', 'hub_admin', 'system_admin'),
  event: 'identity.people_taken',
  make,
  taken: takenAs('identity.people_taken', paths.people.pattern),
};

async function make(visit: IdentityVisit): Promise<MadeList> {
  const { query, filter, institution } = await askedPeople(visit);
  return {
    title: t('identity.people.title'),
    address: paths.people.to(query),
    filter: inTerms([
      [t('identity.people.search'), query.cari],
      [t('identity.field.role'), filter.role && t(`identity.role.${filter.role}`)],
      [t('identity.field.state'), filter.state && t(`identity.people.${filter.state}`)],
      [t('identity.field.institution'), institution?.name ?? null],
    ]),
    ...tableOf(columns, (conn) => allPeople(conn, visit.viewer, filter)),
  };
}

const stateOf = ({ deactivatedAt }: ListedPerson) => (deactivatedAt ? 'deactivated' : 'active');

const columns: readonly ColumnOf<ListedPerson>[] = [
  { key: 'name', label: () => t('identity.field.fullName'), value: (it) => it.name },
  { key: 'email', label: () => t('identity.field.email'), value: (it) => it.email },
  {
    key: 'roles',
    label: () => t('identity.field.role'),
    width: 50,
    paper: 4,
    value: (it) => it.memberships.map((held) => `${t(`identity.role.${held.role}`)}, ${placeOf(held)}`).join('\n'),
    code: (it) => it.memberships.map((held) => `${held.role}: ${placeOf(held)}`).join('\n'),
  },
  {
    key: 'state',
    label: () => t('identity.field.state'),
    width: 14,
    paper: 1.5,
    value: (it) => t(`identity.people.${stateOf(it)}`),
    code: stateOf,
  },
  {
    key: 'last_signed_in_at',
    label: () => t('identity.people.lastSignIn'),
    type: 'moment',
    value: (it) => it.lastSignedInAt,
  },
  { key: 'created_at', label: () => t('identity.people.since'), type: 'moment', value: (it) => it.createdAt },
  { key: 'address', label: () => t('identity.export.address'), type: 'link', value: (it) => paths.person.to(it.id) },
];
