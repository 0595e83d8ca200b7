import type { InstitutionId } from '#identity/index.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { type LabId, longest, stages } from '../model.ts';
import { paths } from '../paths.ts';
import { needsApproval } from '../rules.ts';
import { stageName } from './words.tsx';

type Props = {
  readonly id: LabId;
  /** Among which the hub chooses; null for a regency, which begins for itself. */
  readonly institutions: readonly { readonly id: InstitutionId; readonly name: string }[] | null;
  readonly typed: { readonly institution: string; readonly title: string; readonly purpose: string };
  readonly errors: FieldErrors;
};

/** Begins a laboratory of innovation by the template. */
export function BeginPage({ id, institutions, typed, errors }: Props) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('labinov.begin.title')} lead={t('labinov.begin.lead')} />
      <Form action={paths.begin.to()} guard>
        <HiddenField name="id" value={id} />
        {institutions ? (
          <SelectField
            name="instansi"
            label={t('labinov.field.institution')}
            value={typed.institution}
            choices={institutions.map((it) => ({ value: it.id, label: it.name }))}
            errors={errors}
          />
        ) : null}
        <TextField
          name="judul"
          label={t('labinov.field.title')}
          hint={t('labinov.begin.titleHint')}
          value={typed.title}
          maxlength={longest.title}
          errors={errors}
        />
        <TextArea
          name="tujuan"
          label={t('labinov.field.purpose')}
          hint={t('labinov.begin.purposeHint')}
          value={typed.purpose}
          rows={3}
          maxlength={longest.purpose}
          optional
          errors={errors}
        />
        <FormActions>
          <Button>{t('labinov.begin.button')}</Button>
          <LinkButton look="plain" href={paths.list.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
      <Section title={t('labinov.begin.stages')}>
        <ol class="list-decimal pl-6">
          {stages.map((it) => (
            <li key={it} class="mt-2">
              <strong>{stageName(it)}</strong>: {t(`labinov.about.${it}`)}
              {needsApproval(it) ? ` ${t('labinov.approvalAfter')}` : ''}
            </li>
          ))}
        </ol>
        <p class="muted mt-4">{t('labinov.source')}</p>
      </Section>
    </>
  );
}
