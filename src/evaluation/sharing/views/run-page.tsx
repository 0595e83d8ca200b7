import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { paths as roundPaths } from '../../paths.ts';
import { RoundHead } from '../../views/round-tabs.tsx';
import { paths } from '../paths.ts';
import { PlanReport } from './plan-report.tsx';
import type { RunPageProps } from './run-props.ts';

/** One plan: how far it is, what it reached, and what to do with it. */
export function RunPage(props: RunPageProps) {
  const { round, run, plan } = props;
  const busy = run.finishedAt === null;
  return (
    <>
      <RoundHead round={round} tab="assignment" title={t('sharing.plan')} />
      <p class="mb-4">
        {t('sharing.askedOn', { at: formatMoment(run.askedAt), manner: t(`sharing.manner.${run.settings.manner}`) })}
      </p>
      {busy ? <RunProgress round={round} run={run} /> : null}
      {run.state === 'failed' ? <Notice tone="danger">{t('sharing.failedText')}</Notice> : null}
      {run.state === 'cancelled' ? <Notice>{t('sharing.cancelledText')}</Notice> : null}
      {run.appliedAt ? (
        <Notice tone="success">{t('sharing.appliedOn', { at: formatMoment(run.appliedAt) })}</Notice>
      ) : null}
      <Deeds {...props} />
      {plan ? <PlanReport {...props} plan={plan} /> : null}
    </>
  );
}

function Deeds({ round, run, plan, whyNot }: RunPageProps) {
  const mayAct = whyNot === null;
  return (
    <div class="actions section print:hidden">
      {mayAct && run.finishedAt === null ? (
        <PostButton look="secondary" action={paths.cancel.to(round.id, run.id)}>
          {t('sharing.cancel')}
        </PostButton>
      ) : null}
      {mayAct && plan && run.state === 'done' ? (
        <PostButton action={paths.apply.to(round.id, run.id)}>
          {t('sharing.apply', { count: plan.pairs.length, n: formatNumber(plan.pairs.length) })}
        </PostButton>
      ) : null}
      {mayAct && run.state === 'applied' ? (
        <PostButton look="secondary" action={roundPaths.undoAssignment.to(round.id)} fields={{ id: run.id }}>
          {t('sharing.undo')}
        </PostButton>
      ) : null}
      <LinkButton look="plain" href={paths.sharing.to(round.id)}>
        {t('sharing.toPlans')}
      </LinkButton>
    </div>
  );
}

/** The part that asks anew by itself. */
export function RunProgress({ round, run }: Pick<RunPageProps, 'round' | 'run'>) {
  const finished = run.finishedAt !== null;
  const going =
    run.state === 'waiting' ? t('sharing.waiting') : t(`sharing.step.${run.step}`, { n: formatNumber(run.solves) });
  return (
    <div
      class="file-progress"
      data-poll-url={finished ? undefined : paths.progress.to(round.id, run.id)}
      data-done={finished ? paths.run.to(round.id, run.id) : undefined}
    >
      <progress aria-label={t('sharing.progress')} />
      <p class="file-state" role="status">
        {finished ? t(`sharing.state.${run.state}`) : going}
      </p>
      {finished ? null : (
        <noscript>
          <a href={paths.run.to(round.id, run.id)}>{t('platform.progress.reload')}</a>
        </noscript>
      )}
    </div>
  );
}
