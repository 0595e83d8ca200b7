import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { type Idea, ideaStates } from '../model.ts';
import { paths } from '../paths.ts';
import { whyNotChange, whyNotChoose } from '../rules.ts';
import type { IdeasPageProps } from './ideas-props.ts';

/** What is said of an idea: whether it is chosen, about which problem it is, and which innovation came of it. */
export function IdeaForm({ lab, viewer, idea, linkable }: IdeasPageProps & { readonly idea: Idea }) {
  if (whyNotChange(lab, idea, viewer) !== null) return null;
  const mayChoose = whyNotChoose(lab, viewer) === null;
  const options = (all: readonly { readonly id: string; readonly title: string }[]) =>
    all.map((it) => ({ value: it.id, label: it.title }));
  if (!mayChoose && linkable.problems.length === 0 && linkable.innovations.length === 0) return null;
  return (
    <details class="print:hidden mt-2">
      <summary>{t('labinov.idea.change')}</summary>
      <Form action={paths.idea.to(lab.id, idea.id)}>
        {mayChoose ? (
          <RadioGroup
            id={`keadaan-${idea.id}`}
            name="keadaan"
            label={t('labinov.field.state')}
            value={idea.state}
            choices={ideaStates.map((value) => ({ value, label: t(`labinov.idea.state.${value}`) }))}
            inline
          />
        ) : null}
        {linkable.problems.length > 0 ? (
          <SelectField
            id={`masalah-${idea.id}`}
            name="masalah"
            label={t('labinov.idea.problem')}
            empty={t('labinov.idea.noLink')}
            value={idea.problemId}
            choices={options(linkable.problems)}
            optional
          />
        ) : null}
        {linkable.innovations.length > 0 ? (
          <SelectField
            id={`inovasi-${idea.id}`}
            name="inovasi"
            label={t('labinov.idea.innovation')}
            empty={t('labinov.idea.noLink')}
            value={idea.innovationId}
            choices={options(linkable.innovations)}
            optional
          />
        ) : null}
        <FormActions>
          <Button look="secondary">{t('labinov.idea.save')}</Button>
        </FormActions>
      </Form>
    </details>
  );
}
