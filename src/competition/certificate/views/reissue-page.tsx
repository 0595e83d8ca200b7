import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { LONGEST_NAME, LONGEST_TITLE, type RecipientText } from '../model.ts';
import { paths } from '../paths.ts';
import type { ReadCertificate } from '../queries/certificate.ts';

export const reissueFields = [
  'name',
  'unit',
  'institution',
  'award',
  'entryTitle',
] as const satisfies readonly (keyof RecipientText)[];

type ReissuePageProps = {
  readonly certificate: ReadCertificate;
  readonly values: RecipientText;
  readonly errors: FieldErrors;
};

/** The words of a certificate, to be mended. */
export function ReissuePage({ certificate, values, errors }: ReissuePageProps) {
  const { id, number } = certificate;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('certificate.reissue.title')} lead={t('certificate.reissue.lead', { number })} />
      <Form action={paths.reissue.to(id)}>
        {reissueFields.map((field) => (
          <TextField
            key={field}
            name={field}
            label={t(`certificate.field.${field}`)}
            value={values[field]}
            maxlength={field === 'entryTitle' ? LONGEST_TITLE : LONGEST_NAME}
            errors={errors}
            optional={field !== 'name'}
          />
        ))}
        <FormActions>
          <Button>{t('certificate.reissue.button')}</Button>
          <LinkButton look="plain" href={paths.certificate.to(id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
