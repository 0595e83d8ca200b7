import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import type { ListedCertificate } from '../../certificate/model.ts';
import { CertificateTable } from '../../certificate/views/own-page.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { Entry } from '../../entry/model/entry.ts';
import type { DecidingStage } from '../../stage/model/course.ts';
import type { KeptPassage } from '../../stage/queries/passages.ts';
import { awardName, editionTitle, said } from '../../stage/views/words.ts';
import type { StageFeedback } from '../queries.ts';
import type { ShownScore } from '../rules.ts';

export type FeedbackPageProps = {
  readonly edition: Edition;
  readonly entry: Entry;
  readonly passages: readonly KeptPassage[];
  readonly ended: DecidingStage | null;
  readonly feedback: readonly StageFeedback[];
  readonly certificates: readonly ListedCertificate[];
};

/** What was decided of an entry, why, and what jurors made of it, as far as its people may know. */
export function FeedbackPage({ edition, entry, passages, ended, feedback, certificates }: FeedbackPageProps) {
  return (
    <>
      <PageHeader kicker={editionTitle(edition)} title={t('feedback.title')} lead={entry.title} />
      {passages.length === 0 ? (
        <EmptyState title={t('feedback.none')}>{t('feedback.noneText')}</EmptyState>
      ) : (
        <Section title={t('feedback.decisions')}>
          <Timeline items={passages.map((it) => itemOf(edition, it))} />
        </Section>
      )}
      {feedback.map((it) => (
        <Scores key={it.stage} feedback={it} />
      ))}
      {certificates.length > 0 ? (
        <Section title={t('certificate.own.title')}>
          <CertificateTable caption={t('certificate.own.title')} items={certificates} />
        </Section>
      ) : null}
      {ended === null && passages.length > 0 ? <Notice>{t('feedback.later')}</Notice> : null}
      {ended !== null && feedback.length === 0 ? <p class="muted">{t('feedback.unscored')}</p> : null}
    </>
  );
}

function itemOf({ document }: Edition, { stage, outcome, award, decidedAt, note, reasons, id }: KeptPassage) {
  const told = award ? awardName(document, award) : t(`stage.outcome.${outcome}`);
  return {
    key: id,
    title: `${t(`edition.stage.${stage}`)}: ${told}`,
    when: formatMoment(decidedAt),
    iso: decidedAt.toISOString(),
    text: (
      <>
        {reasons.length > 0 ? <p>{reasons.map((it) => t(`stage.reason.${it}`)).join('; ')}</p> : null}
        {note === '' ? null : <DescriptionText text={note} />}
      </>
    ),
  };
}

function scoreText(score: ShownScore): string | null {
  if (score.as === 'none') return null;
  if (score.as === 'mark') return formatNumber(score.mark, { maximumFractionDigits: 2 });
  return score.band ? said(score.band.name, score.band.name_en) : t('feedback.belowBands');
}

function Scores({ feedback: { stage, whole, criteria, comments } }: { readonly feedback: StageFeedback }) {
  const all = scoreText(whole);
  const told = criteria.filter((it) => scoreText(it.score) !== null || it.comments.length > 0);
  return (
    <Section title={t(`edition.stage.${stage}`)}>
      {all === null ? null : <p>{t('feedback.whole', { score: all })}</p>}
      <dl class="summary">
        {told.map((it) => (
          <div key={it.name} class="summary-row">
            <dt>{said(it.name, it.name_en)}</dt>
            <dd>
              {scoreText(it.score)}
              <Comments texts={it.comments} />
            </dd>
          </div>
        ))}
      </dl>
      <Comments texts={comments} />
      {all === null && told.length === 0 && comments.length === 0 ? <p class="muted">{t('feedback.private')}</p> : null}
    </Section>
  );
}

function Comments({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul class="plain-list">
      {texts.map((text) => (
        <li key={text}>
          <DescriptionText text={text} />
        </li>
      ))}
    </ul>
  );
}
