import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { PostButton } from '#platform/ui/button.tsx';
import { CardList } from '#platform/ui/card.tsx';
import { Section } from '#platform/ui/section.tsx';
import { type InnovationId, type ProblemId, paths as registryPaths } from '#registry/index.ts';
import { paths } from '../paths.ts';
import type { Matches, ShownMatch } from '../queries/matches.ts';
import { MatchCard } from './match-card.tsx';

export type MatchesProps = Matches & {
  readonly problemId: ProblemId;
  readonly mayJudge: boolean;
  readonly replicateOf: (id: InnovationId) => string;
};

/** As many are shown; the rest fits less well. */
const SHOWN = 5;

/** What fits the problem on its page, best first; what was set aside can be taken back by those who run it. */
export function ProblemMatches(props: MatchesProps) {
  const { matches, mayJudge, problemId, sought, rule, replicateOf } = props;
  const offered = matches.filter((it) => it.dismissedReason === null);
  const dismissed = matches.filter((it) => it.dismissedReason !== null);
  return (
    <Section title={t('matching.title')} id="kecocokan">
      <p class="muted mb-4">{t('matching.lead')}</p>
      {offered.length === 0 ? <p>{t('matching.none')}</p> : null}
      {offered.length > 0 ? (
        <CardList label={t('matching.title')}>
          {offered.slice(0, SHOWN).map((match) => (
            <MatchCard
              key={match.id}
              match={match}
              problemId={problemId}
              sought={sought}
              weights={rule.weights}
              mayJudge={mayJudge}
              replicate={replicateOf(match.id)}
            />
          ))}
        </CardList>
      ) : null}
      {offered.length > SHOWN ? (
        <p class="muted mt-3">
          {t('matching.more', { count: offered.length - SHOWN, n: formatNumber(offered.length - SHOWN) })}
        </p>
      ) : null}
      {mayJudge && dismissed.length > 0 ? <Dismissed problemId={problemId} matches={dismissed} /> : null}
    </Section>
  );
}

/** An open problem that nothing fits yet: what happens meanwhile. */
export function NoMatch() {
  return (
    <Section title={t('matching.title')} id="kecocokan">
      <p>{t('matching.nothing')}</p>
    </Section>
  );
}

type DismissedProps = { readonly problemId: ProblemId; readonly matches: readonly ShownMatch[] };

function Dismissed({ problemId, matches }: DismissedProps) {
  return (
    <details class="mt-4 print:hidden">
      <summary>{t('matching.dismissed', { count: matches.length, n: formatNumber(matches.length) })}</summary>
      <ul class="mt-2 grid gap-3">
        {matches.map((it) => (
          <li key={it.id}>
            <a href={registryPaths.record.to(it.id)}>{it.title}</a>
            <p class="muted">{it.dismissedReason}</p>
            <PostButton small look="secondary" action={paths.restore.to(problemId, it.id)}>
              {t('matching.restore')}
              <span class="sr-only"> {it.title}</span>
            </PostButton>
          </li>
        ))}
      </ul>
    </details>
  );
}
