import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup } from '#platform/ui/choice-field.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup, Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import type { Origin } from '../../origin/model.ts';
import { type Answered, LONGEST_NOTE, type Need, readinessAnswers } from '../model.ts';
import { paths } from '../paths.ts';

export type AnswerPageProps = {
  readonly origin: Origin;
  readonly needs: readonly Need[];
  /** For which place it is answered. */
  readonly place: string;
  readonly answers: readonly Answered[];
  readonly revision: number;
  readonly errors: FieldErrors;
};

/** How ready the own place is, need by need. */
export function AnswerPage({ origin, needs, place, answers, revision, errors }: AnswerPageProps) {
  const given = new Map(answers.map((it) => [it.needId, it]));
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={origin.title} title={t('needs.own.title')} lead={t('needs.own.lead', { place })} />
      {needs.length === 0 ? (
        <EmptyState title={t('needs.none')}>{t('needs.noneText')}</EmptyState>
      ) : (
        <Form action={paths.own.to(origin.id)} guard>
          <HiddenField name="revision" value={String(revision)} />
          {needs.map((need) => (
            <FieldGroup key={need.id} title={need.item} text={needText(need)}>
              <RadioGroup
                name={`jawab.${need.id}`}
                label={t('needs.own.question')}
                value={given.get(need.id)?.answer ?? null}
                choices={readinessAnswers.map((value) => ({ value, label: t(`needs.answer.${value}`) }))}
                errors={errors}
                inline
                optional
              />
              <TextField
                name={`catatan.${need.id}`}
                label={t('needs.note')}
                value={given.get(need.id)?.note ?? ''}
                maxlength={LONGEST_NOTE}
                errors={errors}
                optional
              />
            </FieldGroup>
          ))}
          <FormActions>
            <Button>{t('needs.own.save')}</Button>
            <LinkButton look="plain" href={paths.needs.to(origin.id)}>
              {t('platform.cancel')}
            </LinkButton>
          </FormActions>
        </Form>
      )}
    </>
  );
}

function needText({ kind, amount, isMust, note }: Need): string {
  const facts = [t(`needs.kind.${kind}`), amount, t(isMust ? 'needs.isMust' : 'needs.isNice'), note];
  return facts.filter((it) => it !== '').join(' · ');
}
