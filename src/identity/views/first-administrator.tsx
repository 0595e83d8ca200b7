import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';
import { NewPasswordFields } from './new-password-fields.tsx';

export type FirstAdministratorProps = {
  readonly token: string;
  readonly hub: string;
  readonly values: { readonly name: string; readonly email: string };
  readonly errors: FieldErrors;
};

export function FirstAdministrator({ token, hub, values, errors }: FirstAdministratorProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.first.title')} lead={t('identity.first.lead', { hub })} />
      <Form action={paths.firstAdministrator.pattern}>
        <HiddenField name="token" value={token} />
        <TextField
          name="nama"
          label={t('identity.field.fullName')}
          hint={t('identity.field.nameHint')}
          autocomplete="name"
          value={values.name}
          errors={errors}
        />
        <TextField
          name="surel"
          label={t('identity.field.email')}
          hint={t('identity.first.emailHint')}
          type="email"
          inputmode="email"
          autocomplete="username"
          spellcheck={false}
          value={values.email}
          errors={errors}
        />
        <NewPasswordFields email={null} errors={errors} />
        <FormActions>
          <Button>{t('identity.first.submit')}</Button>
        </FormActions>
      </Form>
    </>
  );
}
