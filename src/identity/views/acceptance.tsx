import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';
import type { Invitation } from '../queries/invitations.ts';
import type { WhyNotAccept } from '../rules/invitation.ts';
import { placeOf } from '../wording.ts';
import { NewPasswordFields } from './new-password-fields.tsx';

function leadOf(invitation: Invitation): string {
  return t('identity.accept.lead', {
    inviter: invitation.inviterName,
    role: t(`identity.role.${invitation.role}`),
    place: placeOf(invitation),
  });
}

export type JoinProps = {
  readonly invitation: Invitation;
  readonly token: string;
  readonly name: string;
  readonly errors: FieldErrors;
};

/** For an address without account: name and password, then in. */
export function Join({ invitation, token, name, errors }: JoinProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.accept.title')} lead={leadOf(invitation)} />
      <p>{t('identity.accept.newAccount', { email: invitation.email })}</p>
      <Form action={paths.acceptInvitation.pattern}>
        <HiddenField name="token" value={token} />
        <TextField
          name="nama"
          label={t('identity.field.fullName')}
          hint={t('identity.field.nameHint')}
          autocomplete="name"
          value={name}
          errors={errors}
        />
        <NewPasswordFields email={invitation.email} errors={errors} />
        <FormActions>
          <Button>{t('identity.accept.join')}</Button>
        </FormActions>
      </Form>
    </>
  );
}

type OneProps = { readonly invitation: Invitation; readonly token: string };

/** For an address with an account that is not signed in. */
export function SignInToAccept({ invitation, token }: OneProps) {
  return (
    <>
      <PageHeader title={t('identity.accept.title')} lead={leadOf(invitation)} />
      <p>{t('identity.accept.hasAccount', { email: invitation.email })}</p>
      <p>
        <LinkButton href={paths.signIn.to(paths.acceptInvitation.to(token))}>{t('identity.signIn.submit')}</LinkButton>
      </p>
    </>
  );
}

/** For the invited person, signed in. */
export function ConfirmAccept({ invitation, token }: OneProps) {
  return (
    <>
      <PageHeader title={t('identity.accept.title')} lead={leadOf(invitation)} />
      <PostButton action={paths.acceptInvitation.pattern} fields={{ token }}>
        {t('identity.accept.confirm')}
      </PostButton>
    </>
  );
}

export type DeadInvitationProps = {
  readonly why: 'unknown' | WhyNotAccept;
  readonly signedIn: boolean;
  /** Whom to ask for another one; null for a link that nobody knows. */
  readonly invitation: Pick<Invitation, 'inviterName' | 'unitName' | 'institutionName'> | null;
};

const askAgain: readonly string[] = ['expired', 'revoked', 'unit_closed'];

/** Says why the link does not work and what to do. */
export function DeadInvitation({ why, signedIn, invitation }: DeadInvitationProps) {
  const whom = invitation && askAgain.includes(why) ? invitation : null;
  return (
    <>
      <PageHeader title={t('identity.accept.deadTitle')} />
      <Notice tone="warning">{t(`identity.accept.why.${why}`)}</Notice>
      {whom ? <p>{t('identity.accept.askWhom', { name: whom.inviterName, place: placeOf(whom) })}</p> : null}
      {why === 'other_person' ? (
        <PostButton action={paths.signOut.to()}>{t('identity.accept.signOut')}</PostButton>
      ) : (
        <p>
          <LinkButton look="secondary" href={signedIn ? paths.profile.to() : paths.signIn.to()}>
            {t(signedIn ? 'identity.profile.title' : 'identity.forgot.back')}
          </LinkButton>
        </p>
      )}
    </>
  );
}
