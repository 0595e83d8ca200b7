import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { type InstitutionId, institutionKinds } from '../model.ts';
import { paths } from '../paths.ts';
import { provinces, regenciesOf } from '../regions/list.ts';

export type NewInstitutionProps = {
  readonly values: { readonly name: string; readonly kind: string; readonly region: string };
  readonly errors: FieldErrors;
};

export function NewInstitution({ values, errors }: NewInstitutionProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.institution.newTitle')} lead={t('identity.institution.newLead')} />
      <Form action={paths.newInstitution.to()}>
        <TextField
          name="nama"
          label={t('identity.institution.name')}
          hint={t('identity.institution.nameHint')}
          value={values.name}
          errors={errors}
        />
        <SelectField
          name="jenis"
          label={t('identity.field.kind')}
          value={values.kind}
          choices={institutionKinds.map((kind) => ({ value: kind, label: t(`identity.kind.${kind}`) }))}
          errors={errors}
        />
        <SelectField
          name="wilayah"
          label={t('identity.field.region')}
          hint={t('identity.institution.regionHint')}
          value={values.region}
          empty={t('identity.institution.noRegion')}
          groups={provinces().map((province) => ({
            label: province.name,
            choices: [province, ...regenciesOf(province.code)].map((it) => ({ value: it.code, label: it.name })),
          }))}
          errors={errors}
          optional
        />
        <FormActions>
          <Button>{t('identity.institutions.add')}</Button>
          <LinkButton look="plain" href={paths.institutions.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

export type RenameInstitutionProps = {
  readonly id: InstitutionId;
  readonly name: string;
  readonly errors: FieldErrors;
};

export function RenameInstitution({ id, name, errors }: RenameInstitutionProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('identity.institution.renameTitle')} />
      <Form action={paths.editInstitution.to(id)}>
        <TextField name="nama" label={t('identity.institution.name')} value={name} errors={errors} />
        <FormActions>
          <Button>{t('identity.save')}</Button>
          <LinkButton look="plain" href={paths.institution.to(id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
