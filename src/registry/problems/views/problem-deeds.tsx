import type { ComponentChildren } from 'preact';
import { t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import type { ProblemId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';
import type { ProblemRefusal } from '../model.ts';
import type { ProblemMove } from '../rules.ts';

/** The answer to each move: why it cannot be made now, or null. */
export type ProblemAnswers = Readonly<Record<ProblemMove, ProblemRefusal | null>>;

/** Reasons that teach; a move that simply has no place here is left out. */
const telling: readonly ProblemRefusal[] = ['not_begun', 'baseline_missing'];

type Offer = { readonly move: ProblemMove; readonly button: ComponentChildren };

/** What can be done with the problem next, and what cannot with its reason. */
export function ProblemDeeds({ id, answers }: { readonly id: ProblemId; readonly answers: ProblemAnswers }) {
  const shown = offers(id).filter(({ move }) => answers[move] === null || telling.includes(answers[move]));
  if (shown.length === 0) return null;
  return (
    <section class="mb-6" aria-label={t('problems.deeds')}>
      <div class="actions">
        {shown.map(({ move, button }) => (
          <Deed key={move} move={move} reason={answers[move]}>
            {button}
          </Deed>
        ))}
      </div>
    </section>
  );
}

type DeedProps = {
  readonly move: ProblemMove;
  readonly reason: ProblemRefusal | null;
  readonly children: ComponentChildren;
};

function Deed({ move, reason, children }: DeedProps) {
  if (reason === null || reason === 'not_found') return <span>{children}</span>;
  return (
    <DisabledWithReason id={`deed-${move}`} reason={t(`problems.refusal.${reason}`)}>
      {t(`problems.deed.${move}`)}
    </DisabledWithReason>
  );
}

/** For somebody signed in who does not run the problem: the next step, with the reason why it is not theirs. */
export function DeedOfOthers({ next }: { readonly next: 'begin' | 'solve' | 'reopen' }) {
  return (
    <section class="mb-6" aria-label={t('problems.deeds')}>
      <DisabledWithReason id="deed-next" reason={t('problems.refusal.not_yours')}>
        {t(`problems.deed.${next}`)}
      </DisabledWithReason>
    </section>
  );
}

function offers(id: ProblemId): readonly Offer[] {
  const go = (move: 'solve' | 'edit' | 'link' | 'drop' | 'reopen', href: string): Offer => ({
    move,
    button: (
      <LinkButton look={move === 'solve' ? 'primary' : 'secondary'} href={href}>
        {t(`problems.deed.${move}`)}
      </LinkButton>
    ),
  });
  return [
    {
      move: 'begin',
      button: <PostButton action={paths.beginSolving.to(id)}>{t('problems.deed.begin')}</PostButton>,
    },
    go('solve', paths.solveProblem.to(id)),
    go('link', paths.linkInnovation.to(id)),
    go('edit', paths.editProblem.to(id)),
    go('reopen', paths.reopenProblem.to(id)),
    go('drop', paths.dropProblem.to(id)),
  ];
}
