import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { BulkMove } from '../model.ts';
import { paths } from '../paths.ts';
import type { LastRun } from '../queries.ts';

export type BulkBarProps = {
  readonly moves: readonly BulkMove[];
  /** How many the filter finds, and how many of them the page shows. */
  readonly total: number;
  readonly shown: number;
};

/** What can be done with those that are ticked, or with all that the filter finds; a page asks before anything is done. */
export function BulkBar({ moves, total, shown }: BulkBarProps) {
  return (
    <Section title={t('competition.bulk.title')} id="massal" onScreenOnly>
      <p>{t('competition.bulk.text')}</p>
      {total > shown ? (
        <p class="choice mt-4">
          <input type="checkbox" id="f-semua" name="semua" value="ya" />
          <label for="f-semua">{t('competition.bulk.all', { n: formatNumber(total) })}</label>
        </p>
      ) : null}
      <div class="actions mt-4">
        {moves.map((move) => (
          <Button key={move} look="secondary" name="tindakan" value={move}>
            {t(`competition.bulk.move.${move}`)}
          </Button>
        ))}
      </div>
    </Section>
  );
}

export type LastRunProps = { readonly run: LastRun | null };

/** What the reader did last to many of the list, one step from looking at it again or taking it back. */
export function LastRunNotice({ run }: LastRunProps) {
  if (!run) return null;
  const what = t(`competition.bulk.done.${run.move}`, { count: run.done, n: formatNumber(run.done) });
  return (
    <Notice>
      <p>
        {what} {formatMoment(run.doneAt)}. <a href={paths.one.to(run.id)}>{t('competition.bulk.lastRun')}</a>
      </p>
    </Notice>
  );
}
