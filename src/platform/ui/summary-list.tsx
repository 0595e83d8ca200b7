import type { ComponentChildren } from 'preact';
import { t } from '#platform/i18n/i18n.ts';

export type SummaryRow = {
  readonly label: string;
  /** Null is shown as "Belum diisi". */
  readonly value: ComponentChildren | null;
  /** Where the answer is changed; screen readers hear what is changed. */
  readonly change?: string;
};

export type SummaryListProps = {
  readonly rows: readonly SummaryRow[];
  readonly title?: string;
  readonly level?: 2 | 3;
};

/** Facts of a thing, or one's answers to check before sending. */
export function SummaryList({ rows, title, level = 2 }: SummaryListProps) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <section class="summary">
      {title ? <Title>{title}</Title> : null}
      <dl>
        {rows.map((row) => (
          <div class="summary-row" key={row.label}>
            <dt>{row.label}</dt>
            <dd>{row.value ?? <span class="missing">{t('platform.summary.missing')}</span>}</dd>
            {row.change ? (
              <dd class="summary-change">
                <a href={row.change}>
                  {t('platform.summary.change')}
                  <span class="sr-only"> {row.label}</span>
                </a>
              </dd>
            ) : null}
          </div>
        ))}
      </dl>
    </section>
  );
}
