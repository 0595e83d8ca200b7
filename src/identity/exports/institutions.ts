import { type ColumnOf, inTerms, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Viewer } from '../model.ts';
import { paths } from '../paths.ts';
import { allListed, type ListedInstitution } from '../queries/institutions.ts';
import { type Unit, unitsOf } from '../queries/units.ts';
import { regionFullName, regionName } from '../regions/name.ts';
import { askedInstitutions, institutionOf } from '../routes/institutions-query.ts';
import type { IdentityVisit } from '../routes/visit.ts';
import { signedIn } from '../rules/guard.ts';

/** The institutions of the hub as a file. */
export const institutionsExport: ListExport<Viewer> = {
  path: paths.institutionsFile.pattern,
  name: 'instansi',
  guard: signedIn,
  event: 'identity.institutions_taken',
  make: makeInstitutions,
};

function makeInstitutions(visit: IdentityVisit): MadeList {
  const { query, filter } = askedInstitutions(visit.query);
  return {
    title: t('identity.institutions.title'),
    address: paths.institutions.to(query),
    filter: inTerms([
      [t('identity.institutions.search'), query.cari],
      [t('identity.field.kind'), filter.kind && t(`identity.kind.${filter.kind}`)],
      [t('identity.field.region'), filter.regionCode && regionName(filter.regionCode)],
    ]),
    ...tableOf(columns, (conn) => allListed(conn, filter)),
  };
}

const columns: readonly ColumnOf<ListedInstitution>[] = [
  { key: 'name', label: () => t('identity.field.institution'), width: 45, paper: 4, value: (it) => it.name },
  {
    key: 'kind',
    label: () => t('identity.field.kind'),
    width: 20,
    paper: 2,
    value: (it) => t(`identity.kind.${it.kind}`),
    code: (it) => it.kind,
  },
  { key: 'region', label: () => t('identity.field.region'), value: (it) => regionFullName(it.regionCode) },
  {
    key: 'region_code',
    label: () => t('identity.export.regionCode'),
    width: 12,
    paper: 1,
    value: (it) => it.regionCode,
  },
  { key: 'units', label: () => t('identity.institutions.units'), type: 'number', value: (it) => it.units },
  {
    key: 'address',
    label: () => t('identity.export.address'),
    type: 'link',
    value: (it) => paths.institution.to(it.id),
  },
];

/** The units of one institution as a file. */
export const unitsExport: ListExport<Viewer> = {
  path: paths.unitsFile.pattern,
  name: 'unit',
  guard: signedIn,
  event: 'identity.units_taken',
  make: makeUnits,
};

async function makeUnits(visit: IdentityVisit): Promise<MadeList> {
  const institution = await institutionOf(visit);
  return {
    title: `${t('identity.institution.units')}: ${institution.name}`,
    address: paths.institution.to(institution.id),
    filter: [],
    ...tableOf(unitColumns, async function* (conn) {
      const units = await unitsOf(conn, institution.id);
      const names = new Map(units.map((unit) => [unit.id, unit.name]));
      yield units.map((unit) => ({ ...unit, parent: unit.parentId ? (names.get(unit.parentId) ?? null) : null }));
    }),
  };
}

type ListedUnit = Unit & { readonly parent: string | null };

const unitColumns: readonly ColumnOf<ListedUnit>[] = [
  { key: 'name', label: () => t('identity.field.unit'), width: 45, value: (it) => it.name },
  { key: 'parent', label: () => t('identity.field.parent'), width: 45, value: (it) => it.parent },
  { key: 'closed_at', label: () => t('identity.unit.closed'), type: 'moment', value: (it) => it.closedAt },
];
