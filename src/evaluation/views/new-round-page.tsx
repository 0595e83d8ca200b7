import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { DateField, HiddenField, NumberField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { RoundId } from '../model/ids.ts';
import { paths } from '../paths.ts';
import { nameOf, shippedRubrics } from '../rubrics.ts';

export type RoundValues = Readonly<
  Record<'nama' | 'rubrik' | 'buta' | 'lembar' | 'mulai' | 'selesai' | 'pakta', string>
>;

export type NewRoundPageProps = {
  readonly id: RoundId;
  readonly values: RoundValues;
  readonly errors: FieldErrors;
};

/** A trial round on published innovations: by which rubric, until when, read blind or not. */
export function NewRoundPage({ id, values, errors }: NewRoundPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('evaluation.new.title')} lead={t('evaluation.new.lead')} />
      <Form action={paths.newRound.to()} guard>
        <HiddenField name="id" value={id} />
        <TextField
          name="nama"
          label={t('evaluation.field.name')}
          hint={t('evaluation.hint.name')}
          value={values.nama}
          errors={errors}
        />
        <RadioGroup
          name="rubrik"
          label={t('evaluation.field.rubric')}
          value={values.rubrik}
          errors={errors}
          choices={shippedRubrics.map((it) => ({ value: it.code, label: nameOf(it), hint: it.source }))}
        />
        <RadioGroup
          name="buta"
          label={t('evaluation.field.blind')}
          value={values.buta === 'ya' ? 'ya' : 'tidak'}
          errors={errors}
          choices={[
            { value: 'ya', label: t('evaluation.blind.yes'), hint: t('evaluation.blind.yesHint') },
            { value: 'tidak', label: t('evaluation.blind.no') },
          ]}
        />
        <NumberField
          name="lembar"
          label={t('evaluation.field.sheets')}
          hint={t('evaluation.hint.sheets')}
          value={values.lembar}
          errors={errors}
          whole
        />
        <Span values={values} errors={errors} />
        <TextArea
          name="pakta"
          label={t('evaluation.pact.title')}
          hint={t('evaluation.hint.pact')}
          value={values.pakta}
          errors={errors}
          rows={10}
        />
        <FormActions>
          <Button>{t('evaluation.new.open')}</Button>
        </FormActions>
      </Form>
    </>
  );
}

function Span({ values, errors }: Omit<NewRoundPageProps, 'id'>) {
  return (
    <>
      <DateField name="mulai" label={t('evaluation.field.opens')} value={values.mulai} errors={errors} />
      <DateField
        name="selesai"
        label={t('evaluation.field.closes')}
        hint={t('evaluation.hint.closes')}
        value={values.selesai}
        errors={errors}
      />
    </>
  );
}
