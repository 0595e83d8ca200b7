import type { ComponentChildren } from 'preact';
import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { InstrumentEdition, InstrumentRevision } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { subjectKindText, titleOf, told } from '../wording.ts';
import { Revisions } from './history-page.tsx';
import { OursTag } from './ours-tag.tsx';
import { Questions } from './questions.tsx';
import { StateTag } from './state-tag.tsx';

export type EditionPageProps = {
  readonly edition: InstrumentEdition;
  readonly mayWrite: boolean;
  /** Changes since it was published, the newest first. */
  readonly revisions: readonly InstrumentRevision[];
  /** Ways to the sheets of this edition. */
  readonly ways: ComponentChildren;
  readonly now: Date;
};

/** An edition as everybody reads it before they answer: what it is, until when, and all that it asks. */
export function EditionPage({ edition, mayWrite, revisions, ways, now }: EditionPageProps) {
  const { id, document, ownerName } = edition;
  return (
    <>
      <PageHeader
        title={titleOf(edition)}
        kicker={ownerName}
        facts={
          <>
            <StateTag edition={edition} now={now} /> <OursTag document={document} />
          </>
        }
        actions={
          <>
            {ways}
            {mayWrite ? (
              <LinkButton look="secondary" href={paths.work.to(id)}>
                {t('instrument.work.button')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {document.about === '' ? null : <DescriptionText text={told(document, 'about')} />}
      {document.isOurs ? <Notice>{t('instrument.oursText')}</Notice> : null}
      <Facts edition={edition} />
      <Questions document={document} />
      <p>
        <a href={paths.json.to(id)} download>
          {t('instrument.json')}
        </a>
      </p>
      {revisions.length > 0 ? <Revisions revisions={revisions} /> : null}
    </>
  );
}

function Facts({ edition }: Pick<EditionPageProps, 'edition'>) {
  const { subject, year, source, period } = edition.document;
  const at = (iso: string | null) => (iso === null ? t('instrument.value.later') : formatMoment(new Date(iso)));
  const rows = [
    { label: t('instrument.field.subject'), value: subjectKindText(subject) },
    { label: t('instrument.field.year'), value: String(year) },
    { label: t('instrument.field.opens'), value: at(period.opens) },
    { label: t('instrument.field.closes'), value: at(period.closes) },
    ...(period.verifiedBy ? [{ label: t('instrument.field.verifiedBy'), value: at(period.verifiedBy) }] : []),
    { label: t('instrument.field.source'), value: source },
  ];
  return <SummaryList rows={rows} />;
}
