import { formatNumber, t } from '#platform/i18n/i18n.ts';

export type PaginationProps = {
  /** Current page, from 1. */
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
  /** Names the list for screen readers when a page has two. */
  readonly label?: string;
};

/** Numbers worth showing: first, last and the neighbours; null is a gap. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
  const shown: (number | null)[] = [];
  for (const n of wanted.sort((a, b) => a - b)) {
    const before = shown.at(-1);
    if (typeof before === 'number' && n - before === 2) shown.push(n - 1);
    else if (typeof before === 'number' && n - before > 2) shown.push(null);
    shown.push(n);
  }
  return shown;
}

/** Pages of a list; nothing when all fits on one. */
export function Pagination({ page, pages, hrefOf, label }: PaginationProps) {
  if (pages <= 1) return null;
  return (
    <nav class="pagination" aria-label={label ?? t('platform.pages.label')}>
      {page > 1 ? (
        <a class="page-step" rel="prev" href={hrefOf(page - 1)}>
          <span aria-hidden="true">←</span> {t('platform.pages.previous')}
        </a>
      ) : null}
      <ul>
        {pageNumbers(page, pages).map((n, index) => (
          <li key={n ?? `gap-${index}`}>
            <PageNumber n={n} current={n === page} hrefOf={hrefOf} />
          </li>
        ))}
      </ul>
      <p class="page-of">{t('platform.pages.of', { page: formatNumber(page), pages: formatNumber(pages) })}</p>
      {page < pages ? (
        <a class="page-step" rel="next" href={hrefOf(page + 1)}>
          {t('platform.pages.next')} <span aria-hidden="true">→</span>
        </a>
      ) : null}
    </nav>
  );
}

type PageNumberProps = {
  readonly n: number | null;
  readonly current: boolean;
  readonly hrefOf: (page: number) => string;
};

function PageNumber({ n, current, hrefOf }: PageNumberProps) {
  if (n === null) return <span class="page-gap">…</span>;
  const text = formatNumber(n);
  return (
    <a
      class="page-number"
      href={hrefOf(n)}
      aria-current={current ? 'page' : undefined}
      aria-label={t('platform.pages.page', { page: text })}
    >
      {text}
    </a>
  );
}

type Step = { readonly href: string; readonly text: string };

/** Previous and next of a sequence: sections of a form, records of a list. */
export function Pager({ previous, next }: { readonly previous?: Step | null; readonly next?: Step | null }) {
  if (!previous && !next) return null;
  return (
    <nav class="pager" aria-label={t('platform.pager.label')}>
      {previous ? (
        <a class="pager-link" rel="prev" href={previous.href}>
          <span class="pager-way">← {t('platform.pages.previous')}</span>
          <span>{previous.text}</span>
        </a>
      ) : null}
      {next ? (
        <a class="pager-link pager-next" rel="next" href={next.href}>
          <span class="pager-way">{t('platform.pages.next')} →</span>
          <span>{next.text}</span>
        </a>
      ) : null}
    </nav>
  );
}
