import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Tag } from '#platform/ui/tag.tsx';

const kinds = ['mine', 'others', 'figures'] as const;
const tones = { neutral: 'neutral', attention: 'warning', urgent: 'danger' } as const;

/** The home page: what the reader owes first, then what waits for others, then figures. */
export function HomePage({ name, sections }: { readonly name: string; readonly sections: readonly HomeSection[] }) {
  return (
    <>
      <PageHeader title={t('app.home.greeting', { name })} lead={t('app.home.lead')} />
      {sections.length === 0 ? (
        <EmptyState title={t('app.home.empty.title')}>{t('app.home.empty.text')}</EmptyState>
      ) : null}
      {kinds.map((kind) => (
        <Kind key={kind} kind={kind} sections={sections.filter((it) => it.kind === kind)} />
      ))}
    </>
  );
}

function Kind({ kind, sections }: { readonly kind: HomeSection['kind']; readonly sections: readonly HomeSection[] }) {
  if (sections.length === 0) return null;
  return (
    <section class="mt-8" aria-labelledby={`home-${kind}`}>
      <h2 id={`home-${kind}`}>{t(`app.home.kind.${kind}`)}</h2>
      <div class="grid gap-6 md:grid-cols-2">
        {sections.map((section) => (
          <Section key={section.title} section={section} />
        ))}
      </div>
    </section>
  );
}

function Section({ section }: { readonly section: HomeSection }) {
  return (
    <div class="card">
      <h3 class="card-title">{section.title}</h3>
      {section.items.length === 0 ? <p class="muted">{section.empty}</p> : null}
      <ul class="plain-list">
        {section.items.map((item) => (
          <Item key={item.href + item.text} item={item} />
        ))}
      </ul>
    </div>
  );
}

function Item({ item }: { readonly item: HomeItem }) {
  return (
    <li class="flex flex-wrap items-baseline gap-x-3 py-2">
      <a href={item.href}>{item.text}</a>
      {item.count === undefined ? null : <Tag tone={tones[item.tone ?? 'neutral']}>{formatNumber(item.count)}</Tag>}
      {item.when ? <span class="muted">{item.when}</span> : null}
    </li>
  );
}
