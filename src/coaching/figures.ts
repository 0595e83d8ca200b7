import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { type Counted, countedFigure } from '#platform/counted.ts';
import type { Figure } from '#platform/figure.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { ClinicId } from './clinic/model/clinic.ts';
import { paths } from './clinic/paths.ts';
import { visibleTo } from './clinic/visibility.ts';

const signedIn = (viewer: Viewer): boolean => viewer.acting !== null;
const clinicHref = (id: string) => paths.one.to(id as ClinicId);

/** Clinics are told of by those who run and attend them; what they are called only to who may read them. */
const titleFor = (viewer: Viewer) => sql`case when ${visibleTo(viewer)} then c.title end`;

const held = (viewer: Viewer): Counted => ({
  from: sql`clinic c join institution n on n.id = c.organiser_id`,
  where: sql`c.state in ('held', 'closed')`,
  id: sql`c.id`,
  title: titleFor(viewer),
  at: sql`c.starts_at`,
  columns: { institution: sql`n.id`, region: sql`n.region_code` },
});

/** An institution was at a clinic when the last mark of one of its people says so. */
const attended = (viewer: Viewer): Counted => ({
  from: sql`clinic c join lateral (
      select r.institution_id, (array_agg(r.id order by r.registered_at, r.id))[1] as id from clinic_registration r
      where r.clinic_id = c.id and (select p.is_present from clinic_presence p where p.registration_id = r.id
        order by p.no desc limit 1)
      group by r.institution_id) a on true
    join institution n on n.id = a.institution_id`,
  where: sql`c.state in ('held', 'closed')`,
  id: sql`a.id`,
  target: sql`c.id`,
  title: titleFor(viewer),
  at: sql`c.starts_at`,
  columns: { institution: sql`n.id`, region: sql`n.region_code` },
});

const shared = {
  dimensions: ['institution', 'region', 'year', 'month'],
  admits: signedIn,
  href: clinicHref,
} as const;

/** What coaching counts: clinics that were held, and which institutions were there. */
export const coachingFigures: readonly Figure<Viewer>[] = [
  countedFigure<Viewer>({
    ...shared,
    key: 'coaching.held',
    title: () => t('coaching.figure.held.title'),
    unit: () => t('coaching.figure.held.unit'),
    how: () => t('coaching.figure.held.how'),
    things: (_conn, { viewer }) => held(viewer),
  }),
  countedFigure<Viewer>({
    ...shared,
    key: 'coaching.attended',
    title: () => t('coaching.figure.attended.title'),
    unit: () => t('coaching.figure.attended.unit'),
    how: () => t('coaching.figure.attended.how'),
    things: (_conn, { viewer }) => attended(viewer),
  }),
];
