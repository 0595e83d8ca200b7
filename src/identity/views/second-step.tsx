import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';

export type SecondStepProps = { readonly back: string; readonly errors: FieldErrors };

export function SecondStep({ back, errors }: SecondStepProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.secondStep.title')} lead={t('identity.secondStep.lead')} />
      <Form action={paths.secondStep.pattern}>
        <HiddenField name="kembali" value={back} />
        <TextField
          name="kode"
          label={t('identity.secondStep.code')}
          hint={t('identity.secondStep.codeHint')}
          autocomplete="one-time-code"
          spellcheck={false}
          width="medium"
          errors={errors}
        />
        <FormActions>
          <Button>{t('identity.secondStep.submit')}</Button>
          <a href={paths.signIn.to()}>{t('identity.secondStep.again')}</a>
        </FormActions>
      </Form>
      <p>{t('identity.secondStep.lost')}</p>
    </>
  );
}
