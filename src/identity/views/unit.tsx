import { t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';
import type { Institution } from '../queries/institutions.ts';
import type { Unit } from '../queries/units.ts';
import type { WhyNotCloseUnit } from '../rules/institution.ts';
import { inTreeOrder } from '../rules/tree.ts';

export type UnitValues = { readonly name: string; readonly parent: string };

type FieldsProps = {
  readonly values: UnitValues;
  /** Units that this one may stand under. */
  readonly parents: readonly Unit[];
  readonly errors: FieldErrors;
};

function UnitFields({ values, parents, errors }: FieldsProps) {
  return (
    <>
      <TextField
        name="nama"
        label={t('identity.unit.name')}
        hint={t('identity.unit.nameHint')}
        value={values.name}
        errors={errors}
      />
      {parents.length > 0 ? (
        <SelectField
          name="induk"
          label={t('identity.unit.parent')}
          hint={t('identity.unit.parentHint')}
          value={values.parent}
          empty={t('identity.unit.noParent')}
          choices={inTreeOrder(parents).map(({ thing, depth }) => ({
            value: thing.id,
            label: `${'– '.repeat(depth)}${thing.name}`,
          }))}
          errors={errors}
          optional
        />
      ) : null}
    </>
  );
}

export type NewUnitProps = FieldsProps & { readonly institution: Institution };

export function NewUnit({ institution, ...fields }: NewUnitProps) {
  return (
    <>
      <ErrorSummary errors={fields.errors} />
      <PageHeader kicker={institution.name} title={t('identity.unit.newTitle')} />
      <Form action={paths.newUnit.to(institution.id)}>
        <UnitFields {...fields} />
        <FormActions>
          <Button>{t('identity.unit.add')}</Button>
          <LinkButton look="plain" href={paths.institution.to(institution.id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

export type UnitPageProps = FieldsProps & {
  readonly unit: Unit;
  readonly institution: Institution;
  readonly whyNotClose: WhyNotCloseUnit | null;
};

export function UnitPage({ unit, institution, whyNotClose, ...fields }: UnitPageProps) {
  const invite = paths.newInvitation.to({ instansi: institution.id, unit: unit.id });
  return (
    <>
      <ErrorSummary errors={fields.errors} />
      <PageHeader
        kicker={institution.name}
        title={unit.name}
        actions={
          unit.closedAt ? null : (
            <>
              <LinkButton href={invite}>{t('identity.invitation.new')}</LinkButton>
              <LinkButton look="secondary" href={paths.newUnit.to(institution.id, unit.id)}>
                {t('identity.unit.addBelow')}
              </LinkButton>
            </>
          )
        }
      />
      {unit.closedAt ? <Closed unit={unit} /> : <Open unit={unit} whyNotClose={whyNotClose} fields={fields} />}
    </>
  );
}

function Closed({ unit }: { readonly unit: Unit }) {
  return (
    <>
      <Notice tone="info">{t('identity.unit.closedText')}</Notice>
      <PostButton action={paths.reopenUnit.to(unit.id)}>{t('identity.unit.reopen')}</PostButton>
    </>
  );
}

type OpenProps = { readonly unit: Unit; readonly whyNotClose: WhyNotCloseUnit | null; readonly fields: FieldsProps };

function Open({ unit, whyNotClose, fields }: OpenProps) {
  return (
    <>
      <Form action={paths.unit.to(unit.id)}>
        <UnitFields {...fields} />
        <FormActions>
          <Button>{t('identity.save')}</Button>
        </FormActions>
      </Form>
      <Section title={t('identity.unit.closeTitle')}>
        <p>{t('identity.unit.closeText')}</p>
        {whyNotClose ? (
          <DisabledWithReason id="tutup" reason={t(`identity.unit.whyNotClose.${whyNotClose}`)}>
            {t('identity.unit.close')}
          </DisabledWithReason>
        ) : (
          <LinkButton look="danger" href={paths.closeUnit.to(unit.id)}>
            {t('identity.unit.close')}
          </LinkButton>
        )}
      </Section>
    </>
  );
}

export function CloseUnit({ unit, institution }: { readonly unit: Unit; readonly institution: Institution }) {
  return (
    <ConfirmPage
      title={t('identity.unit.closeQuestion', { name: unit.name })}
      action={paths.closeUnit.to(unit.id)}
      button={t('identity.unit.close')}
      look="danger"
      cancel={paths.unit.to(unit.id)}
    >
      <p>{t('identity.unit.closeConsequence', { institution: institution.name })}</p>
    </ConfirmPage>
  );
}
