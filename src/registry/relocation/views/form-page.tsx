import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import type { InnovationId } from '../../model/ids.ts';
import { paths as registryPaths } from '../../paths.ts';
import type { RelocationOffer } from '../model.ts';
import { paths } from '../paths.ts';

export type Choice = { readonly value: string; readonly label: string };

export type FormPageProps = {
  readonly id: InnovationId;
  readonly title: string;
  /** Where the record stands, in words, and as a mark by which a stale tab is noticed. */
  readonly place: string;
  readonly mark: string;
  readonly institutions: readonly Choice[];
  readonly institution: { readonly id: string; readonly name: string };
  readonly units: readonly Choice[];
  /** False when the admin of that institution has to accept first. */
  readonly atOnce: boolean;
  readonly open: RelocationOffer | null;
  /** Comes with the form, so that sending it twice moves once. */
  readonly newId: string;
  readonly values: { readonly unit: string; readonly reason: string };
  readonly errors: FieldErrors;
};

/** Where a record shall go: first the institution, then its unit and the reason. */
export function RelocationFormPage(props: FormPageProps) {
  const { id, open, institution } = props;
  return (
    <>
      <ErrorSummary errors={props.errors} />
      <PageHeader
        kicker={props.title}
        title={t('relocation.form.title')}
        lead={t('relocation.form.lead', { place: props.place })}
      />
      {open ? (
        <Notice tone="warning" title={t('relocation.form.open')}>
          <a href={paths.one.to(open.id)}>{t('relocation.form.openLink', { to: open.toName })}</a>
        </Notice>
      ) : null}
      <Section title={t('relocation.form.institution')}>
        <Form action={paths.chosen.path(id)} method="get">
          <SelectField
            name="instansi"
            label={t('relocation.form.institution')}
            choices={props.institutions}
            value={institution.id}
            empty={null}
          />
          <FormActions>
            <Button look="secondary">{t('relocation.form.choose')}</Button>
          </FormActions>
        </Form>
      </Section>
      <Section title={t('relocation.form.to', { name: institution.name })}>
        <MoveForm {...props} />
      </Section>
    </>
  );
}

function MoveForm({ id, mark, institution, units, atOnce, newId, values, errors }: FormPageProps) {
  return (
    <Form action={paths.form.to(id)} guard>
      <HiddenField name="id" value={newId} />
      <HiddenField name="dari" value={mark} />
      <HiddenField name="instansi" value={institution.id} />
      <p>{t(atOnce ? 'relocation.form.atOnce' : 'relocation.form.asks', { name: institution.name })}</p>
      {atOnce ? (
        <SelectField
          name="unit"
          label={t('relocation.form.unit')}
          choices={units}
          value={values.unit}
          empty={t('relocation.form.noUnit')}
          errors={errors}
          optional
        />
      ) : null}
      <TextArea
        name="alasan"
        label={t('relocation.form.reason')}
        hint={t('relocation.form.reasonHint')}
        value={values.reason}
        rows={3}
        errors={errors}
      />
      <FormActions>
        <Button>{t(atOnce ? 'relocation.form.move' : 'relocation.form.offer')}</Button>
        <LinkButton look="plain" href={registryPaths.work.to(id)}>
          {t('platform.cancel')}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
