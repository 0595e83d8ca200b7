import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Prose, Section } from '#platform/ui/section.tsx';
import { FileField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';
import { Step, UPLOAD_STEP } from './step.tsx';

export type UploadPageProps = {
  readonly megabytes: number;
  readonly rows: number;
  readonly errors: FieldErrors;
};

/** Where a sheet is handed in. */
export function UploadPage({ megabytes, rows, errors }: UploadPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={<Step n={UPLOAD_STEP} />} title={t('import.upload.title')} lead={t('import.upload.lead')} />
      <Form action={paths.upload.to()} multipart>
        <FileField
          name="berkas"
          label={t('import.upload.file')}
          hint={t('import.upload.hint', { megabytes: formatNumber(megabytes), rows: formatNumber(rows) })}
          accept=".xlsx,.ods,.csv,.tsv,.txt"
          errors={errors}
        />
        <FormActions>
          <Button>{t('import.upload.button')}</Button>
          <LinkButton look="plain" href={paths.list.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
      <Section title={t('import.upload.help.title')}>
        <Prose>
          <ul>
            <li>{t('import.upload.help.title.text')}</li>
            <li>{t('import.upload.help.place')}</li>
            <li>{t('import.upload.help.empty')}</li>
            <li>{t('import.upload.help.again')}</li>
          </ul>
        </Prose>
        <p class="mt-4">
          <a href={paths.template.to()} download>
            {t('import.list.template')}
          </a>
        </p>
      </Section>
    </>
  );
}
