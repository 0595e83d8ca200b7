import { t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';

/** What is shown of a subject: the door's reading, blind when the round is. */
export type ShownReading = {
  readonly heading: string;
  readonly sections: readonly { readonly code: string; readonly title: string; readonly text: string }[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly files: readonly { readonly name: string; readonly href: string }[];
};

export type ReadingViewProps = { readonly reading: ShownReading | null; readonly isBlind: boolean };

/** The frozen text of what is rated. */
export function ReadingView({ reading, isBlind }: ReadingViewProps) {
  if (!reading) {
    return (
      <Notice tone="warning" title={t('evaluation.reading.gone')}>
        <p>{t('evaluation.reading.goneText')}</p>
      </Notice>
    );
  }
  return (
    <>
      <h2 class="score-heading">{reading.heading}</h2>
      {isBlind ? <p class="muted mb-4">{t('evaluation.reading.blind')}</p> : null}
      {reading.facts.length > 0 ? <SummaryList rows={reading.facts} /> : null}
      {reading.sections.length === 0 ? <p>{t('evaluation.reading.empty')}</p> : null}
      {reading.sections.map((it) => (
        <Section key={it.code} title={it.title} level={3}>
          <DescriptionText text={it.text} />
        </Section>
      ))}
      {reading.files.length > 0 ? (
        <Section title={t('evaluation.reading.files')} level={3}>
          <ul class="score-files">
            {reading.files.map((file) => (
              <li key={file.href}>
                <a href={file.href}>{file.name}</a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
