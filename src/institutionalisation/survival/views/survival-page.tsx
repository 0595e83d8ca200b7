import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { ActiveFilters } from '#platform/ui/facet-group.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Prose, Section, SideLayout } from '#platform/ui/section.tsx';
import { leftOutReasons, plainFilter, type SurvivalFilter } from '../model.ts';
import { paths } from '../paths.ts';
import { FEWEST_AT_RISK, MOST_CURVES, SMALLEST_GROUP, type Survival } from '../rules/groups.ts';
import { Curves, GroupTable } from './curves.tsx';
import { Example } from './example.tsx';
import { activeFilters, type Choices, Filters } from './filters.tsx';
import { groupName, pText } from './words.ts';

export type SurvivalPageProps = {
  readonly filter: SurvivalFilter;
  readonly survival: Survival;
  readonly choices: Choices;
};

/** How long innovations live on: curves, what they rest on, and what they cannot say. */
export function SurvivalPage(props: SurvivalPageProps) {
  const { filter, survival } = props;
  const drawn = survival.groups.filter((it) => it.notDrawn === null);
  const active = activeFilters(filter);
  return (
    <>
      <PageHeader title={t('survival.title')} lead={t('survival.lead')} />
      <SideLayout side={<Filters {...props} active={active.length} />}>
        <div id="kurva" data-part>
          <ActiveFilters filters={active} clear={paths.page.to(plainFilter)} />
          {filter.sinceStart ? (
            <Notice tone="warning" title={t('survival.rosy.title')}>
              <p>{t('survival.rosy.text')}</p>
            </Notice>
          ) : null}
          {survival.examples > 0 ? (
            <Notice tone="warning">
              <p>{t('survival.examples', { n: formatNumber(survival.examples), of: formatNumber(survival.used) })}</p>
            </Notice>
          ) : null}
          {drawn.length > 0 ? (
            <Section title={t('survival.curve.title')}>
              <Curves grouping={filter.grouping} groups={drawn} />
              <Test {...props} />
            </Section>
          ) : (
            <TooFew {...props} />
          )}
          {survival.groups.length > 0 ? (
            <Section title={t('survival.table.title')}>
              <GroupTable grouping={filter.grouping} groups={survival.groups} />
              {survival.groups.some((it) => it.notDrawn === 'many') ? (
                <p class="muted mt-3">{t('survival.notDrawn.many', { n: MOST_CURVES })}</p>
              ) : null}
              <Downloads of={paths.page.to(filter)} />
            </Section>
          ) : null}
          <Counted survival={survival} />
        </div>
        <Caveats filter={filter} />
      </SideLayout>
    </>
  );
}

function Test({ filter, survival }: SurvivalPageProps) {
  const { test, groups } = survival;
  const drawn = groups.filter((it) => it.notDrawn === null);
  if (drawn.length < 2) return null;
  if (!test) return <p class="mt-4">{t('survival.test.none')}</p>;
  const names = drawn.map((it) => groupName(filter.grouping, it.key)).join(', ');
  const chi = formatNumber(test.chiSquare, { maximumFractionDigits: 2 });
  const ALPHA = 0.05;
  return (
    <>
      <p class="mt-4">
        <strong>{t('survival.test.title')}</strong>{' '}
        {t('survival.test.text', { names, chi, df: test.df, p: pText(test.p) })}
      </p>
      <p>{test.p < ALPHA ? t('survival.test.differ') : t('survival.test.alike')}</p>
    </>
  );
}

/** Nothing can be drawn honestly yet: how to read a curve, and how it comes to be. */
function TooFew({ filter, survival }: SurvivalPageProps) {
  return (
    <Section title={t('survival.few.title')}>
      <p>{t('survival.few.text', { n: SMALLEST_GROUP, fewest: FEWEST_AT_RISK, used: formatNumber(survival.used) })}</p>
      <p>{t('survival.few.how')}</p>
      {filter.sinceStart ? null : (
        <p>
          <a href={paths.page.to({ ...filter, sinceStart: true })}>{t('survival.few.rosy')}</a>
        </p>
      )}
      <div class="mt-8">
        <Example />
      </div>
    </Section>
  );
}

function Counted({ survival: { used, leftOut } }: Pick<SurvivalPageProps, 'survival'>) {
  const reasons = leftOutReasons.filter((it) => leftOut[it] > 0);
  return (
    <Section title={t('survival.counted.title')}>
      <p>{t('survival.counted.used', { count: used, n: formatNumber(used) })}</p>
      {reasons.length > 0 ? (
        <ul>
          {reasons.map((it) => (
            <li key={it}>{t(`survival.leftOut.${it}`, { n: formatNumber(leftOut[it]) })}</li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

const caveats = ['entry', 'chance', 'cause', 'chosen', 'censored', 'dates'] as const;
const splitBy: readonly string[] = ['policy', 'budget', 'performance'];

function Caveats({ filter }: { readonly filter: SurvivalFilter }) {
  return (
    <>
      <Section title={t('survival.read.title')}>
        <Prose>
          <p>{t('survival.read.curve')}</p>
          <p>{t('survival.read.band')}</p>
          <p>{t('survival.read.risk', { n: FEWEST_AT_RISK })}</p>
          <p>{filter.dormantStops ? t('survival.read.dormantStops') : t('survival.read.dormantLives')}</p>
        </Prose>
      </Section>
      <Section title={t('survival.caveat.title')}>
        <Prose>
          <ul>
            {splitBy.includes(filter.grouping) ? <li>{t('survival.caveat.split')}</li> : null}
            {caveats.map((it) => (
              <li key={it}>{t(`survival.caveat.${it}`)}</li>
            ))}
          </ul>
          <p class="muted">{t('survival.sources')}</p>
        </Prose>
      </Section>
    </>
  );
}
