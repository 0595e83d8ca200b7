import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';
import { PasskeyForm } from './passkey-form.tsx';

export type SignInProps = {
  readonly email: string;
  readonly back: string;
  readonly errors: FieldErrors;
  /** The provider beside the password: what people call it, and whether it answers; null when the hub has none. */
  readonly sso: { readonly name: string; readonly up: boolean } | null;
  /** What a device is asked to sign; null where browsers know no passkeys. */
  readonly passkey: object | null;
};

export function SignIn({ email, back, errors, sso, passkey }: SignInProps) {
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
          autocomplete="username webauthn"
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
      <ByPasskey passkey={passkey} back={back} errors={errors} />
      <OtherWays sso={sso} back={back} />
      <p>{t('identity.signIn.noAccount')}</p>
    </>
  );
}

/** After a fault the device waits for a press: one that answers by itself would be refused again and again. */
function ByPasskey({ passkey, back, errors }: Pick<SignInProps, 'passkey' | 'back' | 'errors'>) {
  if (!passkey) return null;
  return (
    <>
      <PasskeyForm
        action={paths.passkeySignIn.to()}
        kind="get"
        options={passkey}
        button={t('identity.passkey.signIn')}
        look="secondary"
        byItself={Object.keys(errors).length === 0}
      >
        <HiddenField name="kembali" value={back} />
      </PasskeyForm>
      <noscript>
        <p class="section">{t('identity.passkey.noScriptSignIn')}</p>
      </noscript>
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
