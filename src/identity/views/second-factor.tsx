import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Role } from '../model.ts';
import { paths } from '../paths.ts';
import type { AppKey } from '../queries/second-factor.ts';
import { QrCode } from './qr-code.tsx';

function PasswordField({ errors }: { readonly errors: FieldErrors }) {
  return (
    <TextField
      name="sandi"
      label={t('identity.field.currentPassword')}
      type="password"
      autocomplete="current-password"
      errors={errors}
    />
  );
}

export type SecondFactorOffProps = {
  /** The role that waits for the second factor. */
  readonly heldBack: Role | null;
  readonly unconfirmed: boolean;
  readonly errors: FieldErrors;
};

export function SecondFactorOff({ heldBack, unconfirmed, errors }: SecondFactorOffProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.secondFactor.title')} lead={t('identity.secondFactor.lead')} />
      {heldBack ? (
        <Notice tone="warning" title={t('identity.secondFactor.required')}>
          {t('identity.secondFactor.requiredText', { role: t(`identity.role.${heldBack}`) })}
        </Notice>
      ) : null}
      {unconfirmed ? (
        <p>
          <a href={paths.confirmSecondFactor.to()}>{t('identity.secondFactor.resume')}</a>
        </p>
      ) : null}
      <p>{t('identity.secondFactor.need')}</p>
      <p>
        <a href={paths.passkeys.to()}>{t('identity.passkey.instead')}</a>
      </p>
      <Form action={paths.secondFactor.to()}>
        <PasswordField errors={errors} />
        <FormActions>
          <Button>{t('identity.secondFactor.begin')}</Button>
          <Otherwise heldBack={heldBack} />
        </FormActions>
      </Form>
    </>
  );
}

/** The way out for those who will not set it up now. */
function Otherwise({ heldBack }: { readonly heldBack: Role | null }) {
  return heldBack ? (
    <LinkButton look="plain" href={paths.act.to()}>
      {t('identity.act.change')}
    </LinkButton>
  ) : (
    <LinkButton look="plain" href={paths.profile.to()}>
      {t('platform.cancel')}
    </LinkButton>
  );
}

export function SecondFactorOn({ codesLeft }: { readonly codesLeft: number }) {
  return (
    <>
      <PageHeader title={t('identity.secondFactor.title')} lead={t('identity.secondFactor.onLead')} />
      <SummaryList
        rows={[
          { label: t('identity.field.state'), value: t('identity.secondFactor.on') },
          {
            label: t('identity.secondFactor.codes'),
            value: t('identity.secondFactor.codesLeft', { count: codesLeft }),
            change: paths.recoveryCodes.to(),
          },
        ]}
      />
      <p>
        <LinkButton look="danger" href={paths.secondFactorOff.to()}>
          {t('identity.secondFactor.turnOff')}
        </LinkButton>
      </p>
    </>
  );
}

export function ConfirmSecondFactor({ appKey, errors }: { readonly appKey: AppKey; readonly errors: FieldErrors }) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.secondFactor.confirmTitle')} lead={t('identity.secondFactor.confirmLead')} />
      <QrCode text={appKey.uri} label={t('identity.secondFactor.qr')} />
      <p>
        {t('identity.secondFactor.secret')} <br />
        <code>{(appKey.secret.match(/.{1,4}/g) ?? []).join(' ')}</code>
      </p>
      <Form action={paths.confirmSecondFactor.to()}>
        <TextField
          name="kode"
          label={t('identity.secondFactor.code')}
          hint={t('identity.secondFactor.codeHint')}
          inputmode="numeric"
          autocomplete="one-time-code"
          spellcheck={false}
          width="short"
          errors={errors}
        />
        <FormActions>
          <Button>{t('identity.secondFactor.confirm')}</Button>
          <LinkButton look="plain" href={paths.secondFactor.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

/** The codes this once: copied, printed or written down. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  return (
    <>
      <PageHeader title={t('identity.recovery.title')} lead={t('identity.recovery.lead')} />
      <Notice tone="warning">{t('identity.recovery.once')}</Notice>
      <pre id="kode-pemulihan">{codes.join('\n')}</pre>
      <p class="actions">
        <button
          class="btn btn-secondary"
          type="button"
          hidden
          data-copy-text="kode-pemulihan"
          data-copied={t('identity.recovery.copied')}
        >
          {t('identity.recovery.copy')}
        </button>
        <button class="btn btn-secondary" type="button" hidden data-print>
          {t('identity.recovery.print')}
        </button>
        <LinkButton href={paths.secondFactor.to()}>{t('identity.recovery.kept')}</LinkButton>
      </p>
    </>
  );
}

export function RenewRecoveryCodes({ errors }: { readonly errors: FieldErrors }) {
  return (
    <ConfirmPage
      title={t('identity.recovery.renewQuestion')}
      action={paths.recoveryCodes.to()}
      button={t('identity.recovery.renew')}
      cancel={paths.secondFactor.to()}
      errors={errors}
    >
      <p>{t('identity.recovery.renewText')}</p>
      <PasswordField errors={errors} />
    </ConfirmPage>
  );
}

export function TurnSecondFactorOff({ errors }: { readonly errors: FieldErrors }) {
  return (
    <ConfirmPage
      title={t('identity.secondFactor.offQuestion')}
      action={paths.secondFactorOff.to()}
      button={t('identity.secondFactor.turnOff')}
      look="danger"
      cancel={paths.secondFactor.to()}
      errors={errors}
    >
      <p>{t('identity.secondFactor.offText')}</p>
      <PasswordField errors={errors} />
    </ConfirmPage>
  );
}
