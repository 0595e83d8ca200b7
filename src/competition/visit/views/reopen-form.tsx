import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { LONGEST_NOTE } from '../model/visit.ts';
import { paths } from '../paths.ts';
import type { VisitPageProps } from './visit-props.ts';

/** Opens a finished form again, with the reason. */
export function ReopenForm({ visit, errors }: VisitPageProps) {
  return (
    <Section title={t('visit.reopen.title')} onScreenOnly>
      <Form action={paths.reopen.to(visit.id)}>
        <TextArea
          name="alasan"
          label={t('visit.reopen.reason')}
          hint={t('visit.reopen.hint')}
          rows={3}
          maxlength={LONGEST_NOTE}
          errors={errors}
        />
        <FormActions>
          <Button look="secondary">{t('visit.reopen.button')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
