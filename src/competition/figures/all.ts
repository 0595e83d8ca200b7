import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { countedFigure } from '#platform/counted.ts';
import type { Figure } from '#platform/figure.ts';
import { currentLocale, t } from '#platform/i18n/i18n.ts';
import type { CertificateId } from '../certificate/model.ts';
import { paths as certificatePaths } from '../certificate/paths.ts';
import { whyNotManage } from '../certificate/rules/reading.ts';
import type { EditionId } from '../edition/model/edition.ts';
import { paths as editionPaths } from '../edition/paths.ts';
import { entryFigures, open } from './entries.ts';
import { outcomeFigures } from './outcomes.ts';
import { waiting } from './waiting.ts';

const editions = countedFigure<Viewer>({
  key: 'competition.editions',
  title: () => t('competition.figure.editions.title'),
  unit: () => t('competition.figure.editions.unit'),
  how: () => t('competition.figure.editions.how'),
  dimensions: ['institution', 'region', 'year', 'month'],
  admits: open,
  things: () => ({
    from: sql`edition d join institution n on n.id = d.organiser_id`,
    also: sql`join edition_revision r on r.edition_id = d.id and r.no = d.revision`,
    where: sql`d.state in ('open', 'closed')`,
    id: sql`d.id`,
    title: titleOf(),
    at: sql`d.published_at`,
    columns: { institution: sql`d.organiser_id`, region: sql`n.region_code` },
  }),
  href: (id) => editionPaths.edition.to(id as EditionId),
});

const titleOf = () =>
  currentLocale() === 'en'
    ? sql`coalesce(nullif(r.document ->> 'title_en', ''), r.document ->> 'title')`
    : sql`r.document ->> 'title'`;

/** Who was honoured is said by the certificate's own page: here only the organiser reads which they are. */
const certificates = countedFigure<Viewer>({
  key: 'competition.certificates',
  title: () => t('competition.figure.certificates.title'),
  unit: () => t('competition.figure.certificates.unit'),
  how: () => t('competition.figure.certificates.how'),
  dimensions: ['institution', 'region', 'year', 'month'],
  admits: open,
  things: (_conn, { viewer, now }) => ({
    from: sql`certificate c join certificate_batch b on b.id = c.batch_id join edition d on d.id = c.edition_id
      left join institution n on n.id = c.institution_id`,
    where: sql`c.state = 'issued' and (b.visible_from is null or b.visible_from <= ${now})
      and d.state in ('open', 'closed')`,
    id: sql`c.id`,
    title: sql`case when ${managed(viewer)} then c.number end`,
    at: sql`c.issued_at`,
    columns: { institution: sql`c.institution_id`, region: sql`n.region_code` },
  }),
  href: (id) => certificatePaths.certificate.to(id as CertificateId),
});

function managed(viewer: Viewer) {
  const office = viewer.acting?.institutionId;
  return office && whyNotManage(office, viewer) === null ? sql`d.organiser_id = ${office}` : sql`false`;
}

/** What competitions count; of outcomes only what everyone may know. */
export const competitionFigures: readonly Figure<Viewer>[] = [
  editions,
  ...entryFigures,
  waiting,
  ...outcomeFigures,
  certificates,
];
