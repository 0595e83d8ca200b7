import type { YearScore } from '#instrument/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Sparkline } from '../../participation/views/sparkline.tsx';

export type MaturityProps = {
  /** The newest first. */
  readonly scores: readonly YearScore[];
  /** Where the sheets of the hub are begun. */
  readonly sheetsHref: string;
};

const scoreText = (score: number | null): string => (score === null ? '–' : formatNumber(score));

/** How mature the hub is by the instruments that ask it, year by year; for those who read its sheets. */
export function Maturity({ scores, sheetsHref }: MaturityProps) {
  const old = scores.toReversed();
  return (
    <Section title={t('hub.maturity.title')} id="kematangan">
      <p class="mb-4">{scores.length === 0 ? t('hub.maturity.none') : t('hub.maturity.lead')}</p>
      {scores.length > 1 ? (
        <p class="mb-4">
          {t('hub.maturity.trend')}{' '}
          <Sparkline values={old.map((it) => it.verified ?? it.claimed ?? 0)} years={old.map((it) => it.year)} />
        </p>
      ) : null}
      {scores.length > 0 ? (
        <Table
          caption={t('hub.maturity.title')}
          captionHidden
          columns={[
            { label: t('hub.maturity.sheet') },
            { label: t('hub.maturity.state') },
            { label: t('hub.maturity.claimed'), numeric: true },
            { label: t('hub.maturity.verified'), numeric: true },
          ]}
          rows={scores.map((it) => ({
            key: it.id,
            cells: [
              <a href={it.href}>{it.title}</a>,
              t(`answer.state.${it.state}`),
              scoreText(it.claimed),
              scoreText(it.verified),
            ],
          }))}
        />
      ) : null}
      <p class="actions print:hidden">
        <LinkButton small look="secondary" href={sheetsHref}>
          {t('hub.maturity.sheets')}
        </LinkButton>
      </p>
    </Section>
  );
}
