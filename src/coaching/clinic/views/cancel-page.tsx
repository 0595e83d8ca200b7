import { t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { type Clinic, LONGEST_REASON } from '../model/clinic.ts';
import { paths } from '../paths.ts';

export type CancelPageProps = { readonly clinic: Clinic; readonly typed: string; readonly errors: FieldErrors };

/** Asks why a clinic does not take place, before everybody is told. */
export function CancelPage({ clinic, typed, errors }: CancelPageProps) {
  return (
    <ConfirmPage
      title={t('clinic.cancel.title')}
      action={paths.cancel.to(clinic.id)}
      fields={{ revisi: String(clinic.revision) }}
      button={t('clinic.cancel.send')}
      look="danger"
      cancel={paths.one.to(clinic.id)}
      errors={errors}
    >
      <p>{t(clinic.announcedAt ? 'clinic.cancel.text' : 'clinic.cancel.draftText', { title: clinic.title })}</p>
      <TextArea
        name="alasan"
        label={t('clinic.cancel.reason')}
        value={typed}
        rows={3}
        maxlength={LONGEST_REASON}
        errors={errors}
      />
    </ConfirmPage>
  );
}
