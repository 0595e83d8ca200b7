import type { InstitutionId } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { CheckboxGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { Clinic, Invited } from '../model/clinic.ts';
import { paths } from '../paths.ts';
import type { Member } from '../queries/brings.ts';

export type OthersPageProps = {
  readonly clinic: Clinic;
  /** For the hub, which chooses whose people; empty for an admin, whose institution it is. */
  readonly institutions: readonly Invited[];
  readonly institutionId: InstitutionId | null;
  /** Who is not registered yet. */
  readonly members: readonly Member[];
  readonly chosen: readonly string[];
  readonly errors: FieldErrors;
};

/** Many people of one institution are registered at once. */
export function OthersPage(props: OthersPageProps) {
  const { clinic, institutions, institutionId, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={clinic.title} title={t('clinic.others.title')} lead={t('clinic.others.lead')} />
      {institutions.length > 0 ? (
        <Form action={paths.others.to(clinic.id)} method="get">
          <SelectField
            name="instansi"
            label={t('clinic.others.institution')}
            value={institutionId}
            choices={institutions.map((it) => ({ value: it.id, label: it.name }))}
            errors={errors}
          />
          <Button look="secondary">{t('clinic.others.show')}</Button>
        </Form>
      ) : null}
      {institutionId ? <Members {...props} institutionId={institutionId} /> : null}
    </>
  );
}

function Members(props: OthersPageProps & { readonly institutionId: InstitutionId }) {
  const { clinic, institutionId, members, chosen, errors } = props;
  if (members.length === 0) return <p>{t('clinic.others.nobody')}</p>;
  return (
    <Form action={paths.others.to(clinic.id)}>
      <HiddenField name="instansi" value={institutionId} />
      <CheckboxGroup
        name="orang"
        label={t('clinic.others.people')}
        hint={t('clinic.others.peopleHint')}
        values={chosen}
        choices={members.map((it) => ({
          value: it.personId,
          label: `${it.name} (${it.unitName ?? t(`identity.role.${it.role}`)})`,
        }))}
        errors={errors}
      />
      <FormActions>
        <Button>{t('clinic.others.send')}</Button>
        <LinkButton look="plain" href={paths.one.to(clinic.id)}>
          {t('clinic.cancelForm')}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
