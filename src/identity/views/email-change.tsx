import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { PersonId } from '../model.ts';
import { paths } from '../paths.ts';
import type { AskedSide, EmailChange } from '../queries/email-change.ts';
import { EMAIL_CHANGE_HOURS } from '../rules/email-change.ts';

export type AskEmailChangeProps = {
  readonly current: string;
  readonly email: string;
  /** A code of the app will do in place of the password. */
  readonly secondFactor: boolean;
  readonly errors: FieldErrors;
};

export function AskEmailChange({ current, email, secondFactor, errors }: AskEmailChangeProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={t('identity.emailChange.title')}
        lead={t('identity.emailChange.lead', { email: current, n: EMAIL_CHANGE_HOURS })}
      />
      <Form action={paths.email.to()}>
        <TextField
          name="surel"
          label={t('identity.emailChange.newEmail')}
          type="email"
          inputmode="email"
          autocomplete="email"
          spellcheck={false}
          value={email}
          errors={errors}
        />
        <TextField
          name="sandi"
          label={t('identity.field.currentPassword')}
          hint={secondFactor ? t('identity.emailChange.orCode') : undefined}
          type="password"
          autocomplete="current-password"
          errors={errors}
        />
        <FormActions>
          <Button>{t('identity.emailChange.ask')}</Button>
          <LinkButton look="plain" href={paths.profile.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
      <p>{t('identity.emailChange.lostOld')}</p>
    </>
  );
}

/** While both mailboxes are asked. */
export function WaitingEmailChange({ change }: { readonly change: EmailChange }) {
  const answerOf = (at: Date | null) =>
    at ? t('identity.emailChange.agreed', { at: formatMoment(at) }) : t('identity.emailChange.notYet');
  return (
    <>
      <PageHeader
        title={t('identity.emailChange.title')}
        lead={t('identity.emailChange.waiting', { until: formatMoment(change.expiresAt) })}
      />
      <SummaryList
        rows={[
          {
            label: t('identity.emailChange.oldSide', { email: change.oldEmail }),
            value: answerOf(change.oldConfirmedAt),
          },
          {
            label: t('identity.emailChange.newSide', { email: change.newEmail }),
            value: answerOf(change.newConfirmedAt),
          },
        ]}
      />
      <p>{t('identity.emailChange.lostOld')}</p>
      <PostButton action={paths.cancelEmailChange.to()} look="secondary">
        {t('identity.emailChange.cancel')}
      </PostButton>
    </>
  );
}

export type AnswerEmailChangeProps = AskedSide & { readonly token: string; readonly refusing: boolean };

/** Where the links of both mails lead: nothing happens before a button is pressed, for some mail programs open links by themselves. */
export function AnswerEmailChange({ change, side, token, refusing }: AnswerEmailChangeProps) {
  return (
    <>
      <PageHeader
        title={t(refusing ? 'identity.emailChange.refuseTitle' : 'identity.emailChange.answerTitle')}
        lead={t(`identity.emailChange.answerLead.${side}`, {
          name: change.personName,
          at: formatMoment(change.askedAt),
        })}
      />
      <SummaryList
        rows={[
          { label: t('identity.emailChange.from'), value: change.oldEmail },
          { label: t('identity.emailChange.to'), value: change.newEmail },
        ]}
      />
      <Form action={paths.answerEmailChange.pattern}>
        <HiddenField name="token" value={token} />
        <FormActions>
          {refusing ? null : (
            <Button name="jawab" value="setuju">
              {t('identity.emailChange.agree')}
            </Button>
          )}
          <Button name="jawab" value="tolak" look={refusing ? 'danger' : 'secondary'}>
            {t('identity.emailChange.refuse')}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

export type EmailChangeEndProps = {
  readonly state: 'changed' | 'waiting' | 'refused' | 'taken' | 'unknown' | 'ended' | 'expired';
  readonly signedIn: boolean;
};

/** What the answer led to, or why the link is dead. */
export function EmailChangeEnd({ state, signedIn }: EmailChangeEndProps) {
  const good = state === 'changed' || state === 'waiting' || state === 'refused';
  return (
    <>
      <PageHeader title={t(`identity.emailChange.end.${state}`)} />
      <Notice tone={good ? 'success' : 'warning'} role="status">
        {t(`identity.emailChange.endText.${state}`)}
      </Notice>
      <p>
        <LinkButton look="secondary" href={signedIn ? paths.profile.to() : paths.signIn.to()}>
          {t(signedIn ? 'identity.profile.title' : 'identity.signIn.title')}
        </LinkButton>
      </p>
    </>
  );
}

export type StandInProps = {
  readonly person: { readonly id: PersonId; readonly name: string };
  readonly change: EmailChange;
  readonly reason: string;
  readonly errors: FieldErrors;
};

/** An admin answers for a mailbox that its owner lost. */
export function StandIn({ person, change, reason, errors }: StandInProps) {
  return (
    <ConfirmPage
      title={t('identity.standIn.question', { name: person.name })}
      action={paths.standInForEmail.to(person.id)}
      button={t('identity.standIn.button')}
      look="danger"
      cancel={paths.person.to(person.id)}
      errors={errors}
    >
      <p>{t('identity.standIn.consequence', { oldEmail: change.oldEmail, newEmail: change.newEmail })}</p>
      <TextArea
        name="alasan"
        label={t('identity.field.reason')}
        hint={t('identity.standIn.reasonHint')}
        rows={3}
        maxlength={300}
        value={reason}
        errors={errors}
      />
    </ConfirmPage>
  );
}
