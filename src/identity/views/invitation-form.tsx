import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { institutionKinds, type Role } from '../model.ts';
import { paths } from '../paths.ts';
import type { Institution } from '../queries/institutions.ts';
import type { Unit } from '../queries/units.ts';
import { INVITATION_DAYS } from '../rules/invitation.ts';
import { inTreeOrder } from '../rules/tree.ts';

/** First step for those who invite into many institutions: which one. */
export function ChooseInstitution(props: {
  readonly institutions: readonly Institution[];
  readonly role: string;
  readonly errors: FieldErrors;
}) {
  const groups = institutionKinds.map((kind) => ({
    label: t(`identity.kind.${kind}`),
    choices: props.institutions.filter((it) => it.kind === kind).map((it) => ({ value: it.id, label: it.name })),
  }));
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader title={t('identity.invitation.new')} lead={t('identity.invitation.chooseLead')} />
      <Form action={paths.newInvitation.to()} method="get">
        {props.role ? <HiddenField name="peran" value={props.role} /> : null}
        <SelectField
          name="instansi"
          label={t('identity.field.institution')}
          groups={groups.filter((group) => group.choices.length > 0)}
          errors={props.errors}
        />
        <FormActions>
          <Button>{t('identity.invitation.next')}</Button>
          <LinkButton look="plain" href={paths.invitations.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

export type InvitationValues = { readonly email: string; readonly role: string; readonly unit: string };
export type InviteProps = {
  readonly institution: Institution;
  readonly roles: readonly Role[];
  /** Open units of the institution. */
  readonly units: readonly Unit[];
  readonly values: InvitationValues;
  readonly errors: FieldErrors;
  /** The other institutions can be chosen too. */
  readonly mayChoose: boolean;
};

export function Invite({ institution, roles, units, values, errors, mayChoose }: InviteProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={institution.name}
        title={t('identity.invitation.new')}
        lead={t('identity.invitation.lead', { n: INVITATION_DAYS })}
      />
      {mayChoose ? (
        <p>
          <a href={paths.newInvitation.to()}>{t('identity.invitation.otherInstitution')}</a>
        </p>
      ) : null}
      <Form action={paths.newInvitation.to()}>
        <HiddenField name="instansi" value={institution.id} />
        <TextField
          name="surel"
          label={t('identity.field.email')}
          hint={t('identity.invitation.emailHint')}
          type="email"
          inputmode="email"
          autocomplete="off"
          spellcheck={false}
          value={values.email}
          errors={errors}
        />
        <RadioGroup
          name="peran"
          label={t('identity.field.role')}
          value={values.role}
          choices={roles.map((role) => ({
            value: role,
            label: t(`identity.role.${role}`),
            hint: t(`identity.roleHint.${role}`),
          }))}
          errors={errors}
        />
        <UnitChoice institution={institution} units={units} value={values.unit} errors={errors} />
        <FormActions>
          <Button>{t('identity.invitation.send')}</Button>
          <LinkButton look="plain" href={paths.invitations.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

type UnitChoiceProps = Pick<InviteProps, 'institution' | 'units' | 'errors'> & { readonly value: string };

function UnitChoice({ institution, units, value, errors }: UnitChoiceProps) {
  if (units.length === 0) {
    return (
      <Notice tone="info" title={t('identity.invitation.noUnits')}>
        <a href={paths.newUnit.to(institution.id)}>{t('identity.unit.add')}</a>
      </Notice>
    );
  }
  return (
    <SelectField
      name="unit"
      label={t('identity.field.unit')}
      hint={t('identity.invitation.unitHint')}
      value={value}
      empty={t('identity.invitation.noUnit')}
      choices={inTreeOrder(units).map(({ thing, depth }) => ({
        value: thing.id,
        label: `${'– '.repeat(depth)}${thing.name}`,
      }))}
      errors={errors}
      optional
    />
  );
}
