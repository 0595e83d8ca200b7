import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { paths as registryPaths } from '#registry/index.ts';
import { type Idea, longest } from '../model.ts';
import { paths } from '../paths.ts';
import { runs, whyNotPropose } from '../rules.ts';
import { IdeaForm } from './idea-form.tsx';
import type { IdeasPageProps } from './ideas-props.ts';
import { IdeaTag } from './words.tsx';

/** The ideas of a laboratory: gathered in Diagnose, chosen for Design, linked with what came of them. */
export function IdeasPage(props: IdeasPageProps) {
  const { lab, viewer, ideas, errors } = props;
  const why = whyNotPropose(lab, viewer);
  const n = formatNumber(lab.ideas);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={lab.title}
        title={t('labinov.ideas.title')}
        lead={t('labinov.ideas.lead')}
        facts={<span>{t('labinov.ideas.count', { count: lab.ideas, n, chosen: formatNumber(lab.chosen) })}</span>}
      />
      {ideas.length === 0 ? (
        <EmptyState title={t('labinov.ideas.none')}>
          <p>{t(why === null ? 'labinov.ideas.noneText' : 'labinov.ideas.noneLocked')}</p>
        </EmptyState>
      ) : (
        <>
          {ideas.map((idea) => (
            <One key={idea.id} {...props} idea={idea} />
          ))}
          <Downloads of={paths.ideas.to(lab.id)} />
        </>
      )}
      {why === null ? <NewIdea {...props} /> : null}
    </>
  );
}

function One(props: IdeasPageProps & { readonly idea: Idea }) {
  const { idea } = props;
  const facts = [idea.unitName, idea.proposerName].filter((it) => it !== null).join(' · ');
  return (
    <section class="section" id={`gagasan-${idea.id}`}>
      <div class="section-head">
        <h2>{idea.title}</h2>
        <IdeaTag state={idea.state} />
      </div>
      {facts === '' ? null : <p class="muted">{facts}</p>}
      {idea.text === '' ? null : <DescriptionText text={idea.text} />}
      {idea.problemId ? (
        <p>
          {t('labinov.idea.problem')}:{' '}
          <a href={registryPaths.problem.to(idea.problemId)}>{idea.problemTitle ?? t('labinov.idea.hidden')}</a>
        </p>
      ) : null}
      {idea.innovationId ? (
        <p>
          {t('labinov.idea.innovation')}:{' '}
          <a href={registryPaths.record.to(idea.innovationId)}>{idea.innovationTitle ?? t('labinov.idea.hidden')}</a>
        </p>
      ) : null}
      <IdeaForm {...props} />
    </section>
  );
}

function NewIdea({ lab, viewer, linkable, form, newId, errors }: IdeasPageProps) {
  return (
    <Section title={t('labinov.ideas.add')} id="baru" onScreenOnly>
      <Form action={paths.ideas.to(lab.id)} guard>
        <HiddenField name="id" value={newId} />
        <TextField
          name="judul"
          label={t('labinov.idea.title')}
          value={form.get('judul')}
          maxlength={longest.ideaTitle}
          errors={errors}
        />
        <TextArea
          name="uraian"
          label={t('labinov.idea.text')}
          hint={t('labinov.idea.textHint')}
          value={form.get('uraian')}
          rows={4}
          maxlength={longest.idea}
          optional
          errors={errors}
        />
        {runs(lab, viewer) && lab.units.length > 0 ? (
          <SelectField
            name="unit"
            label={t('labinov.idea.unit')}
            empty={t('labinov.idea.noUnit')}
            value={form.get('unit')}
            choices={lab.units.map((it) => ({ value: it.id, label: it.name }))}
            optional
          />
        ) : null}
        {linkable.problems.length > 0 ? (
          <SelectField
            name="masalah"
            label={t('labinov.idea.problem')}
            empty={t('labinov.idea.noLink')}
            value={form.get('masalah')}
            choices={linkable.problems.map((it) => ({ value: it.id, label: it.title }))}
            optional
          />
        ) : null}
        <FormActions>
          <Button>{t('labinov.ideas.send')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
