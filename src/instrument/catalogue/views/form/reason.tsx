import type { FormValues } from '#platform/http/form.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { type InstrumentEdition, LONGEST_REASON } from '../../model/edition.ts';

type Props = { readonly edition: InstrumentEdition; readonly form: FormValues; readonly errors: FieldErrors };

/** A published edition says why it changes; it must once there are answers. */
export function Reason({ edition, form, errors }: Props) {
  if (edition.state === 'draft') return null;
  return (
    <TextArea
      name="alasan"
      label={t('instrument.field.reason')}
      hint={t(edition.lockedAt ? 'instrument.hint.reasonLocked' : 'instrument.hint.reasonOpen')}
      value={form.get('alasan')}
      rows={2}
      maxlength={LONGEST_REASON}
      errors={errors}
      {...(edition.lockedAt ? {} : { optional: true })}
    />
  );
}
