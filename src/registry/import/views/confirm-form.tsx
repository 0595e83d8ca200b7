import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { ImportRun } from '../model.ts';
import { paths } from '../paths.ts';
import type { Counts } from '../queries/summary.ts';

/** What the form carries: `terbit` or `konsep`, `perbarui` or `biarkan`; '' while nothing is chosen. */
export type Confirmed = { readonly cara: string; readonly ganda: string };

export type ConfirmFormProps = {
  readonly run: ImportRun;
  readonly counts: Counts;
  readonly confirmed: Confirmed;
  readonly errors: FieldErrors;
};

/** The yes to the preview, with how the records are written. */
export function ConfirmForm({ run, counts, confirmed, errors }: ConfirmFormProps) {
  const writes = counts.outcomes.create + counts.outcomes.update;
  if (run.recordCount === 0)
    return (
      <Section title={t('import.preview.confirm.title')}>
        <DisabledWithReason id="tulis" reason={t('import.preview.confirm.nothing')}>
          {t('import.preview.confirm.button', { count: 0 })}
        </DisabledWithReason>
      </Section>
    );
  return (
    <Section title={t('import.preview.confirm.title')}>
      <Form action={paths.confirm.to(run.id)}>
        <HiddenField name="revisi" value={String(run.revision)} />
        <PublishChoice value={confirmed.cara} errors={errors} />
        <ExistingChoice value={confirmed.ganda} errors={errors} />
        <FormActions>
          <Button>{t('import.preview.confirm.button', { count: writes })}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

type ChoiceProps = { readonly value: string; readonly errors: FieldErrors };

function PublishChoice({ value, errors }: ChoiceProps) {
  return (
    <RadioGroup
      name="cara"
      label={t('import.preview.confirm.publish')}
      value={value}
      choices={[
        {
          value: 'terbit',
          label: t('import.preview.confirm.publish.now'),
          hint: t('import.preview.confirm.publish.now.hint'),
        },
        {
          value: 'konsep',
          label: t('import.preview.confirm.publish.draft'),
          hint: t('import.preview.confirm.publish.draft.hint'),
        },
      ]}
      errors={errors}
    />
  );
}

function ExistingChoice({ value, errors }: ChoiceProps) {
  return (
    <RadioGroup
      name="ganda"
      label={t('import.preview.confirm.existing')}
      value={value}
      choices={[
        {
          value: 'perbarui',
          label: t('import.preview.confirm.existing.update'),
          hint: t('import.preview.confirm.existing.update.hint'),
        },
        {
          value: 'biarkan',
          label: t('import.preview.confirm.existing.keep'),
          hint: t('import.preview.confirm.existing.keep.hint'),
        },
      ]}
      errors={errors}
    />
  );
}
