import type { Role } from '#identity/index.ts';
import type { HomeSection, HomeTask } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TaskProgress } from '#platform/ui/task-progress.tsx';
import { WorkList } from '#platform/ui/work-list.tsx';
import { waysOf } from '../role-ways.ts';

const kinds = ['mine', 'others', 'figures'] as const;

export type HomePageProps = {
  readonly name: string;
  /** The role acted in; null before somebody was given one. */
  readonly role: Role | null;
  /** Most urgent first. */
  readonly tasks: readonly HomeTask[];
  readonly sections: readonly HomeSection[];
  readonly now: Date;
};

/** The home page: how far the reader's part in what runs has come, what is owed beside, what waits for others, then figures. */
export function HomePage({ name, role, tasks, sections, now }: HomePageProps) {
  return (
    <>
      <PageHeader title={t('app.home.greeting', { name })} lead={t('app.home.lead')} />
      {role ? null : <EmptyState title={t('app.home.empty.title')}>{t('app.home.empty.text')}</EmptyState>}
      <Tasks tasks={tasks} now={now} />
      {kinds.map((kind) => (
        <Kind key={kind} kind={kind} sections={sections.filter((it) => it.kind === kind)} />
      ))}
      {role && !isOwed({ tasks, sections }) ? <Ways role={role} /> : null}
    </>
  );
}

/** Whether anything waits for the reader. */
function isOwed({ tasks, sections }: Pick<HomePageProps, 'tasks' | 'sections'>): boolean {
  return tasks.some((it) => !it.isOthers) || sections.some((it) => it.kind === 'mine' && it.items.length > 0);
}

/** While nothing waits: what the role is here for, and the way there. */
function Ways({ role }: { readonly role: Role }) {
  return (
    <Section title={t('app.home.ways')} id="home-ways">
      <p class="muted mb-4">
        {t('app.home.ways.nothing')} {t(`app.home.role.${role}`)}
      </p>
      <div class="grid gap-x-10 md:grid-cols-2">
        <WorkList items={waysOf[role].map(({ text, href }) => ({ text: t(text), href }))} empty="" />
      </div>
    </Section>
  );
}

function Tasks({ tasks, now }: Pick<HomePageProps, 'tasks' | 'now'>) {
  if (tasks.length === 0) return null;
  const parts = [
    { title: t('app.home.tasks.mine'), tasks: tasks.filter((it) => !it.isOthers) },
    { title: t('app.home.tasks.others'), tasks: tasks.filter((it) => it.isOthers) },
  ];
  return (
    <Section title={t('app.home.tasks')} id="home-tasks">
      <p class="muted mb-4">{t('app.home.tasks.lead')}</p>
      <div class="grid gap-6">
        {parts.map((part) =>
          part.tasks.length === 0 ? null : (
            <Section key={part.title} title={part.title} level={3}>
              <TaskProgress tasks={part.tasks} now={now} />
            </Section>
          ),
        )}
      </div>
    </Section>
  );
}

function Kind({ kind, sections }: { readonly kind: HomeSection['kind']; readonly sections: readonly HomeSection[] }) {
  if (sections.length === 0) return null;
  return (
    <Section title={t(`app.home.kind.${kind}`)} id={`home-${kind}`}>
      <div class="grid gap-x-10 gap-y-6 md:grid-cols-2">
        {sections.map((section) => (
          <Section key={section.title} title={section.title} level={3}>
            <WorkList items={section.items} empty={section.empty} />
          </Section>
        ))}
      </div>
    </Section>
  );
}
