import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { paths as objectionPaths } from '../../objection/paths.ts';
import type { ObjectionFigures } from '../../objection/rules/figures.ts';
import type { ObjectionWindow } from '../../objection/rules/window.ts';
import { Figures } from '../../objection/views/figures.tsx';
import { WindowNotice } from '../../objection/views/window-notice.tsx';
import { paths as ratingPaths } from '../../rating/paths.ts';
import type { Contender } from '../queries/field.ts';
import type { Step } from '../rules/journey.ts';
import { awardName, categoryName, editionTitle, groupName } from './words.ts';

export type JourneyPageProps = {
  readonly edition: Edition;
  readonly entry: Contender;
  readonly steps: readonly Step[];
  /** When one may object to this entry; null: it is not announced, or the edition has no window. */
  readonly window: ObjectionWindow | null;
  /** What the organiser tells of objections to this entry; null: nothing. */
  readonly figures: ObjectionFigures | null;
  /** Whether everyone may rate it as a finalist now, or see what came of it. */
  readonly rating: 'open' | 'see' | null;
  readonly now: Date;
};

/** Where a submitted entry is, for everyone: only what is announced. */
export function JourneyPage(props: JourneyPageProps) {
  const { edition, entry, steps, rating } = props;
  const { document } = edition;
  return (
    <>
      <PageHeader kicker={editionTitle(edition)} title={entry.title} lead={t('stage.journey.lead')} />
      <SummaryList
        rows={[
          { label: t('stage.journey.number'), value: entry.receipt },
          {
            label: t('stage.journey.place'),
            value: [entry.unitName, entry.institutionName].filter((it) => it !== null).join(', '),
          },
          { label: t('stage.check.group'), value: groupName(document, entry.group) },
          ...(entry.category
            ? [{ label: t('stage.check.category'), value: categoryName(document, entry.category) }]
            : []),
        ]}
      />
      {rating ? (
        <p class="actions">
          <LinkButton href={ratingPaths.rate.to(edition.id, entry.id)}>
            {t(rating === 'open' ? 'rating.openOne' : 'rating.see')}
          </LinkButton>
        </p>
      ) : null}
      <section class="section">
        <h2>{t('stage.journey.title')}</h2>
        <Timeline label={t('stage.journey.title')} items={steps.map((step) => itemOf(edition, step))} />
      </section>
      <Objecting {...props} />
    </>
  );
}

/** The way to object to an announced entry while the window is open, and how many did. */
function Objecting({ edition, entry, window, figures, now }: JourneyPageProps) {
  if (!window) return null;
  return (
    <Section title={t('objection.window.title')} id="sanggah">
      <WindowNotice window={window} now={now} />
      {figures ? <Figures figures={figures} /> : null}
      <p class="actions print:hidden">
        {window.is === 'open' ? (
          <LinkButton look="secondary" href={objectionPaths.raise.to(edition.id, entry.id)}>
            {t('objection.raise')}
          </LinkButton>
        ) : null}
        <LinkButton look="plain" href={objectionPaths.window.to(edition.id)}>
          {t('objection.about')}
        </LinkButton>
      </p>
    </Section>
  );
}

function itemOf({ document }: Edition, { stage, opens, is, outcome, award }: Step) {
  const when = opens ? formatMoment(new Date(opens)) : t('stage.course.undated');
  const told = outcome ? <p>{award ? awardName(document, award) : t(`stage.outcome.${outcome}`)}</p> : null;
  return {
    key: stage,
    title: t(`edition.stage.${stage}`),
    when: `${t(`stage.journey.${is}`)} · ${when}`,
    ...(opens ? { iso: opens } : {}),
    ...(told ? { text: told } : {}),
  };
}
