import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { MomentField } from '#platform/ui/moment-field.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { type InstrumentEdition, LONGEST_REASON } from '../model/edition.ts';
import { paths } from '../paths.ts';

export type ExtendProps = {
  readonly edition: InstrumentEdition;
  readonly typed: { readonly closes: string; readonly reason: string };
  readonly errors: FieldErrors;
};

/** More time for those who answer, with a reason that all of them read. */
export function ExtendPage({ edition, typed, errors }: ExtendProps) {
  const { closes } = edition.document.period;
  return (
    <ConfirmPage
      title={t('instrument.extend.title')}
      action={paths.extend.to(edition.id)}
      fields={{ revisi: String(edition.revision) }}
      button={t('instrument.extend.button')}
      cancel={paths.work.to(edition.id)}
      errors={errors}
    >
      <p>{t('instrument.extend.lead', { at: closes ? formatMoment(new Date(closes)) : '–' })}</p>
      <MomentField name="penutupan" label={t('instrument.extend.closes')} value={typed.closes} errors={errors} />
      <TextArea
        name="alasan"
        label={t('instrument.field.reason')}
        hint={t('instrument.extend.reasonHint')}
        value={typed.reason}
        rows={3}
        maxlength={LONGEST_REASON}
        errors={errors}
      />
    </ConfirmPage>
  );
}
