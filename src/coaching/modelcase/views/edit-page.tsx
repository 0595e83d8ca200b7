import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { InnovationId } from '#registry/index.ts';
import { LONGEST_TEXT, MOST_QUESTIONS, type ModelCase } from '../model.ts';
import { paths } from '../paths.ts';

export type EditPageProps = {
  readonly it: ModelCase;
  readonly typed: { readonly obstacles: string; readonly guidance: string; readonly questions: string };
  readonly errors: FieldErrors;
};

/** What the record does not tell: what was hard, how to lead, what to ask. */
export function EditPage({ it, typed, errors }: EditPageProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={it.content.title} title={t('modelcase.edit')} lead={t('modelcase.edit.lead')} />
      <Form action={paths.edit.to(it.id)} guard>
        <HiddenField name="revision" value={String(it.revision)} />
        <TextArea
          name="sulit"
          label={t('modelcase.obstacles')}
          hint={t('modelcase.obstacles.hint')}
          value={typed.obstacles}
          maxlength={LONGEST_TEXT}
          rows={6}
          errors={errors}
          optional
        />
        <TextArea
          name="pertanyaan"
          label={t('modelcase.questions')}
          hint={t('modelcase.questions.hint', { max: formatNumber(MOST_QUESTIONS) })}
          value={typed.questions}
          rows={8}
          errors={errors}
          optional
        />
        <TextArea
          name="panduan"
          label={t('modelcase.guidance')}
          hint={t('modelcase.guidance.hint')}
          value={typed.guidance}
          maxlength={LONGEST_TEXT}
          rows={6}
          errors={errors}
          optional
        />
        <FormActions>
          <Button>{t('modelcase.save')}</Button>
          <LinkButton look="plain" href={paths.one.to(it.id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

export type ChoosePageProps = {
  readonly words: string;
  readonly found: readonly { readonly id: InnovationId; readonly title: string; readonly place: string }[];
  readonly newId: string;
};

/** Of which published record a case is made. */
export function ChoosePage({ words, found, newId }: ChoosePageProps) {
  return (
    <>
      <PageHeader title={t('modelcase.make.title')} lead={t('modelcase.make.lead')} />
      <Form action={paths.choose.to()} method="get" label={t('modelcase.make.find')}>
        <TextField name="q" type="search" label={t('modelcase.make.words')} value={words} optional />
        <Button look="secondary">{t('modelcase.make.find')}</Button>
      </Form>
      {found.length === 0 ? (
        <EmptyState title={t('modelcase.make.none')}>{t('modelcase.make.noneText')}</EmptyState>
      ) : (
        <ul class="plain-list">
          {found.map((it) => (
            <li key={it.id}>
              <strong>{it.title}</strong> <span class="muted">{it.place}</span>
              <PostButton look="secondary" small action={paths.choose.to()} fields={{ id: newId, inovasi: it.id }}>
                {t('modelcase.make.send')}
                <span class="sr-only"> {it.title}</span>
              </PostButton>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
