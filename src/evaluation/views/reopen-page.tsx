import { t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import type { Sheet } from '../model/sheet.ts';
import { paths } from '../paths.ts';

export type ReopenPageProps = { readonly sheet: Sheet; readonly reason: string; readonly errors: FieldErrors };

/** Asks for the reason before a finished sheet is opened again. */
export function ReopenPage({ sheet, reason, errors }: ReopenPageProps) {
  return (
    <ConfirmPage
      title={t('evaluation.reopen.title')}
      action={paths.reopenSheet.to(sheet.id)}
      button={t('evaluation.reopen.button')}
      cancel={paths.readSheet.to(sheet.id)}
      errors={errors}
    >
      <p>{t('evaluation.reopen.text')}</p>
      <TextArea name="alasan" label={t('evaluation.field.reason')} value={reason} errors={errors} rows={3} />
    </ConfirmPage>
  );
}
