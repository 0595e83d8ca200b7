import { regionName } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Card } from '#platform/ui/card.tsx';
import type { ProblemId } from '../../model/ids.ts';
import type { ProblemState } from '../../model/states.ts';
import { paths } from '../../paths.ts';
import { affairName } from '../../views/edit/shown.tsx';
import { ProblemTag } from '../../views/state.tsx';
import type { ListedProblem } from '../model.ts';
import { shortened } from './shortened.ts';

/** Letters shown of what hurts. */
const EXCERPT = 220;

/** A problem in the list. */
export function ProblemCard({ problem }: { readonly problem: ListedProblem }) {
  const { affair, innovations, baseline, afterMeasure } = problem;
  const facts = [
    regionName(problem.regionCode),
    ...(affair === null ? [] : [affairName(affair)]),
    t('problems.card.raised', { date: formatDate(problem.createdAt) }),
    innovations > 0
      ? t('problems.card.innovations', { n: formatNumber(innovations) })
      : t('problems.card.noInnovation'),
  ];
  return (
    <Card
      level={2}
      title={problem.title}
      href={paths.problem.to(problem.id)}
      facts={facts}
      tags={<ProblemTag state={problem.state} />}
    >
      <p>{shortened(problem.excerpt, EXCERPT)}</p>
      {(problem.state === 'solved' || problem.state === 'reported') && baseline && afterMeasure ? (
        <p class="mt-2 font-semibold">
          {t('problems.card.change', {
            indicator: baseline.indicator,
            before: formatNumber(baseline.value),
            after: formatNumber(afterMeasure.value),
            unit: baseline.unit,
          })}
        </p>
      ) : null}
    </Card>
  );
}

export type SimilarProblem = {
  readonly id: ProblemId;
  readonly title: string;
  readonly summary: string;
  readonly state: ProblemState;
  readonly regionCode: string | null;
};

/** A problem like the one that is being written. */
export function SimilarProblemCard({ problem }: { readonly problem: SimilarProblem }) {
  return (
    <Card
      title={problem.title}
      href={paths.problem.to(problem.id)}
      facts={[regionName(problem.regionCode)]}
      tags={<ProblemTag state={problem.state} />}
    >
      {problem.summary === '' ? null : <p>{shortened(problem.summary, EXCERPT)}</p>}
    </Card>
  );
}
