import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { Programme } from '../model.ts';
import { paths } from '../paths.ts';
import { ActivityTables } from './table.tsx';

export type PlanPageProps = {
  readonly programme: Programme;
  /** Those that have a programme, and the next one. */
  readonly years: readonly number[];
  readonly mayCopy: boolean;
};

/** The hub plans its year, and publishes it. */
export function PlanPage({ programme, years, mayCopy }: PlanPageProps) {
  const { year, publishedAt, activities } = programme;
  const copy = mayCopy ? (
    <PostButton look="secondary" action={paths.copy.to(year)}>
      {t('programme.plan.copy', { year: String(year - 1) })}
    </PostButton>
  ) : null;
  return (
    <>
      <PageHeader
        title={t('programme.plan.title')}
        facts={
          publishedAt ? (
            <Tag tone="success">{t('programme.plan.published', { date: formatDate(publishedAt) })}</Tag>
          ) : (
            <Tag>{t('programme.plan.draft')}</Tag>
          )
        }
        lead={publishedAt ? t('programme.plan.leadPublished') : t('programme.plan.lead')}
        actions={
          <>
            <LinkButton href={paths.add.to(year)}>{t('programme.plan.add')}</LinkButton>
            {publishedAt === null && activities.length > 0 ? (
              <PostButton look="secondary" action={paths.publish.to(year)}>
                {t('programme.plan.publish')}
              </PostButton>
            ) : null}
            {publishedAt ? (
              <LinkButton look="secondary" href={paths.page.to(year)}>
                {t('programme.plan.public')}
              </LinkButton>
            ) : null}
            {copy}
          </>
        }
      />
      <Tabs
        label={t('programme.plan.years')}
        tabs={years.map((it) => ({ text: String(it), href: paths.plan.to(it), current: it === year }))}
      />
      {activities.length === 0 ? (
        <EmptyState title={t('programme.plan.none', { year: String(year) })}>
          <p>{t('programme.plan.noneText')}</p>
        </EmptyState>
      ) : (
        <>
          <ActivityTables activities={activities} mayChange level={2} />
          <Downloads of={paths.plan.to(year)} />
        </>
      )}
    </>
  );
}
