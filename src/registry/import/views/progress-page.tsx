import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, PostButton } from '#platform/ui/button.tsx';
import { FileProgress } from '#platform/ui/file-progress.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { ImportRun } from '../model.ts';
import { paths } from '../paths.ts';
import { isBusy } from '../rules/moves.ts';

/** How far the work is, in rows while they are checked and in records while they are written or taken back. */
export type Work = { readonly done: number; readonly total: number };

/** A long work on an import, for those who wait. */
export function ProgressPage({ run, work }: { readonly run: ImportRun; readonly work: Work }) {
  return (
    <>
      <PageHeader title={titleOf(run)} lead={t('import.progress.lead')} />
      <ImportProgress run={run} work={work} />
      {run.state === 'running' ? <div class="section">{stopButton(run)}</div> : null}
    </>
  );
}

export function titleOf(run: ImportRun): string {
  const { state } = run;
  return state === 'checking' || state === 'undoing' ? t(`import.progress.${state}`) : t('import.progress.running');
}

/** The part that asks anew by itself. */
export function ImportProgress({ run, work }: { readonly run: ImportRun; readonly work: Work }) {
  return (
    <FileProgress
      label={run.fileName}
      state={stateText(run, work)}
      done={work.done}
      total={work.total}
      pollUrl={paths.progress.to(run.id)}
      reload={paths.import.to(run.id)}
      finished={!isBusy(run.state)}
      then={paths.import.to(run.id)}
    />
  );
}

function stateText(run: ImportRun, { done, total }: Work): string {
  if (!isBusy(run.state)) return t('import.progress.finished');
  if (run.stopWanted) return t('import.progress.stopping');
  if (done === 0) return t('import.progress.waiting');
  return t('import.progress.working', { done: formatNumber(done), total: formatNumber(total) });
}

function stopButton(run: ImportRun) {
  if (run.stopWanted)
    return (
      <DisabledWithReason id="henti" reason={t('import.progress.stop.asked')}>
        {t('import.progress.stop')}
      </DisabledWithReason>
    );
  return (
    <PostButton action={paths.stop.to(run.id)} look="secondary">
      {t('import.progress.stop')}
    </PostButton>
  );
}
