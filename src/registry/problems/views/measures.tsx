import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { BarPair } from '#platform/ui/bar-pair.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { changeOf } from '../../rules/impact.ts';
import { changeText } from '../../views/edit/shown.tsx';
import type { ShownProblem, TakenMeasure } from '../model.ts';
import { judgeText } from './labels.ts';
import { Series } from './series.tsx';

export type MeasuresProps = {
  readonly problem: ShownProblem;
  /** Comparable with the baseline, oldest first. */
  readonly measures: readonly TakenMeasure[];
};

/** The baseline; beside it what was measured after, and who agrees that it is enough. */
export function Measures({ problem, measures }: MeasuresProps) {
  const { baseline, better } = problem;
  if (!baseline)
    return (
      <Section title={t('problems.page.baseline')}>
        <p class="missing">{t('problems.page.noBaseline')}</p>
      </Section>
    );
  if (measures.length > 0)
    return (
      <Section title={t(problem.state === 'solved' ? 'problems.page.solved' : 'problems.page.measures')} id="angka">
        <Claim problem={problem} measures={measures} />
        <Series baseline={baseline} better={better} measures={measures} />
      </Section>
    );
  return (
    <Section title={t('problems.page.baseline')}>
      <StatGroup>
        <StatNumber
          label={t('problems.page.measured', { indicator: baseline.indicator, date: formatDate(baseline.date) })}
          value={`${formatNumber(baseline.value)} ${baseline.unit}`}
          note={t('problems.page.source', { source: baseline.source })}
        />
      </StatGroup>
    </Section>
  );
}

/** What was reported and what was verified, told apart; and whether it still holds by the newest number. */
function Claim({ problem, measures }: MeasuresProps) {
  const { baseline, afterMeasure, better } = problem;
  if (!baseline || !afterMeasure || (problem.state !== 'reported' && problem.state !== 'solved')) return null;
  return (
    <>
      <BarPair
        label={baseline.indicator}
        unit={baseline.unit}
        before={baseline.value}
        after={afterMeasure.value}
        beforeWhen={formatDate(baseline.date)}
        afterWhen={formatDate(afterMeasure.date)}
        change={changeText({ before: baseline.value, after: afterMeasure.value, better: better ?? 'unsaid' })}
      />
      <p class="muted mt-3">{t('problems.page.sourceBefore', { source: baseline.source })}</p>
      <p class="muted">{t('problems.page.sourceAfter', { source: afterMeasure.source })}</p>
      <div class="mt-4">
        <Verification problem={problem} />
      </div>
      {problem.state === 'solved' ? <Relapse problem={problem} measures={measures} /> : null}
    </>
  );
}

function Verification({ problem }: { readonly problem: ShownProblem }) {
  if (problem.verifiedAt === null)
    return (
      <Notice tone="warning" title={t('problems.page.unverified')}>
        <p>{t('problems.page.unverifiedText', { date: problem.reportedAt ? formatDate(problem.reportedAt) : '–' })}</p>
      </Notice>
    );
  return (
    <Notice
      tone="success"
      title={t('problems.page.verified', { date: formatDate(problem.verifiedAt), who: judgeText(problem) })}
    >
      {problem.verifyNote === '' ? null : <DescriptionText text={problem.verifyNote} />}
    </Notice>
  );
}

/** A problem that was solved may come back; the newest number says so. */
function Relapse({ problem, measures }: MeasuresProps) {
  const { baseline, better } = problem;
  const last = measures.at(-1);
  if (!baseline || !better || !last || last.id === problem.measureId) return null;
  if (changeOf({ before: baseline.value, after: last.value, better })?.direction === 'better') return null;
  return (
    <Notice tone="danger" title={t('problems.page.relapse')}>
      <p>
        {t('problems.page.relapseText', {
          value: formatNumber(last.value),
          unit: last.unit,
          date: formatDate(last.date),
        })}
      </p>
    </Notice>
  );
}

/** What others can learn from how it was solved. */
export function Lesson({ problem }: { readonly problem: ShownProblem }) {
  if (problem.lesson === '' || (problem.state !== 'solved' && problem.state !== 'reported')) return null;
  return (
    <Section title={t('problems.page.lesson')}>
      <DescriptionText text={problem.lesson} />
    </Section>
  );
}
