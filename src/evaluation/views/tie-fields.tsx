import { t } from '#platform/i18n/i18n.ts';
import { RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { tieKinds } from '../model/round.ts';
import { tieText } from './labels.ts';

export type TieValues = { readonly subject: string; readonly tie: string; readonly note: string };

export type TieFieldsProps = {
  readonly subjects: readonly { readonly value: string; readonly label: string }[];
  readonly values: TieValues;
  readonly errors: FieldErrors;
};

/** Which subject, what kind of tie, and a word on it. */
export function TieFields({ subjects, values, errors }: TieFieldsProps) {
  return (
    <>
      <SelectField
        name="objek"
        label={t('evaluation.field.subject')}
        value={values.subject}
        errors={errors}
        choices={subjects}
      />
      <RadioGroup
        name="hubungan"
        label={t('evaluation.field.tie')}
        value={values.tie}
        errors={errors}
        choices={tieKinds.map((it) => ({ value: it, label: tieText(it) }))}
      />
      <TextArea
        name="catatan"
        label={t('evaluation.field.note')}
        hint={t('evaluation.hint.note')}
        value={values.note}
        errors={errors}
        optional
        rows={2}
      />
    </>
  );
}
