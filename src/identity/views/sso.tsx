import { t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';

export type SsoAccountProps = { readonly name: string; readonly linked: boolean; readonly up: boolean };

/** Whether one's account is linked with the provider, and how to change that. */
export function SsoAccountPage({ name, linked, up }: SsoAccountProps) {
  return (
    <>
      <PageHeader
        title={t('identity.sso.title', { name })}
        lead={t(linked ? 'identity.sso.linkedLead' : 'identity.sso.notLinkedLead', { name })}
      />
      {linked ? (
        <PostButton action={paths.unlinkSso.to()} look="secondary">
          {t('identity.sso.unlink')}
        </PostButton>
      ) : (
        <LinkOrReason name={name} up={up} />
      )}
    </>
  );
}

function LinkOrReason({ name, up }: Pick<SsoAccountProps, 'name' | 'up'>) {
  if (!up) {
    return (
      <DisabledWithReason id="kaitkan" reason={t('identity.sso.why.down', { name })}>
        {t('identity.sso.link', { name })}
      </DisabledWithReason>
    );
  }
  return (
    <p>
      <LinkButton href={paths.sso.to(undefined, 'kaitkan')}>{t('identity.sso.link', { name })}</LinkButton>
    </p>
  );
}

export type LinkSsoProps = { readonly name: string; readonly account: string; readonly errors: FieldErrors };

export function LinkSso({ name, account, errors }: LinkSsoProps) {
  return (
    <ConfirmPage
      title={t('identity.sso.linkQuestion', { name })}
      action={paths.linkSso.to()}
      button={t('identity.sso.link', { name })}
      cancel={paths.ssoAccount.to()}
      errors={errors}
    >
      <p>{t('identity.sso.linkText', { name, account })}</p>
      <TextField
        name="sandi"
        label={t('identity.field.currentPassword')}
        type="password"
        autocomplete="current-password"
        errors={errors}
      />
    </ConfirmPage>
  );
}
