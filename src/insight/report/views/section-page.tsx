import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { LONGEST_TEXT, type SectionKey } from '../model/report.ts';
import { paths } from '../paths.ts';

export type SectionPageProps = {
  readonly year: number;
  readonly section: SectionKey;
  readonly typed: { readonly body: string; readonly revision: number };
  /** What somebody else saved meanwhile; shown beside what was typed. */
  readonly stored: string | null;
  readonly errors: FieldErrors;
};

/** The words of a section; the numbers come by themselves. */
export function SectionPage({ year, section, typed, stored, errors }: SectionPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={t('report.of', { year })}
        title={t(`report.section.${section}`)}
        lead={t('report.sectionLead')}
      />
      {stored === null ? null : (
        <section class="section">
          <h2>{t('report.stored')}</h2>
          <blockquote class="whitespace-pre-line">{stored}</blockquote>
        </section>
      )}
      <Form action={paths.section.to(year, section)} guard>
        <HiddenField name="revisi" value={String(typed.revision)} />
        <TextArea
          name="isi"
          label={t('report.body')}
          hint={t('report.bodyHint')}
          value={typed.body}
          rows={16}
          maxlength={LONGEST_TEXT}
          optional
          {...(errors.isi ? { error: errors.isi } : {})}
        />
        <FormActions>
          <Button>{t('report.save')}</Button>
          <LinkButton look="plain" href={paths.report.to(year)}>
            {t('report.back')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
