import { formatDate, formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { PasskeyId } from '../model.ts';
import { paths } from '../paths.ts';
import type { Passkey } from '../queries/passkeys.ts';
import { LONGEST_PASSKEY_NAME } from '../rules/passkey.ts';
import { PasskeyForm } from './passkey-form.tsx';

export type PasskeysProps = {
  readonly passkeys: readonly Passkey[];
  readonly whyNotAdd: 'full' | 'no_site' | null;
  /** The person came in just now: no password is asked once more. */
  readonly proven: boolean;
  readonly name: string;
  readonly errors: FieldErrors;
};

export function Passkeys({ passkeys, whyNotAdd, proven, name, errors }: PasskeysProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.passkey.title')} lead={t('identity.passkey.lead')} />
      {passkeys.length > 0 ? <Held passkeys={passkeys} /> : null}
      <Section title={t('identity.passkey.addTitle')}>
        {whyNotAdd ? (
          <p>{t(`identity.passkey.whyNotAdd.${whyNotAdd}`)}</p>
        ) : (
          <Form action={paths.passkeys.to()}>
            <NameField name={name} errors={errors} />
            <Proof proven={proven} errors={errors} />
            <FormActions>
              <Button>{t('identity.passkey.begin')}</Button>
            </FormActions>
          </Form>
        )}
      </Section>
    </>
  );
}

function Held({ passkeys }: { readonly passkeys: readonly Passkey[] }) {
  return (
    <Table
      caption={t('identity.passkey.held')}
      captionHidden
      columns={[
        { label: t('identity.field.passkey') },
        { label: t('identity.passkey.made') },
        { label: t('identity.passkey.used') },
        { label: t('identity.passkey.place') },
        { label: t('identity.field.action'), labelHidden: true },
      ]}
      rows={passkeys.map((it) => ({
        key: it.id,
        cells: [
          <a key="name" href={paths.passkey.to(it.id)}>
            {it.name}
          </a>,
          formatDate(it.createdAt),
          it.lastUsedAt ? formatMoment(it.lastUsedAt) : t('identity.passkey.neverUsed'),
          t(it.backedUp ? 'identity.passkey.backedUp' : 'identity.passkey.deviceOnly'),
          <a key="remove" href={paths.removePasskey.to(it.id)}>
            {t('identity.passkey.remove')}
          </a>,
        ],
      }))}
    />
  );
}

function NameField({ name, errors }: { readonly name: string; readonly errors: FieldErrors }) {
  return (
    <TextField
      name="nama"
      label={t('identity.passkey.name')}
      hint={t('identity.passkey.nameHint')}
      autocomplete="off"
      maxlength={LONGEST_PASSKEY_NAME}
      value={name}
      errors={errors}
    />
  );
}

function Proof({ proven, errors }: { readonly proven: boolean; readonly errors: FieldErrors }) {
  if (proven) return null;
  return (
    <TextField
      name="sandi"
      label={t('identity.field.currentPassword')}
      hint={t('identity.passkey.proofHint')}
      type="password"
      autocomplete="current-password"
      errors={errors}
    />
  );
}

export type AddPasskeyProps = { readonly name: string; readonly options: object };

export function AddPasskey({ name, options }: AddPasskeyProps) {
  return (
    <>
      <PageHeader kicker={name} title={t('identity.passkey.addTitle')} lead={t('identity.passkey.addLead')} />
      <noscript>
        <Notice tone="warning">{t('identity.passkey.noScript')}</Notice>
      </noscript>
      <div hidden data-passkey-missing>
        <Notice tone="warning">{t('identity.passkey.missing')}</Notice>
      </div>
      <PasskeyForm
        action={paths.newPasskey.to()}
        kind="create"
        options={options}
        button={t('identity.passkey.create')}
      />
      <p>
        <LinkButton look="plain" href={paths.passkeys.to()}>
          {t('platform.cancel')}
        </LinkButton>
      </p>
    </>
  );
}

export type RenamePasskeyProps = { readonly id: PasskeyId; readonly name: string; readonly errors: FieldErrors };

export function RenamePasskey({ id, name, errors }: RenamePasskeyProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.passkey.renameTitle')} />
      <Form action={paths.passkey.to(id)}>
        <NameField name={name} errors={errors} />
        <FormActions>
          <Button>{t('identity.passkey.rename')}</Button>
          <LinkButton look="plain" href={paths.passkeys.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

type RemovePasskeyProps = { readonly passkey: Passkey; readonly proven: boolean; readonly errors: FieldErrors };

export function RemovePasskey({ passkey, proven, errors }: RemovePasskeyProps) {
  return (
    <ConfirmPage
      title={t('identity.passkey.removeQuestion', { name: passkey.name })}
      action={paths.removePasskey.to(passkey.id)}
      button={t('identity.passkey.remove')}
      look="danger"
      cancel={paths.passkeys.to()}
      errors={errors}
    >
      <p>{t('identity.passkey.removeText')}</p>
      <Proof proven={proven} errors={errors} />
    </ConfirmPage>
  );
}
