import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Bars } from '#platform/ui/bars.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { KeptPlan } from '../model/sharing.ts';
import { paths } from '../paths.ts';
import { Impossible } from './impossible.tsx';
import type { ReportProps } from './run-props.ts';

/** Below this nobody can tell jurors from entries well; between islands it is 0. Ours. */
const THIN = 0.1;
/** Bars of so many jurors are still a picture. */
const MOST_BARS = 80;

const percent = (share: number) => formatNumber(Math.round(share * 10_000) / 100);
const hundredths = (value: number) => formatNumber(Math.round(value * 100) / 100);

/** What a plan reached, in figures and in words. */
export function PlanReport(props: ReportProps) {
  const { plan } = props;
  return (
    <>
      <Impossible {...props} />
      <Section title={t('sharing.report.title')}>
        <StatGroup>
          <StatNumber label={t('sharing.report.sheets')} value={plan.pairs.length} />
          {isUnknown(plan) ? null : <Fit plan={plan} />}
          <StatNumber label={t('sharing.report.connectivity')} value={hundredths(plan.connectivity)} />
        </StatGroup>
        <ul class="prose mt-4">
          {sentencesOf(plan).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('sharing.report.loads')}>
        <Loads {...props} />
      </Section>
      <Sheets {...props} />
    </>
  );
}

/** Nobody's expertise is known: every fit is 0, and none of them says anything. */
const isUnknown = (plan: KeptPlan): boolean => plan.value === 0 && plan.pairs.length > 0;

function Fit({ plan }: { readonly plan: KeptPlan }) {
  return (
    <>
      <StatNumber
        label={t('sharing.report.value')}
        value={hundredths(plan.value)}
        note={t('sharing.report.ofBound', { bound: hundredths(plan.bound) })}
      />
      <StatNumber label={t('sharing.report.floor')} value={hundredths(plan.floor)} />
    </>
  );
}

function sentencesOf(plan: KeptPlan): readonly string[] {
  const settled = [
    t('sharing.report.most', { n: formatNumber(plan.most) }),
    connectivityText(plan),
    ...changedText(plan),
  ];
  const drawn = plan.drawn ? [drawnText(plan, plan.drawn)] : [];
  if (isUnknown(plan)) return [t('sharing.report.unknown'), ...drawn, ...settled];
  const gap =
    plan.gap < 0.000_05 ? t('sharing.report.proven') : t('sharing.report.gap', { percent: percent(plan.gap) });
  const isFloorProven = plan.floorBound !== null && plan.floorBound - plan.floor < 0.0005;
  return [
    ...(plan.drawn ? drawn : [gap]),
    ...(plan.floorBound === null
      ? []
      : [
          isFloorProven
            ? t('sharing.report.floorProven')
            : t('sharing.report.floorBound', { bound: hundredths(plan.floorBound) }),
        ]),
    ...settled,
  ];
}

const changedText = ({ changed }: KeptPlan): readonly string[] =>
  changed > 0 ? [t('sharing.report.changed', { count: changed, n: formatNumber(changed) })] : [];

function drawnText(plan: KeptPlan, { expected, likeliest }: NonNullable<KeptPlan['drawn']>): string {
  const share = plan.bound > 0 ? percent(expected / plan.bound) : percent(1);
  return t('sharing.report.drawn', { cap: percent(likeliest), share });
}

function connectivityText({ connectivity, islands }: KeptPlan): string {
  if (islands.length > 1) return t('sharing.report.apart');
  return t(connectivity < THIN ? 'sharing.report.thin' : 'sharing.report.connected', {
    value: hundredths(connectivity),
  });
}

function Loads({ jurors, plan }: ReportProps) {
  const names = new Map(jurors.map((it) => [it.id, it.name]));
  const lines = plan.loads.map((it) => ({ ...it, name: names.get(it.jurorId) ?? '–' }));
  const shown = lines.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <>
      {shown.length <= MOST_BARS ? (
        <Bars
          label={t('sharing.report.loads')}
          rows={shown.map((it) => ({
            key: it.jurorId,
            label: it.name,
            text: formatNumber(it.sheets),
            parts: [{ name: it.name, value: it.sheets }],
          }))}
        />
      ) : null}
      <details>
        <summary>{t('sharing.report.table')}</summary>
        <Table
          caption={t('sharing.report.loads')}
          captionHidden
          columns={[{ label: t('evaluation.field.juror') }, { label: t('evaluation.sheets.title'), numeric: true }]}
          rows={shown.map((it) => ({ key: it.jurorId, cells: [it.name, formatNumber(it.sheets)] }))}
        />
      </details>
    </>
  );
}

/** Subjects of the plan that stand on the page. */
const MOST_SHEETS = 100;

/** Who would read what, of the first hundred subjects. */
function Sheets({ round, run, jurors, subjects, plan }: ReportProps) {
  const names = new Map<string, string>(jurors.map((it) => [it.id, it.name]));
  const readers = Map.groupBy(plan.pairs, ([row]) => row);
  const shown = subjects.slice(0, MOST_SHEETS);
  return (
    <Section title={t('sharing.report.pairs')}>
      {subjects.length > shown.length ? (
        <p class="muted">{t('sharing.report.firstOnes', { n: formatNumber(shown.length) })}</p>
      ) : null}
      <Table
        caption={t('sharing.report.pairs')}
        captionHidden
        columns={[{ label: t('evaluation.field.subject') }, { label: t('evaluation.tab.jury') }]}
        rows={shown.map((it) => ({
          key: it.row,
          cells: [
            t('sharing.numbered', { label: it.label, title: it.title }),
            (readers.get(it.row) ?? []).map(([, id]) => names.get(id) ?? '–').join(', ') || '–',
          ],
        }))}
      />
      <Downloads of={paths.run.to(round.id, run.id)} />
    </Section>
  );
}
