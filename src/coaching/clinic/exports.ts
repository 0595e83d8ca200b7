import { anyone, signedIn, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Clinic } from './model/clinic.ts';
import type { Registration } from './model/registration.ts';
import { paths } from './paths.ts';
import { allClinics } from './queries/clinics.ts';
import { type Attendee, attendeesOf } from './queries/present.ts';
import { allRegistrations } from './queries/registrations.ts';
import { filterIn } from './routes/list-query.ts';
import { peopleFilterIn } from './routes/people-query.ts';
import { hostedClinic } from './routes/presence.tsx';
import { clinicOf } from './routes/visit.tsx';

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

/** Who comes to a clinic, as far as the viewer sees it. */
export const peopleExport: ListExport<Viewer> = {
  path: paths.peopleFile.pattern,
  name: 'peserta-klinik',
  guard: signedIn,
  event: 'coaching.clinic.people_taken',
  make: async (visit) => {
    const clinic = await clinicOf(visit);
    const filter = peopleFilterIn(visit.query);
    return {
      title: `${t('clinic.people.title')}: ${clinic.title}`,
      address: `${paths.people.to(clinic.id)}${visit.url.search}`,
      filter: inTerms([
        [t('clinic.people.words'), filter.words],
        [t('clinic.stateLabel'), filter.state && t(`clinic.registration.${filter.state}`)],
      ]),
      ...tableOf(peopleColumns, (conn) => allRegistrations(conn, visit.viewer, { clinic, filter })),
    };
  },
};

const peopleColumns: readonly ColumnOf<Registration>[] = [
  { key: 'name', label: () => t('clinic.people.name'), width: 35, value: (it) => it.personName },
  { key: 'unit', label: () => t('clinic.people.unit'), width: 40, value: (it) => it.unitName },
  { key: 'institution', label: () => t('clinic.people.institution'), width: 40, value: (it) => it.institutionName },
  { key: 'brings', label: () => t('clinic.register.brings'), width: 50, value: (it) => it.bringsTitle },
  { key: 'note', label: () => t('clinic.register.note'), width: 50, paper: 0, value: (it) => it.note || null },
  {
    key: 'state',
    label: () => t('clinic.stateLabel'),
    value: (it) => t(`clinic.registration.${it.state}`),
    code: (it) => it.state,
  },
  { key: 'registered_at', label: () => t('clinic.people.since'), type: 'moment', value: (it) => it.registeredAt },
];

/** Who was at a clinic, for those who work there. */
export const presenceExport: ListExport<Viewer> = {
  path: paths.presenceFile.pattern,
  name: 'daftar-hadir',
  guard: signedIn,
  event: 'coaching.clinic.presence_taken',
  make: async (visit) => {
    const clinic = await hostedClinic(visit);
    return {
      title: `${t('clinic.presence.title')}: ${clinic.title}`,
      address: paths.presence.to(clinic.id),
      filter: [],
      ...tableOf(presenceColumns, async function* (conn) {
        yield await attendeesOf(conn, visit.viewer, clinic);
      }),
    };
  },
};

const presenceColumns: readonly ColumnOf<Attendee>[] = [
  { key: 'name', label: () => t('clinic.people.name'), width: 35, value: (it) => it.personName },
  { key: 'unit', label: () => t('clinic.people.unit'), width: 40, value: (it) => it.unitName },
  { key: 'institution', label: () => t('clinic.people.institution'), width: 40, value: (it) => it.institutionName },
  {
    key: 'present',
    label: () => t('clinic.presence.present'),
    type: 'yes_no',
    value: (it) => it.mark?.isPresent === true,
  },
  {
    key: 'means',
    label: () => t('clinic.presence.means'),
    value: (it) => (it.mark ? t(`clinic.means.${it.mark.means}`) : null),
    code: (it) => it.mark?.means ?? null,
  },
  {
    key: 'marked_at',
    label: () => t('clinic.presence.when'),
    type: 'moment',
    value: (it) => it.mark?.markedAt ?? null,
  },
  { key: 'marked_by', label: () => t('clinic.presence.by'), value: (it) => it.mark?.markedByName ?? null },
  { key: 'reason', label: () => t('clinic.correct.reason'), paper: 0, value: (it) => it.mark?.reason || null },
];
