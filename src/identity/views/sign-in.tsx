import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';

export type SignInProps = { readonly email: string; readonly back: string; readonly errors: FieldErrors };

export function SignIn({ email, back, errors }: SignInProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.signIn.title')} lead={t('identity.signIn.lead')} />
      <Form action={paths.signIn.to()}>
        <HiddenField name="kembali" value={back} />
        <TextField
          name="surel"
          label={t('identity.field.email')}
          type="email"
          inputmode="email"
          autocomplete="username"
          spellcheck={false}
          value={email}
          errors={errors}
        />
        <TextField
          name="sandi"
          label={t('identity.field.password')}
          type="password"
          autocomplete="current-password"
          errors={errors}
        />
        <FormActions>
          <Button>{t('identity.signIn.submit')}</Button>
          <a href={paths.forgotPassword.to()}>{t('identity.signIn.forgot')}</a>
        </FormActions>
      </Form>
      <p>{t('identity.signIn.noAccount')}</p>
    </>
  );
}
