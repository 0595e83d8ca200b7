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
const telling: readonly ProblemRefusal[] = [
  'not_begun',
  'baseline_missing',
  'direction_missing',
  'measure_missing',
  'measure_old',
  'no_improvement',
  'evidence_missing',
  'own_report',
  'same_unit',
];

type Offered = Exclude<ProblemMove, 'return'>;
type Offer = { readonly move: Offered; readonly button: ComponentChildren };

/** What can be done with the problem next, and what cannot with its reason. */
export function ProblemDeeds({ id, answers }: { readonly id: ProblemId; readonly answers: ProblemAnswers }) {
  const isSaidAlready = (move: Offered) => move !== 'measure' && answers[move] === answers.measure;
  const isTold = (move: Offered) => answers[move] !== null && telling.includes(answers[move]) && !isSaidAlready(move);
  const shown = offers(id).filter(({ move }) => answers[move] === null || isTold(move));
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
  readonly move: Offered;
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

export type DeedOfOthersProps = {
  readonly next: 'begin' | 'report' | 'verify' | 'reopen';
  readonly reason: 'not_yours' | 'not_judge';
};

/** For somebody signed in who does not run the problem: the next step, with the reason why it is not theirs. */
export function DeedOfOthers({ next, reason }: DeedOfOthersProps) {
  return (
    <section class="mb-6" aria-label={t('problems.deeds')}>
      <DisabledWithReason id="deed-next" reason={t(`problems.refusal.${reason}`)}>
        {t(`problems.deed.${next}`)}
      </DisabledWithReason>
    </section>
  );
}

type Linked = Exclude<Offered, 'begin' | 'unlink' | 'withdraw'>;

function offers(id: ProblemId): readonly Offer[] {
  const go = (move: Linked, href: string): Offer => ({
    move,
    button: (
      <LinkButton look={move === 'report' || move === 'verify' ? 'primary' : 'secondary'} href={href}>
        {t(`problems.deed.${move}`)}
      </LinkButton>
    ),
  });
  const post = (move: 'begin' | 'withdraw', action: string): Offer => ({
    move,
    button: (
      <PostButton look={move === 'begin' ? 'primary' : 'secondary'} action={action}>
        {t(`problems.deed.${move}`)}
      </PostButton>
    ),
  });
  return [
    post('begin', paths.beginSolving.to(id)),
    go('verify', paths.verifySolved.to(id)),
    go('report', paths.reportSolved.to(id)),
    go('measure', paths.measureProblem.to(id)),
    post('withdraw', paths.withdrawReport.to(id)),
    go('link', paths.linkInnovation.to(id)),
    go('edit', paths.editProblem.to(id)),
    go('strike', paths.strikeMeasure.to(id)),
    go('reopen', paths.reopenProblem.to(id)),
    go('drop', paths.dropProblem.to(id)),
  ];
}
