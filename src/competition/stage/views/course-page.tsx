import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { StageKind } from '../../edition/model/stages.ts';
import { stageAt, stageOfKind } from '../../edition/rules/calendar.ts';
import type { EditionObjections } from '../../objection/queries/figures.ts';
import { paths as takeoutPaths } from '../../takeout/paths.ts';
import { paths } from '../paths.ts';
import type { StageFigures } from '../rules/course-figures.ts';
import { editionTitle } from './words.ts';

export type CoursePageProps = {
  readonly edition: Edition;
  readonly submitted: number;
  readonly figures: readonly StageFigures[];
  readonly objections: Pick<EditionObjections, 'figures' | 'open'>;
  /** Where the work of a stage is done. */
  readonly pages: Readonly<Partial<Record<StageKind, string>>>;
  /** Where a stage that is scored beside its own work is scored. */
  readonly scored: Readonly<Partial<Record<StageKind, string>>>;
  readonly now: Date;
};

/** The whole course of an edition for its organiser: each stage with its dates, its field and what became of it. */
export function CoursePage({ edition, submitted, figures, objections, pages, scored, now }: CoursePageProps) {
  const present = stageAt(edition.document, now)?.kind ?? null;
  return (
    <>
      <PageHeader
        kicker={editionTitle(edition)}
        title={t('stage.course.title')}
        lead={t('stage.course.lead', { count: submitted, n: formatNumber(submitted) })}
      />
      <Table
        caption={t('stage.course.caption')}
        captionHidden
        columns={[
          { label: t('stage.course.stage') },
          { label: t('stage.course.dates') },
          { label: t('stage.course.field'), numeric: true },
          { label: t('stage.course.open'), numeric: true },
          { label: t('stage.course.on'), numeric: true },
          { label: t('stage.course.out'), numeric: true },
        ]}
        rows={edition.document.stages.map(({ kind }) => ({
          key: kind,
          marked: kind === present,
          cells: [
            <>
              <StageName kind={kind} href={pages[kind]} scored={scored[kind]} isPresent={kind === present} />
              {kind === 'objection' ? <Objections objections={objections} /> : null}
            </>,
            datesOf(edition, kind),
            ...countsOf(figures.find((it) => it.stage === kind)),
          ],
        }))}
      />
      <Downloads of={paths.course.to(edition.id)} />
      <p class="actions section">
        <LinkButton look="secondary" href={takeoutPaths.list.to(edition.id)}>
          {t('takeout.title')}
        </LinkButton>
      </p>
    </>
  );
}

type NameProps = {
  readonly kind: StageKind;
  readonly href: string | undefined;
  readonly scored: string | undefined;
  readonly isPresent: boolean;
};

function StageName({ kind, href, scored, isPresent }: NameProps) {
  const name = t(`edition.stage.${kind}`);
  return (
    <>
      {href ? <a href={href}>{name}</a> : name}{' '}
      {scored && scored !== href ? <a href={scored}>({t('stage.course.scored')})</a> : null}{' '}
      {isPresent ? <Tag tone="accent">{t('stage.course.present')}</Tag> : null}
    </>
  );
}

function Objections({ objections: { figures, open } }: Pick<CoursePageProps, 'objections'>) {
  const values = { n: formatNumber(figures.received), open: formatNumber(open) };
  return <div class="muted font-normal">{t('stage.course.objections', values)}</div>;
}

function datesOf({ document }: Edition, kind: StageKind): string {
  const stage = stageOfKind(document, kind);
  if (!stage?.opens) return t('stage.course.undated');
  const opens = formatMoment(new Date(stage.opens));
  return stage.closes ? `${opens} – ${formatMoment(new Date(stage.closes))}` : opens;
}

function countsOf(figures: StageFigures | undefined): readonly string[] {
  if (!figures) return ['', '', '', ''];
  return [figures.field, figures.open + figures.waiting, figures.on, figures.out].map((it) => formatNumber(it));
}
