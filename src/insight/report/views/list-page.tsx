import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';
import type { Frozen } from '../model/report.ts';
import { paths } from '../paths.ts';

export type ListPageProps = {
  readonly hub: string;
  readonly frozen: readonly Frozen[];
  /** The years that the hub may write; none for others. */
  readonly years: readonly number[];
};

/** The reports that are frozen, and for the hub those that it writes. */
export function ListPage({ hub, frozen, years }: ListPageProps) {
  return (
    <>
      <PageHeader kicker={hub} title={t('report.title')} lead={t('report.lead')} />
      {years.length > 0 ? (
        <Section title={t('report.write')} onScreenOnly>
          <TaskList
            label={t('report.write')}
            tasks={years.map((year) => ({
              text: String(year),
              href: paths.report.to(year),
              state: t(frozen.some((it) => it.year === year) ? 'report.state.frozen' : 'report.state.open'),
            }))}
          />
        </Section>
      ) : null}
      <Section title={t('report.frozen')}>
        {frozen.length === 0 ? (
          <EmptyState title={t('report.none.title')} level={3}>
            {t('report.none.text')}
          </EmptyState>
        ) : (
          <FrozenList frozen={frozen} />
        )}
      </Section>
    </>
  );
}

/** Each freezing with its files and the digest by which they can be told from others. */
export function FrozenList({ frozen }: { readonly frozen: readonly Frozen[] }) {
  return (
    <ul class="frozen-reports">
      {frozen.map((it) => (
        <li key={it.id}>
          <h3>{t('report.revision', { year: it.year, no: it.no })}</h3>
          <p>
            {t('report.frozenBy', { who: it.frozenByName ?? '–', when: formatMoment(it.frozenAt) })}
            {it.reason ? ` ${t('report.because', { reason: it.reason })}` : ''}
          </p>
          <p>
            <a href={paths.frozenPdf.to(it.year, it.no)}>{t('report.asPdf')}</a> ·{' '}
            <a href={paths.frozenDocx.to(it.year, it.no)}>{t('report.asDocx')}</a>
          </p>
          <p class="muted">
            {t('report.digest')} <code>{it.sha256}</code>
          </p>
        </li>
      ))}
    </ul>
  );
}
