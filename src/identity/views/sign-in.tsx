import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';

export type SignInProps = {
  readonly email: string;
  readonly back: string;
  readonly errors: FieldErrors;
  /** The provider beside the password: what people call it, and whether it answers; null when the hub has none. */
  readonly sso: { readonly name: string; readonly up: boolean } | null;
};

export function SignIn({ email, back, errors, sso }: SignInProps) {
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
      <OtherWays sso={sso} back={back} />
      <p>{t('identity.signIn.noAccount')}</p>
    </>
  );
}

/** What opens the account beside the password. */
function OtherWays({ sso, back }: Pick<SignInProps, 'sso' | 'back'>) {
  if (!sso) return null;
  const text = t('identity.sso.signIn', { name: sso.name });
  return (
    <Section title={t('identity.signIn.otherWays')}>
      {sso.up ? (
        <p>
          <LinkButton look="secondary" href={paths.sso.to(back)}>
            {text}
          </LinkButton>
        </p>
      ) : (
        <DisabledWithReason id="sso" reason={t('identity.sso.why.down', { name: sso.name })}>
          {text}
        </DisabledWithReason>
      )}
    </Section>
  );
}
