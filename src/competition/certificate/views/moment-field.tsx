import { formatTime } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { DateField, TextField } from '#platform/ui/text-field.tsx';

export type MomentValues = { readonly day: string; readonly hour: string };

type Props = { readonly values: MomentValues; readonly errors: FieldErrors; readonly now: Date };

/** From when others may see certificates. */
export function VisibleField({ values, errors, now }: Props) {
  const zone = formatTime(now).split(' ').slice(1).join(' ');
  return (
    <>
      <DateField
        name="tampil"
        label={t('certificate.new.visible')}
        hint={t('certificate.new.visibleHint', { zone })}
        value={values.day}
        errors={errors}
        optional
      />
      <TextField
        name="jam"
        label={t('certificate.new.visibleTime')}
        value={values.hour}
        width="short"
        inputmode="decimal"
        autocomplete="off"
        errors={errors}
        optional
      />
    </>
  );
}
