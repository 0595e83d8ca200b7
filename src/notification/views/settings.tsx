import { t, tStored } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { CheckboxGroup } from '#platform/ui/choice-field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { paths } from '../paths.ts';

export type SettingsProps = { readonly kinds: readonly string[]; readonly muted: ReadonlySet<string> };

/** Which kinds come by mail too; inside the product every notice is shown. */
export function SettingsPage({ kinds, muted }: SettingsProps) {
  return (
    <>
      <PageHeader title={t('notification.settings.title')} lead={t('notification.settings.lead')} />
      <Form action={paths.settings.to()}>
        <CheckboxGroup
          name="surel"
          label={t('notification.settings.byMail')}
          hint={t('notification.settings.hint')}
          optional
          values={kinds.filter((kind) => !muted.has(kind))}
          choices={kinds.map((kind) => ({ value: kind, label: tStored(`${kind}.setting`) }))}
        />
        <FormActions>
          <Button>{t('notification.settings.save')}</Button>
        </FormActions>
      </Form>
    </>
  );
}
