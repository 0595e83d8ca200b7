import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { type HubProfile, longest } from '../model.ts';
import { paths } from '../paths.ts';

export type EditPageProps = {
  readonly profile: HubProfile;
  readonly revision: number;
  readonly hubName: string;
  readonly errors: FieldErrors;
};

/** What the hub says of itself on its public page. */
export function EditPage({ profile, revision, hubName, errors }: EditPageProps) {
  const box = (name: string, field: keyof HubProfile) => ({
    ...{ name, value: profile[field], maxlength: longest[field], errors, optional: true as const },
  });
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('hub.edit.title')} lead={t('hub.edit.lead')} />
      <Form action={paths.edit.to()} guard>
        <HiddenField name="revisi" value={String(revision)} />
        <TextArea
          {...box('tentang', 'aboutId')}
          label={t('hub.field.aboutId')}
          hint={t('hub.field.aboutHint')}
          rows={5}
        />
        <TextArea {...box('tentang_en', 'aboutEn')} label={t('hub.field.aboutEn')} rows={5} />
        <FieldGroup title={t('hub.contact.title')}>
          <TextField
            {...box('kantor', 'office')}
            label={t('hub.field.office')}
            hint={t('hub.field.officeHint', { hub: hubName })}
          />
          <TextArea {...box('alamat', 'address')} label={t('hub.field.address')} rows={3} />
          <TextField {...box('surel', 'email')} label={t('hub.field.email')} type="email" />
          <TextField {...box('telepon', 'phone')} label={t('hub.field.phone')} width="medium" />
          <TextField {...box('jam', 'hours')} label={t('hub.field.hours')} hint={t('hub.field.hoursHint')} />
        </FieldGroup>
        <FormActions>
          <Button>{t('hub.edit.save')}</Button>
          <LinkButton look="plain" href={paths.page.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
