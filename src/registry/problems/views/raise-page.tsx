import type { ComponentChildren } from 'preact';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { CardList } from '#platform/ui/card.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { paths } from '../../paths.ts';
import type { AnsweringInnovation } from '../model.ts';
import { InnovationCards } from './innovation-cards.tsx';
import { type SimilarProblem, SimilarProblemCard } from './problem-card.tsx';
import { ProblemFields, type ProblemFieldsProps } from './problem-fields.tsx';

export type Alike = {
  readonly problems: readonly SimilarProblem[];
  readonly innovations: readonly AnsweringInnovation[];
};

export type RaiseTitleProps = {
  readonly title: string;
  readonly errors: FieldErrors;
  /** What was begun before and not sent. */
  readonly notice: ComponentChildren;
};

/** The first step: the title alone, so that what exists is seen before anything is written. */
export function RaiseTitlePage({ title, errors, notice }: RaiseTitleProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        kicker={t('problems.new.step', { n: 1 })}
        title={t('problems.new.title')}
        lead={t('problems.new.lead')}
      />
      {notice}
      <Form action={paths.newProblem.to()} method="get" class="form">
        <TextField
          name="judul"
          label={t('problems.field.title')}
          hint={t('problems.hint.title')}
          value={title}
          errors={errors}
          autocomplete="off"
          similarUrl={paths.newProblemSimilar.to()}
        />
        <FormActions>
          <Button>{t('problems.new.search')}</Button>
        </FormActions>
      </Form>
    </>
  );
}

/** What exists already, before the form: innovations first, for they may spare the problem. */
export function RaiseSimilarPage({ title, alike }: { readonly title: string; readonly alike: Alike }) {
  return (
    <>
      <PageHeader
        kicker={t('problems.new.step', { n: 1 })}
        title={t('problems.new.found')}
        lead={t('problems.new.foundLead', { title })}
      />
      <AlikeCards alike={alike} />
      <Section title={t('problems.new.different')}>
        <p>{t('problems.new.differentText')}</p>
        <div class="actions mt-4">
          <LinkButton href={paths.newProblemForm.to({ judul: title })}>{t('problems.new.go')}</LinkButton>
          <LinkButton look="plain" href={paths.newProblem.to({ ubah: title })}>
            {t('problems.new.otherTitle')}
          </LinkButton>
        </div>
      </Section>
    </>
  );
}

/** Similar problems and innovations under their headings; nothing for what was not found. */
export function AlikeCards({ alike }: { readonly alike: Alike }) {
  return (
    <>
      {alike.innovations.length > 0 ? (
        <Section title={t('problems.new.similarInnovations')}>
          <InnovationCards label={t('problems.new.similarInnovations')} innovations={alike.innovations} />
        </Section>
      ) : null}
      {alike.problems.length > 0 ? (
        <Section title={t('problems.new.similarProblems')}>
          <CardList label={t('problems.new.similarProblems')}>
            {alike.problems.map((it) => (
              <SimilarProblemCard key={it.id} problem={it} />
            ))}
          </CardList>
        </Section>
      ) : null}
    </>
  );
}

export type RaiseFormProps = ProblemFieldsProps & {
  /** Comes with the form, so that sending it twice raises one problem. */
  readonly id: string;
  readonly place: string;
  /** What one should know before typing. */
  readonly notice: ComponentChildren;
  /** Keeps what is typed, where there is script. */
  readonly keep: ComponentChildren;
};

/** The second step: the whole problem. */
export function RaiseFormPage({ id, place, notice, keep, ...fields }: RaiseFormProps) {
  return (
    <>
      <ErrorSummary errors={fields.errors} />
      <PageHeader
        kicker={t('problems.new.step', { n: 2 })}
        title={t('problems.new.formTitle')}
        lead={t('problems.place', { name: place })}
      />
      {notice}
      <Form action={paths.newProblemForm.to()} guard>
        <HiddenField name="id" value={id} />
        <ProblemFields {...fields} />
        {keep}
        <FormActions>
          <Button>{t('problems.new.submit')}</Button>
          <LinkButton look="plain" href={paths.problems.to()}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}
