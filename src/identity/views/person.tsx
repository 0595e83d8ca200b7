import { type AuditRow, History } from '#audit/index.ts';
import { formatDate, formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import type { Holding, Loss } from '../holding.ts';
import type { MembershipId } from '../model.ts';
import { paths } from '../paths.ts';
import type { HeldMembership, ListedPerson } from '../queries/people-list.ts';
import type { WhyNotStandIn } from '../rules/email-change.ts';
import type { WhyNotDeactivate, WhyNotEndMembership, WhyNotResetSecondFactor } from '../rules/person.ts';
import type { WhyNotViewAs } from '../rules/support-view.ts';
import { placeOf } from '../wording.ts';
import { LinkedItems } from './linked-items.tsx';
import { Losses } from './losses.tsx';
import { joinedOn, lastSignInOf } from './people.tsx';

export type PersonPageProps = {
  readonly person: ListedPerson;
  readonly passkeys: number;
  /** What the person has in hand elsewhere in the house. */
  readonly holdings: readonly Holding[];
  readonly whyNotEnd: ReadonlyMap<MembershipId, WhyNotEndMembership | null>;
  readonly whyNotDeactivate: WhyNotDeactivate | null;
  readonly whyNotReactivate: 'not_yours' | 'already' | null;
  readonly whyNotViewAs: WhyNotViewAs | null;
  readonly whyNotReset: WhyNotResetSecondFactor | null;
  /** The address that the account waits to move to, and why the viewer may not answer for the old mailbox. */
  readonly emailChange: { readonly newEmail: string; readonly whyNot: WhyNotStandIn | null } | null;
  /** Null when the viewer may not see what happened to this account. */
  readonly history: readonly AuditRow[] | null;
  /** Where the log tells what this person did. */
  readonly actionsHref: string;
};

export function PersonPage(props: PersonPageProps) {
  const { person } = props;
  return (
    <>
      <PageHeader title={person.name} lead={person.email} />
      {person.deactivatedAt ? (
        <Notice tone="warning" title={t('identity.people.deactivated')}>
          {t('identity.personPage.deactivatedSince', { at: formatMoment(person.deactivatedAt) })}
        </Notice>
      ) : null}
      <PendingAddress {...props} />
      <SummaryList
        rows={[
          { label: t('identity.personPage.joined'), value: joinedOn(person) },
          { label: t('identity.people.lastSignIn'), value: lastSignInOf(person) },
          { label: t('identity.field.language'), value: t(`identity.language.${person.locale}`) },
          { label: t('identity.secondFactor.title'), value: <SecondFactor {...props} /> },
        ]}
      />
      <Section title={t('identity.personPage.roles')}>
        {person.memberships.length === 0 ? <p>{t('identity.people.noRole')}</p> : <Roles {...props} />}
      </Section>
      {props.holdings.map((it) => (
        <Held key={it.title} {...it} />
      ))}
      <Section title={t('identity.personPage.account')}>
        <Account {...props} />
        <ViewAs {...props} />
      </Section>
      {props.history ? (
        <Section
          title={t('identity.personPage.history')}
          action={{ text: t('identity.personPage.actions'), href: props.actionsHref }}
        >
          <History rows={props.history} />
        </Section>
      ) : null}
    </>
  );
}

function Held({ title, items, more, handOver }: Holding) {
  return (
    <Section title={title} action={handOver ?? undefined}>
      <LinkedItems items={items} more={more} class="plain-list" />
    </Section>
  );
}

function PendingAddress({ person, emailChange }: PersonPageProps) {
  if (!emailChange) return null;
  return (
    <Notice title={t('identity.standIn.pending', { email: emailChange.newEmail })}>
      {emailChange.whyNot ? (
        t(`identity.standIn.why.${emailChange.whyNot}`)
      ) : (
        <a href={paths.standInForEmail.to(person.id)}>{t('identity.standIn.button')}</a>
      )}
    </Notice>
  );
}

function SecondFactor({ person, passkeys, whyNotReset }: PersonPageProps) {
  if (!person.secondFactor && passkeys === 0) return t('identity.secondFactor.off');
  const has = [
    ...(person.secondFactor ? [t('identity.secondFactor.on')] : []),
    ...(passkeys > 0 ? [t('identity.passkey.count', { count: passkeys })] : []),
  ].join(' · ');
  if (whyNotReset) return has;
  return (
    <>
      {has}
      {' · '}
      <a href={paths.resetSecondFactor.to(person.id)}>{t('identity.resetSecondFactor.button')}</a>
    </>
  );
}

function Roles({ person, whyNotEnd }: PersonPageProps) {
  return (
    <Table
      caption={t('identity.personPage.roles')}
      captionHidden
      columns={[
        { label: t('identity.field.role') },
        { label: t('identity.field.place') },
        { label: t('identity.field.since') },
        { label: t('identity.field.action'), labelHidden: true },
      ]}
      rows={person.memberships.map((it) => ({
        key: it.id,
        cells: [
          t(`identity.role.${it.role}`),
          placeOf(it),
          formatDate(it.startedAt),
          <EndLink key="end" membership={it} why={whyNotEnd.get(it.id) ?? null} />,
        ],
      }))}
    />
  );
}

function EndLink({
  membership,
  why,
}: {
  readonly membership: HeldMembership;
  readonly why: WhyNotEndMembership | null;
}) {
  if (why) {
    return (
      <DisabledWithReason id={`akhiri-${membership.id}`} reason={t(`identity.endMembership.why.${why}`)}>
        {t('identity.endMembership.button')}
      </DisabledWithReason>
    );
  }
  return <a href={paths.endMembership.to(membership.id)}>{t('identity.endMembership.button')}</a>;
}

function Account({ person, whyNotDeactivate, whyNotReactivate }: PersonPageProps) {
  if (person.deactivatedAt) {
    return whyNotReactivate ? (
      <DisabledWithReason id="aktifkan" reason={t(`identity.deactivate.why.${whyNotReactivate}`)}>
        {t('identity.reactivate.button')}
      </DisabledWithReason>
    ) : (
      <PostButton action={paths.reactivatePerson.to(person.id)}>{t('identity.reactivate.button')}</PostButton>
    );
  }
  return whyNotDeactivate ? (
    <DisabledWithReason id="nonaktifkan" reason={t(`identity.deactivate.why.${whyNotDeactivate}`)}>
      {t('identity.deactivate.button')}
    </DisabledWithReason>
  ) : (
    <LinkButton look="danger" href={paths.deactivatePerson.to(person.id)}>
      {t('identity.deactivate.button')}
    </LinkButton>
  );
}

/** For those who run the system; to others it says nothing. */
function ViewAs({ person, whyNotViewAs }: PersonPageProps) {
  if (whyNotViewAs === 'not_yours') return null;
  if (whyNotViewAs) {
    return (
      <DisabledWithReason id="lihat-sebagai" reason={t(`identity.viewAs.why.${whyNotViewAs}`)}>
        {t('identity.viewAs.button')}
      </DisabledWithReason>
    );
  }
  return (
    <p>
      <LinkButton look="secondary" href={paths.viewAs.to(person.id)}>
        {t('identity.viewAs.button')}
      </LinkButton>
    </p>
  );
}

type DeactivateProps = {
  readonly person: ListedPerson;
  readonly losses: readonly Loss[];
  readonly errors: FieldErrors;
};

export function DeactivatePerson({ person, losses, errors }: DeactivateProps) {
  return (
    <ConfirmPage
      title={t('identity.deactivate.question', { name: person.name })}
      action={paths.deactivatePerson.to(person.id)}
      button={t('identity.deactivate.button')}
      look="danger"
      cancel={paths.person.to(person.id)}
      errors={errors}
    >
      <p>{t('identity.deactivate.consequence')}</p>
      <Losses losses={losses} />
    </ConfirmPage>
  );
}

export function ResetSecondFactor({
  person,
  reason,
  errors,
}: {
  readonly person: ListedPerson;
  readonly reason: string;
  readonly errors: FieldErrors;
}) {
  return (
    <ConfirmPage
      title={t('identity.resetSecondFactor.question', { name: person.name })}
      action={paths.resetSecondFactor.to(person.id)}
      button={t('identity.resetSecondFactor.button')}
      look="danger"
      cancel={paths.person.to(person.id)}
      errors={errors}
    >
      <p>{t('identity.resetSecondFactor.consequence')}</p>
      <TextArea
        name="alasan"
        label={t('identity.field.reason')}
        hint={t('identity.resetSecondFactor.reasonHint')}
        rows={3}
        maxlength={300}
        value={reason}
        errors={errors}
      />
    </ConfirmPage>
  );
}

export type EndMembershipProps = {
  readonly membership: HeldMembership;
  readonly personName: string;
  readonly losses: readonly Loss[];
  readonly cancel: string;
  readonly errors: FieldErrors;
};

export function EndMembership({ membership, personName, losses, cancel, errors }: EndMembershipProps) {
  return (
    <ConfirmPage
      title={t('identity.endMembership.question', {
        role: t(`identity.role.${membership.role}`),
        name: personName,
      })}
      action={paths.endMembership.to(membership.id)}
      button={t('identity.endMembership.button')}
      look="danger"
      cancel={cancel}
      errors={errors}
    >
      <p>{t('identity.endMembership.consequence', { place: placeOf(membership) })}</p>
      <Losses losses={losses} />
    </ConfirmPage>
  );
}
