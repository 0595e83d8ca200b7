import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import { paths } from '../paths.ts';
import type { Invitation, InvitationFilter } from '../queries/invitations.ts';
import { type InvitationState, stateOf, whyNotResend, whyNotRevoke } from '../rules/invitation.ts';
import { placeOf } from '../wording.ts';

const tones: Record<InvitationState, Tone> = {
  open: 'info',
  accepted: 'success',
  revoked: 'neutral',
  expired: 'warning',
};

/** As the address of the list names them. */
export const invitationStates = {
  menunggu: 'open',
  hampir: 'ending',
  lewat: 'expired',
  diterima: 'accepted',
  dicabut: 'revoked',
} as const satisfies Record<string, InvitationFilter>;
export type InvitationStateText = keyof typeof invitationStates;
export const isInvitationState = (text: string): text is InvitationStateText => Object.hasOwn(invitationStates, text);

export type InvitationsProps = {
  /** The state chosen; null for all. */
  readonly keadaan: InvitationStateText | null;
  readonly items: readonly Invitation[];
  readonly now: Date;
  /** A mail server is set, so that invitations reach their mailbox. */
  readonly mailSent: boolean;
};

export function Invitations({ items, keadaan, now, mailSent }: InvitationsProps) {
  return (
    <>
      <PageHeader
        title={t('identity.invitations.title')}
        lead={t('identity.invitations.lead')}
        actions={<LinkButton href={paths.newInvitation.to()}>{t('identity.invitation.new')}</LinkButton>}
      />
      {mailSent ? null : (
        <Notice tone="warning" title={t('identity.invitations.noMail')}>
          {t('identity.invitations.noMailText')}
        </Notice>
      )}
      <Tabs label={t('identity.field.state')} tabs={stateTabs(keadaan)} />
      {items.length === 0 ? (
        <EmptyState title={t(keadaan ? 'identity.invitations.noneSuch' : 'identity.invitations.none')}>
          {t('identity.invitations.noneText')}
        </EmptyState>
      ) : (
        <>
          <InvitationTable items={items} now={now} />
          <Downloads of={paths.invitations.to({ keadaan: keadaan ?? undefined })} />
        </>
      )}
    </>
  );
}

function stateTabs(chosen: InvitationStateText | null) {
  const all = { text: t('identity.invitations.all'), href: paths.invitations.to(), current: chosen === null };
  const names = Object.keys(invitationStates) as InvitationStateText[];
  const rest = names.map((keadaan) => ({
    text: t(`identity.invitation.state.${invitationStates[keadaan]}`),
    href: paths.invitations.to({ keadaan }),
    current: keadaan === chosen,
  }));
  return [all, ...rest];
}

function InvitationTable({ items, now }: Pick<InvitationsProps, 'items' | 'now'>) {
  return (
    <Table
      caption={t('identity.invitations.title')}
      captionHidden
      columns={[
        { label: t('identity.field.email') },
        { label: t('identity.field.role') },
        { label: t('identity.invitations.sent') },
        { label: t('identity.field.state') },
        { label: t('identity.field.action'), labelHidden: true },
      ]}
      rows={items.map((it) => ({
        key: it.id,
        cells: [
          it.email,
          <Wanted key="role" invitation={it} />,
          t('identity.invitations.sentBy', { at: formatDate(it.sentAt), name: it.inviterName }),
          <State key="state" invitation={it} now={now} />,
          <Choices key="choices" invitation={it} now={now} />,
        ],
      }))}
    />
  );
}

function Wanted({ invitation }: { readonly invitation: Invitation }) {
  return (
    <>
      <strong>{t(`identity.role.${invitation.role}`)}</strong>
      <div>{placeOf(invitation)}</div>
    </>
  );
}

type OneProps = { readonly invitation: Invitation; readonly now: Date };

function State({ invitation, now }: OneProps) {
  const state = stateOf(invitation, now);
  return (
    <>
      <Tag tone={tones[state]}>{t(`identity.invitation.state.${state}`)}</Tag>
      {state === 'open' ? <div>{t('identity.invitations.until', { at: formatDate(invitation.expiresAt) })}</div> : null}
    </>
  );
}

function Choices({ invitation, now }: OneProps) {
  if (whyNotRevoke(invitation, now)) return null;
  const whyNot = whyNotResend(invitation, now);
  return (
    <>
      {whyNot ? (
        <DisabledWithReason id={`kirim-${invitation.id}`} reason={t(`identity.invitation.why.${whyNot}`)}>
          {t('identity.invitation.resend')}
        </DisabledWithReason>
      ) : (
        <PostButton action={paths.resendInvitation.to(invitation.id)} look="secondary" small>
          {t('identity.invitation.resend')}
        </PostButton>
      )}
      <a href={paths.revokeInvitation.to(invitation.id)}>{t('identity.invitation.revoke')}</a>
    </>
  );
}

export function RevokeInvitation({ invitation }: { readonly invitation: Invitation }) {
  return (
    <ConfirmPage
      title={t('identity.invitation.revokeQuestion', { email: invitation.email })}
      action={paths.revokeInvitation.to(invitation.id)}
      button={t('identity.invitation.revoke')}
      look="danger"
      cancel={paths.invitations.to()}
    >
      <p>{t('identity.invitation.revokeText')}</p>
    </ConfirmPage>
  );
}
