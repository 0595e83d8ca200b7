import type { ComponentChildren } from 'preact';
import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { type Innovation, paths as registryPaths } from '#registry/index.ts';
import type { Dimension } from '../model/dimensions.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import type { Standing } from '../rules/standing.ts';
import { DimensionSection } from './dimension-section.tsx';
import type { ShownRecord } from './shown.ts';
import { dimensionName, grantorOf, rungName } from './words.ts';

export type LastingPageProps = {
  readonly innovation: Innovation;
  readonly title: string;
  readonly year: number;
  readonly years: readonly number[];
  readonly today: string;
  readonly standings: readonly Standing[];
  readonly records: ReadonlyMap<Dimension, readonly ShownRecord[]>;
  readonly whyNotAdd: RecordRefusal | null;
  /** What stands above the eight: agreements whose official left. */
  readonly before: ComponentChildren;
  /** What stands below the eight: the yearly checks. */
  readonly after: ComponentChildren;
};

/** What makes one innovation last: eight dimensions, each with its ladder, its evidence year by year, and the next rung. */
export function LastingPage(props: LastingPageProps) {
  const { innovation, title, year, years, standings, records, today } = props;
  return (
    <>
      <PageHeader
        kicker={[innovation.unitName, innovation.institutionName].filter((it) => it !== null).join(' · ')}
        title={t('lasting.page.title', { title })}
        lead={t('lasting.page.lead')}
        actions={
          <LinkButton look="secondary" href={registryPaths.work.to(innovation.id)}>
            {t('lasting.page.work')}
          </LinkButton>
        }
      />
      {props.before}
      <div class="print:hidden">
        <Tabs
          label={t('lasting.page.years')}
          tabs={years.map((it) => ({
            text: String(it),
            href: paths.page.to(innovation.id, it),
            current: it === year,
          }))}
        />
      </div>
      <p class="muted">{t('lasting.page.asOf', { year: String(year), date: formatDate(today) })}</p>
      <Summary standings={standings} />
      <NextSteps standings={standings} />
      {standings.map((standing) => (
        <DimensionSection
          key={standing.dimension}
          innovationId={innovation.id}
          standing={standing}
          year={year}
          records={records.get(standing.dimension) ?? []}
          whyNotAdd={props.whyNotAdd}
        />
      ))}
      {props.after}
      <p class="muted">{t('lasting.page.ours')}</p>
    </>
  );
}

function Summary({ standings }: { readonly standings: readonly Standing[] }) {
  return (
    <Section title={t('lasting.page.summary')} id="ringkas">
      <Table
        caption={t('lasting.page.summary')}
        captionHidden
        columns={[
          { label: t('lasting.page.dimension') },
          { label: t('lasting.page.verified') },
          { label: t('lasting.page.claimed') },
          { label: t('lasting.page.steps'), numeric: true },
        ]}
        rows={standings.map(({ dimension, verified, claimed, most }) => ({
          key: dimension,
          cells: [
            <a href={`#${dimension}`}>{dimensionName(dimension)}</a>,
            verified > 0 ? rungName(dimension, verified) : t('lasting.page.none'),
            claimed > 0 ? rungName(dimension, claimed) : t('lasting.page.none'),
            t('lasting.page.of', { n: String(verified), most: String(most) }),
          ],
        }))}
      />
    </Section>
  );
}

/** The rung that each ladder wants next, and who can grant it. */
function NextSteps({ standings }: { readonly standings: readonly Standing[] }) {
  const open = standings.filter((it) => it.next !== null);
  if (open.length === 0) return <Notice tone="success">{t('lasting.page.atTheTop')}</Notice>;
  return (
    <Section title={t('lasting.page.next')} id="berikutnya">
      <Table
        caption={t('lasting.page.next')}
        captionHidden
        columns={[
          { label: t('lasting.page.dimension') },
          { label: t('lasting.page.nextRung') },
          { label: t('lasting.page.grantor') },
        ]}
        rows={open.map(({ dimension, next }) => ({
          key: dimension,
          cells: [dimensionName(dimension), rungName(dimension, next ?? 1), grantorOf(dimension, next ?? 1)],
        }))}
      />
    </Section>
  );
}
