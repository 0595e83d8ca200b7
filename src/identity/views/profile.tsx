import { formatDate } from '#platform/dates.ts';
import { type Locale, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { ProfileRow } from '../holding.ts';
import type { Person } from '../model.ts';
import { paths } from '../paths.ts';
import type { HeldMembership } from '../queries/people-list.ts';
import type { PastView } from '../queries/support-view.ts';
import { placeOf } from '../wording.ts';
import { NewPasswordFields } from './new-password-fields.tsx';
import { PastViews } from './support-view.tsx';

export type ProfileProps = {
  readonly person: Person;
  readonly locale: Locale;
  readonly memberships: readonly HeldMembership[];
  readonly secondFactor: boolean;
  readonly passkeys: number;
  readonly sessions: number;
  /** The provider of single sign-on and whether the account is linked with it; null when the hub has none. */
  readonly sso: { readonly name: string; readonly linked: boolean } | null;
  readonly views: readonly PastView[];
  /** What those above identity tell of the account. */
  readonly rows: readonly ProfileRow[];
};

export function Profile(props: ProfileProps) {
  const { person, locale, memberships, secondFactor, passkeys, sessions, sso, views, rows } = props;
  const current = memberships.filter((it) => it.endedAt === null);
  return (
    <>
      <PageHeader title={t('identity.profile.title')} />
      <SummaryList
        rows={[
          { label: t('identity.field.fullName'), value: person.name, change: paths.profileName.to() },
          { label: t('identity.field.email'), value: person.email, change: paths.email.to() },
          {
            label: t('identity.field.language'),
            value: t(`identity.language.${locale}`),
            change: paths.profileName.to(),
          },
          { label: t('identity.field.password'), value: t('identity.profile.hidden'), change: paths.password.to() },
          {
            label: t('identity.secondFactor.title'),
            value: t(secondFactor ? 'identity.secondFactor.on' : 'identity.secondFactor.off'),
            change: paths.secondFactor.to(),
          },
          {
            label: t('identity.passkey.title'),
            value: passkeys > 0 ? t('identity.passkey.count', { count: passkeys }) : t('identity.passkey.none'),
            change: paths.passkeys.to(),
          },
          ...(sso
            ? [
                {
                  label: sso.name,
                  value: t(sso.linked ? 'identity.sso.isLinked' : 'identity.sso.isNotLinked'),
                  change: paths.ssoAccount.to(),
                },
              ]
            : []),
          {
            label: t('identity.profile.sessions'),
            value: t('identity.profile.sessionCount', { count: sessions }),
            change: paths.sessions.to(),
          },
          ...rows,
        ]}
      />
      <Section
        title={t('identity.profile.roles')}
        action={current.length > 1 ? { text: t('identity.act.change'), href: paths.act.to() } : undefined}
      >
        {memberships.length === 0 ? <p>{t('identity.profile.noRole')}</p> : <Memberships rows={memberships} />}
      </Section>
      <PastViews views={views} />
    </>
  );
}

function Memberships({ rows }: { readonly rows: readonly HeldMembership[] }) {
  return (
    <Table
      caption={t('identity.profile.roles')}
      captionHidden
      columns={[
        { label: t('identity.field.role') },
        { label: t('identity.field.place') },
        { label: t('identity.field.since') },
        { label: t('identity.field.until') },
        { label: t('identity.field.action'), labelHidden: true },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          t(`identity.role.${row.role}`),
          placeOf(row),
          formatDate(row.startedAt),
          row.endedAt ? formatDate(row.endedAt) : t('identity.profile.now'),
          row.endedAt ? (
            ''
          ) : (
            <a key="end" href={paths.endMembership.to(row.id)}>
              {t('identity.endMembership.giveUp')}
            </a>
          ),
        ],
      }))}
    />
  );
}

export type EditProfileProps = { readonly name: string; readonly locale: string; readonly errors: FieldErrors };

export function EditProfile({ name, locale, errors }: EditProfileProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.profile.editTitle')} />
      <Form action={paths.profileName.to()}>
        <TextField
          name="nama"
          label={t('identity.field.fullName')}
          hint={t('identity.field.nameHint')}
          autocomplete="name"
          value={name}
          errors={errors}
        />
        <RadioGroup
          name="bahasa"
          label={t('identity.field.language')}
          value={locale}
          choices={[
            { value: 'id', label: t('identity.language.id') },
            { value: 'en', label: t('identity.language.en') },
          ]}
          errors={errors}
        />
        <SaveOrCancel />
      </Form>
    </>
  );
}

export type EditPasswordProps = { readonly person: Person; readonly errors: FieldErrors };

export function EditPassword({ person, errors }: EditPasswordProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.changePassword.title')} lead={t('identity.changePassword.lead')} />
      <Form action={paths.password.to()}>
        <TextField
          name="sandi-lama"
          label={t('identity.field.currentPassword')}
          type="password"
          autocomplete="current-password"
          errors={errors}
        />
        <NewPasswordFields email={person.email} errors={errors} />
        <SaveOrCancel />
      </Form>
    </>
  );
}

function SaveOrCancel() {
  return (
    <FormActions>
      <Button>{t('identity.save')}</Button>
      <LinkButton look="plain" href={paths.profile.to()}>
        {t('platform.cancel')}
      </LinkButton>
    </FormActions>
  );
}
