import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { CheckboxGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { DateField, HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { criteria, sectionNames, sectionTitle } from '#registry/index.ts';
import { LONGEST_ACTION, LONGEST_NOTE, LONGEST_RESULT } from '../model.ts';
import { paths } from '../paths.ts';
import type { CasePageProps } from './case-props.ts';
import { criterionText } from './words.ts';

export const aboutGroups = () => [
  {
    label: t('casework.section'),
    choices: sectionNames.map((it) => ({ value: `bagian:${it}`, label: sectionTitle(it) })),
  },
  {
    label: t('casework.criterionLabel'),
    choices: criteria.map((it) => ({ value: `kriteria:${it}`, label: criterionText(it) })),
  },
];

export const sectionChoices = () => sectionNames.map((value) => ({ value, label: sectionTitle(value) }));

export function NoteForm({ it, newIds, typed, errors }: CasePageProps) {
  return (
    <Section title={t('casework.note.title')} id="tulis" onScreenOnly>
      <Form action={paths.note.to(it.id)} guard>
        <HiddenField name="id" value={newIds.note} />
        <SelectField
          name="tentang"
          label={t('casework.note.about')}
          value={typed.tentang}
          groups={aboutGroups()}
          errors={errors}
        />
        <TextArea
          name="catatan"
          label={t('casework.note.body')}
          hint={t('casework.note.hint')}
          value={typed.catatan}
          maxlength={LONGEST_NOTE}
          rows={5}
          errors={errors}
        />
        <FormActions>
          <Button>{t('casework.note.send')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}

export function AgreeForm({ it, newIds, owners, typed, errors, today }: CasePageProps) {
  return (
    <details class="mb-6 print:hidden" open={typed.form === 'agree'}>
      <summary>{t('casework.agree.title')}</summary>
      <Form action={paths.agree.to(it.id)} guard>
        <HiddenField name="id" value={newIds.action} />
        <TextArea
          name="tindakan"
          label={t('casework.what')}
          hint={t('casework.what.hint')}
          value={typed.tindakan}
          maxlength={LONGEST_ACTION}
          rows={3}
          errors={errors}
        />
        <SelectField
          name="bagian"
          label={t('casework.agree.section')}
          value={typed.bagian}
          empty={t('casework.agree.whole')}
          choices={sectionChoices()}
          errors={errors}
          optional
        />
        <SelectField
          name="penanggung"
          label={t('casework.owner')}
          value={typed.penanggung}
          choices={owners.map(({ id, name }) => ({ value: id, label: name }))}
          errors={errors}
        />
        <DateField name="tenggat" label={t('casework.due')} value={typed.tenggat} min={today} errors={errors} />
        <FormActions>
          <Button>{t('casework.agree.send')}</Button>
        </FormActions>
      </Form>
    </details>
  );
}

export function CoachesForm({ it, coaches, errors }: CasePageProps) {
  const shown = [...coaches, ...it.coaches.filter((own) => !coaches.some((other) => other.id === own.id))];
  return (
    <details class="mb-6 print:hidden" open={errors.pendamping !== undefined}>
      <summary>{t('casework.coaches.change')}</summary>
      <Form action={paths.coaches.to(it.id)}>
        <CheckboxGroup
          name="pendamping"
          label={t('casework.coaches')}
          hint={t('casework.coaches.hint')}
          values={it.coaches.map((own) => own.id)}
          choices={shown.map(({ id, name }) => ({ value: id, label: name }))}
          errors={errors}
        />
        <FormActions>
          <Button look="secondary">{t('casework.coaches.send')}</Button>
        </FormActions>
      </Form>
    </details>
  );
}

export function CloseForm({ it, typed, errors }: CasePageProps) {
  return (
    <details class="mb-6 print:hidden" open={errors.hasil !== undefined}>
      <summary>{t('casework.close.title')}</summary>
      <Form action={paths.close.to(it.id)}>
        <TextArea
          name="hasil"
          label={t('casework.result')}
          hint={t('casework.result.hint')}
          value={typed.hasil}
          maxlength={LONGEST_RESULT}
          rows={4}
          errors={errors}
        />
        <FormActions>
          <Button look="secondary">{t('casework.close.send')}</Button>
        </FormActions>
      </Form>
    </details>
  );
}
