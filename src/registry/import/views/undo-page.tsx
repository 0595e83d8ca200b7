import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Prose } from '#platform/ui/section.tsx';
import type { ImportRun } from '../model.ts';
import { paths } from '../paths.ts';
import type { UndoForecast } from '../queries/undo-forecast.ts';

/** Asks before an import is taken back, and says what that does and what it leaves. */
export function UndoPage({ run, forecast }: { readonly run: ImportRun; readonly forecast: UndoForecast }) {
  const { withdrawn, reverted, left, firstLeft } = forecast;
  return (
    <ConfirmPage
      title={t('import.undo.title')}
      action={paths.undo.to(run.id)}
      button={t('import.undo.button')}
      look="danger"
      cancel={paths.import.to(run.id)}
    >
      <p>{t('import.undo.lead', { file: run.fileName, when: formatMoment(run.confirmedAt ?? run.createdAt) })}</p>
      <Prose>
        <ul>
          {withdrawn > 0 ? <li>{t('import.undo.withdraw', { count: withdrawn })}</li> : null}
          {reverted > 0 ? <li>{t('import.undo.revert', { count: reverted })}</li> : null}
          {withdrawn + reverted === 0 ? <li>{t('import.undo.none')}</li> : null}
          <li>{t('import.undo.places')}</li>
        </ul>
      </Prose>
      {left > 0 ? (
        <Notice tone="warning">
          <p>{t('import.undo.left', { count: left })}</p>
          <Prose>
            <ul>
              {firstLeft.map(({ title, why }) => (
                <li key={title}>{t('import.undo.item', { title, why: t(`import.undo.why.${why}`) })}</li>
              ))}
            </ul>
          </Prose>
        </Notice>
      ) : null}
    </ConfirmPage>
  );
}
