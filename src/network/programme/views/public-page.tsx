import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import type { Programme } from '../model.ts';
import { paths } from '../paths.ts';
import { ActivityTables } from './table.tsx';

export type PublicProgrammeProps = {
  readonly programme: Programme;
  /** Those that are published. */
  readonly years: readonly number[];
};

/** The programme of a year as everybody reads it. */
export function PublicProgrammePage({ programme, years }: PublicProgrammeProps) {
  const { year, activities } = programme;
  return (
    <>
      <PageHeader
        title={t('programme.page.title', { year: String(year) })}
        lead={t('programme.page.lead')}
        actions={<CalendarLink programme={programme} />}
      />
      {years.length > 1 ? (
        <Tabs
          label={t('programme.plan.years')}
          tabs={years.map((it) => ({ text: String(it), href: paths.page.to(it), current: it === year }))}
        />
      ) : null}
      <ActivityTables activities={activities} mayChange={false} level={2} />
      <Downloads of={paths.page.to(year)} />
    </>
  );
}

function CalendarLink({ programme: { activities, year } }: Pick<PublicProgrammeProps, 'programme'>) {
  if (activities.every((it) => it.startsOn === null)) return null;
  return (
    <LinkButton look="secondary" href={paths.calendar.to(year)} download>
      {t('programme.page.calendar')}
    </LinkButton>
  );
}

/** On the hub's page: the programme of this year. */
export function ProgrammePart({ programme }: { readonly programme: Programme | null }) {
  return (
    <Section title={t('programme.part.title')} id="program">
      {programme ? (
        <>
          <ActivityTables activities={programme.activities} mayChange={false} level={3} />
          <p class="actions mt-4">
            <CalendarLink programme={programme} />
            <LinkButton look="plain" href={paths.page.to(programme.year)}>
              {t('programme.part.more')}
            </LinkButton>
          </p>
        </>
      ) : (
        <p>{t('programme.part.none')}</p>
      )}
    </Section>
  );
}
