import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TextArea, TextField } from '#platform/ui/text-field.tsx';
import { LONGEST_NOTE } from '../model/interview.ts';
import { presences } from '../model/states.ts';
import { paths } from '../paths.ts';
import type { InterviewPageProps } from './interview-props.ts';

/** Whether the entrants came, and who of the leaders with them. */
export function PresenceForm({ interview, values, errors }: InterviewPageProps) {
  return (
    <Section title={t('interview.presence.title')} id="kehadiran">
      <Form action={paths.presence.to(interview.id)}>
        <RadioGroup
          name="kehadiran"
          label={t('interview.presence.label')}
          value={values.presence}
          choices={presences.map((it) => ({ value: it, label: t(`interview.presence.${it}`) }))}
          errors={errors}
          inline
        />
        <TextArea
          name="catatan"
          label={t('interview.presence.note')}
          hint={t('interview.presence.noteHint')}
          value={values.note}
          rows={2}
          maxlength={LONGEST_NOTE}
          errors={errors}
          optional
        />
        <TextField
          name="pimpinan"
          label={t('interview.presence.leaders')}
          hint={t('interview.presence.leadersHint')}
          value={values.leaders}
          maxlength={LONGEST_NOTE}
          errors={errors}
          optional
        />
        <FormActions>
          <Button>{t('interview.presence.save')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
