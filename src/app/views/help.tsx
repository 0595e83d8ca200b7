import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { SearchBox } from '#platform/ui/search-box.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { HelpedGroup } from '../help-pages.ts';
import { paths } from '../paths.ts';
import { TextPage, type TextPart } from './texts.tsx';

/** Where the list of pages begins, so that a search comes back to it. */
const LIST = 'per-halaman';

export type HelpPageProps = {
  readonly parts: readonly TextPart[];
  /** The pages that open to the reader. */
  readonly groups: readonly HelpedGroup[];
  /** What was looked for among them. */
  readonly words: string;
};

/** How to use the product, then every page with the first sentence of its help. */
export function HelpPage({ parts, groups, words }: HelpPageProps) {
  const found = groups.reduce((sum, it) => sum + it.pages.length, 0);
  return (
    <>
      <TextPage
        title={t('app.help.title')}
        lead={t('app.help.lead')}
        parts={parts}
        actions={
          <LinkButton look="secondary" href={`#${LIST}`}>
            {t('app.help.pages')}
          </LinkButton>
        }
      />
      <Section title={t('app.help.pages')} id={LIST}>
        <p class="mb-4">{t('app.help.pages.lead')}</p>
        <SearchBox action={`${paths.help.to()}#${LIST}`} label={t('app.help.pages.search')} value={words} />
        {words === '' ? null : <Found count={found} words={words} />}
        {groups.map((group) => (
          <Group key={group.title} {...group} />
        ))}
      </Section>
    </>
  );
}

function Found({ count, words }: { readonly count: number; readonly words: string }) {
  const all = { text: t('app.help.pages.all'), href: `${paths.help.to()}#${LIST}` };
  if (count === 0) {
    return (
      <div class="mt-6">
        <EmptyState title={t('app.help.pages.none')} level={3} action={all}>
          {t('app.help.pages.noneText')}
        </EmptyState>
      </div>
    );
  }
  return (
    <p class="mt-4" role="status">
      {t('app.help.pages.found', { count, n: formatNumber(count), words })} <a href={all.href}>{all.text}</a>
    </p>
  );
}

function Group({ title, pages }: HelpedGroup) {
  return (
    <section class="mt-8">
      <h3>{title}</h3>
      <ul class="help-pages">
        {pages.map((page) => (
          <li key={page.href}>
            <a href={page.href}>{page.title}</a>
            <p>{firstSentence(page.text)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function firstSentence(text: string): string {
  return text.split(/(?<=[.!?])\s/)[0] ?? text;
}
