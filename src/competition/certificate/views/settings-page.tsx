import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { Checkbox } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { FileField, HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../paths.ts';
import type { CertifiedEdition } from '../queries/edition.ts';
import type { CertificateSetting } from '../queries/setting.ts';

export type SettingsPageProps = {
  readonly edition: CertifiedEdition;
  readonly setting: CertificateSetting;
  readonly values: { readonly format: string; readonly shortName: string };
  /** What the next certificate would be numbered, today. */
  readonly next: string;
  readonly megabytes: number;
  readonly errors: FieldErrors;
};

/** How certificates are numbered and which pictures they bear. */
export function SettingsPage({ edition, setting, values, next, megabytes, errors }: SettingsPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('certificate.settings.title')} lead={t('certificate.settings.lead')} />
      <Form action={paths.settings.to(edition.id)} multipart>
        <HiddenField name="revisi" value={String(setting.revision)} />
        <TextField
          name="bentuk"
          label={t('certificate.settings.format')}
          hint={
            <>
              {t('certificate.settings.formatHint')} {t('certificate.settings.next', { number: next })}
            </>
          }
          value={values.format}
          maxlength={200}
          spellcheck={false}
          errors={errors}
        />
        <TextField
          name="singkatan"
          label={t('certificate.settings.shortName')}
          hint={t('certificate.settings.shortHint')}
          value={values.shortName}
          maxlength={40}
          width="medium"
          errors={errors}
        />
        <Picture name="lambang" what="logo" has={setting.hasLogo} megabytes={megabytes} errors={errors} />
        <Picture name="ttd" what="signature" has={setting.hasSignature} megabytes={megabytes} errors={errors} />
        <FormActions>
          <Button>{t('certificate.settings.save')}</Button>
          <LinkButton look="plain" href={paths.edition.to(edition.id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

type PictureProps = {
  readonly name: string;
  readonly what: 'logo' | 'signature';
  readonly has: boolean;
  readonly megabytes: number;
  readonly errors: FieldErrors;
};

function Picture({ name, what, has, megabytes, errors }: PictureProps) {
  const hint = t('certificate.settings.pictureHint', { megabytes: formatNumber(megabytes) });
  return (
    <>
      <FileField
        name={name}
        label={t(`certificate.settings.${what}`)}
        hint={has ? `${t('certificate.settings.present')} ${hint}` : hint}
        accept="image/png,image/jpeg,image/webp"
        errors={errors}
        optional
      />
      {has ? (
        <Checkbox
          name={`hapus-${name}`}
          label={t(what === 'logo' ? 'certificate.settings.takeLogo' : 'certificate.settings.takeSignature')}
          value="ya"
        />
      ) : null}
    </>
  );
}
