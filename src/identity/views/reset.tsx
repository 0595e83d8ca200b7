import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';
import { NewPasswordFields } from './new-password-fields.tsx';

export function ForgotPassword({ email, errors }: { readonly email: string; readonly errors: FieldErrors }) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.forgot.title')} lead={t('identity.forgot.lead')} />
      <Form action={paths.forgotPassword.to()}>
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
        <FormActions>
          <Button>{t('identity.forgot.submit')}</Button>
          <a href={paths.signIn.to()}>{t('identity.forgot.back')}</a>
        </FormActions>
      </Form>
    </>
  );
}

/** Said whether or not the address has an account: who asks learns nothing about others. */
export function ResetAsked({ email, minutes }: { readonly email: string; readonly minutes: number }) {
  return (
    <>
      <PageHeader title={t('identity.forgot.sentTitle')} />
      <Notice tone="info" role="status">
        <p>{t('identity.forgot.sent', { email })}</p>
        <p>{t('identity.forgot.sentNext', { n: minutes })}</p>
      </Notice>
      <p>
        <LinkButton look="secondary" href={paths.signIn.to()}>
          {t('identity.forgot.back')}
        </LinkButton>
      </p>
    </>
  );
}

export type NewPasswordProps = {
  readonly token: string;
  /** The account's address, so that a password manager keeps the right pair. */
  readonly email: string;
  readonly errors: FieldErrors;
};

export function NewPassword({ token, email, errors }: NewPasswordProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.reset.title')} lead={t('identity.reset.lead', { email })} />
      <Form action={paths.newPassword.pattern}>
        <HiddenField name="token" value={token} />
        <NewPasswordFields email={email} errors={errors} />
        <FormActions>
          <Button>{t('identity.reset.submit')}</Button>
        </FormActions>
      </Form>
    </>
  );
}

export function ResetExpired() {
  return (
    <>
      <PageHeader title={t('identity.reset.expiredTitle')} lead={t('identity.reset.expired')} />
      <p>
        <LinkButton href={paths.forgotPassword.to()}>{t('identity.reset.again')}</LinkButton>
      </p>
    </>
  );
}
