import { regionName } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import { type ProblemId, paths as registryPaths } from '#registry/index.ts';
import { partNames, type Sought } from '../model/match.ts';
import { paths } from '../paths.ts';
import type { ShownMatch } from '../queries/matches.ts';
import type { Weights } from '../rules/weights.ts';
import { reasonOf } from './reasons.ts';

export type MatchCardProps = {
  readonly problemId: ProblemId;
  readonly match: ShownMatch;
  readonly sought: Sought;
  readonly weights: Weights;
  /** Where copying it for this problem begins. */
  readonly replicate: string;
  /** Whether the viewer runs the problem: links the innovation, sets it aside. */
  readonly mayJudge: boolean;
};

const toneOf = (score: number): Tone => (score >= 70 ? 'success' : score >= 50 ? 'accent' : 'neutral');

/** One innovation that fits a problem: how well, why in words, and the parts of the score on demand. */
export function MatchCard(props: MatchCardProps) {
  const { match, sought, problemId, replicate, mayJudge } = props;
  const place = [match.unitName, match.institutionName].filter((it) => it !== null);
  const region = regionName(match.regionCode);
  const facts = region === '' || place.some((it) => it.includes(region)) ? place : [...place, region];
  const counted = partNames.filter((name) => (match.parts[name] ?? 0) > 0);
  return (
    <Card
      title={match.title}
      href={registryPaths.record.to(match.id)}
      facts={facts}
      tags={<Tag tone={toneOf(match.score)}>{t('matching.score', { n: formatNumber(match.score) })}</Tag>}
    >
      <ul class="list-disc pl-5">
        {counted.map((name) => (
          <li key={name}>{reasonOf(name, sought, match)}</li>
        ))}
      </ul>
      <ScoreParts {...props} />
      <div class="actions mt-3">
        <LinkButton small look="secondary" href={replicate}>
          {t('matching.replicate')}
          <span class="sr-only"> {match.title}</span>
        </LinkButton>
        {mayJudge ? <Judging problemId={problemId} match={match} /> : null}
      </div>
    </Card>
  );
}

function Judging({ problemId, match }: Pick<MatchCardProps, 'problemId' | 'match'>) {
  return (
    <>
      <PostButton small look="plain" action={registryPaths.linkInnovation.to(problemId)} fields={{ inovasi: match.id }}>
        {t('matching.link')}
        <span class="sr-only"> {match.title}</span>
      </PostButton>
      <LinkButton small look="plain" href={paths.dismiss.to(problemId, match.id)}>
        {t('matching.dismiss')}
        <span class="sr-only"> {match.title}</span>
      </LinkButton>
    </>
  );
}

function ScoreParts({ match, sought, weights }: MatchCardProps) {
  const columns = [
    { label: t('matching.part') },
    { label: t('matching.points'), numeric: true },
    { label: t('matching.weight'), numeric: true },
    { label: t('matching.reasonLabel') },
  ];
  return (
    <details class="mt-2">
      <summary>{t('matching.parts')}</summary>
      <Table
        caption={t('matching.partsOf', { title: match.title })}
        captionHidden
        columns={columns}
        rows={partNames.map((name) => ({
          key: name,
          cells: [
            t(`matching.part.${name}`),
            pointsText(match.parts[name], weights[name]),
            formatNumber(weights[name]),
            reasonOf(name, sought, match),
          ],
        }))}
      />
      <p class="muted mt-2">{t('matching.partsNote')}</p>
    </details>
  );
}

function pointsText(share: number | null, weight: number): string {
  return share === null ? t('matching.notCounted') : formatNumber(Math.round(share * weight * 10) / 10);
}
