import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { BarPair } from '#platform/ui/bar-pair.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { changeText } from '../../views/edit/shown.tsx';
import type { ShownProblem } from '../model.ts';

/** The baseline; beside it the measure after, once the problem is solved. */
export function Measures({ problem }: { readonly problem: ShownProblem }) {
  const { baseline, afterMeasure } = problem;
  if (!baseline)
    return (
      <Section title={t('problems.page.baseline')}>
        <p class="missing">{t('problems.page.noBaseline')}</p>
      </Section>
    );
  if (problem.state === 'solved' && afterMeasure)
    return (
      <Section title={t('problems.page.solved')}>
        <BarPair
          label={baseline.indicator}
          unit={baseline.unit}
          before={baseline.value}
          after={afterMeasure.value}
          beforeWhen={formatDate(baseline.date)}
          afterWhen={formatDate(afterMeasure.date)}
          change={changeText({ before: baseline.value, after: afterMeasure.value, better: 'unsaid' })}
        />
        <p class="muted mt-3">{t('problems.page.sourceBefore', { source: baseline.source })}</p>
        <p class="muted">{t('problems.page.sourceAfter', { source: afterMeasure.source })}</p>
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

/** What proves that the problem is solved, and what others can learn from it. */
export function Proof({ problem }: { readonly problem: ShownProblem }) {
  return (
    <>
      {problem.lesson === '' ? null : (
        <Section title={t('problems.page.lesson')}>
          <DescriptionText text={problem.lesson} />
        </Section>
      )}
      <Section title={t('problems.page.evidence')}>
        <ul class="plain-list">
          {problem.evidence.map((it) => (
            <li key={it.url}>
              <a href={it.url} rel="nofollow noopener">
                {it.title}
              </a>
              {it.date === null ? null : <span class="muted"> ({formatDate(it.date)})</span>}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
