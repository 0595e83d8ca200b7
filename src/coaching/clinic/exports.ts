import { anyone, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Clinic } from './model/clinic.ts';
import { paths } from './paths.ts';
import { allClinics } from './queries/clinics.ts';
import { filterIn } from './routes/list-query.ts';

/** The clinics that the viewer reads. */
export const clinicsExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'klinik',
  guard: anyone,
  event: 'coaching.clinic.list_taken',
  make: (visit) => {
    const filter = filterIn(visit.query);
    return {
      title: t('clinic.list.title'),
      address: `${paths.list.to()}${visit.url.search}`,
      filter: inTerms([
        [t('clinic.list.words'), filter.words],
        [t('clinic.stateLabel'), filter.state && t(`clinic.state.${filter.state}`)],
        [t('clinic.list.time'), filter.time && t(`clinic.time.${filter.time}`)],
      ]),
      ...tableOf(columns, (conn) => allClinics(conn, visit.viewer, { filter, now: visit.now })),
    };
  },
};

const namesOf = (of: readonly { readonly name: string }[]): string => of.map((it) => it.name).join('; ');

const columns: readonly ColumnOf<Clinic>[] = [
  { key: 'title', label: () => t('clinic.field.title'), width: 50, value: (it) => it.title },
  {
    key: 'state',
    label: () => t('clinic.stateLabel'),
    value: (it) => t(`clinic.state.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'starts_at', label: () => t('clinic.field.startsAt'), type: 'moment', value: (it) => it.startsAt },
  { key: 'ends_at', label: () => t('clinic.field.endsAt'), type: 'moment', value: (it) => it.endsAt },
  { key: 'place', label: () => t('clinic.field.place'), width: 40, value: (it) => it.place || null },
  { key: 'link', label: () => t('clinic.field.link'), type: 'link', value: (it) => it.link || null },
  { key: 'capacity', label: () => t('clinic.field.capacity'), type: 'number', value: (it) => it.capacity },
  { key: 'coaches', label: () => t('clinic.field.coaches'), width: 40, value: (it) => namesOf(it.coaches) || null },
  { key: 'invited', label: () => t('clinic.field.invited'), paper: 0, value: (it) => namesOf(it.invited) || null },
  { key: 'organiser', label: () => t('clinic.organiser'), paper: 0, value: (it) => it.organiserName },
];
