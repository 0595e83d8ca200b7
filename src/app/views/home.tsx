import type { HomeSection } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { WorkList } from '#platform/ui/work-list.tsx';

const kinds = ['mine', 'others', 'figures'] as const;

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
    <Section title={t(`app.home.kind.${kind}`)} id={`home-${kind}`}>
      <div class="grid gap-x-10 gap-y-2 md:grid-cols-2">
        {sections.map((section) => (
          <Section key={section.title} title={section.title} level={3}>
            <WorkList items={section.items} empty={section.empty} />
          </Section>
        ))}
      </div>
    </Section>
  );
}
