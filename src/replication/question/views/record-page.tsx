import type { Viewer } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, DisabledWithReason } from '#platform/ui/button.tsx';
import { CardList } from '#platform/ui/card.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Section } from '#platform/ui/section.tsx';
import { HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import type { Origin } from '../../origin/model.ts';
import { speaksFor } from '../../origin/rules.ts';
import { LEAST_QUESTION, LONGEST_QUESTION, type Question, type QuestionRefusal, questionStates } from '../model.ts';
import { paths } from '../paths.ts';
import type { QuestionsFilter } from '../queries/questions.ts';
import { QuestionCard } from './question-card.tsx';

export type RecordPageProps = {
  readonly origin: Origin;
  readonly viewer: Viewer;
  readonly filter: QuestionsFilter;
  readonly rows: readonly Question[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly now: Date;
  readonly whyNotAsk: QuestionRefusal | null;
  readonly newId: string;
  readonly typed: string;
  readonly errors: FieldErrors;
};

/** What others asked about a record and what its people answered; and a form to ask. */
export function RecordPage(props: RecordPageProps) {
  const { origin, filter, rows, total, page, pages, errors } = props;
  const hrefOf = (at: number) =>
    paths.record.to(origin.id, { q: filter.words, status: filter.state ?? '', hal: at > 1 ? String(at) : '' });
  const isNarrowed = filter.words !== '' || filter.state !== null;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={origin.title} title={t('question.title')} lead={t('question.lead')} />
      {total > 0 || isNarrowed ? <Narrow {...props} /> : null}
      {rows.length === 0 ? (
        <EmptyState title={t(isNarrowed ? 'question.noneFound' : 'question.none')}>
          {t(isNarrowed ? 'question.noneFoundText' : 'question.noneText')}
        </EmptyState>
      ) : (
        <Section title={t('question.found', { count: total, n: formatNumber(total) })}>
          <CardList label={t('question.title')}>
            {rows.map((it) => (
              <QuestionCard key={it.id} question={it} viewer={props.viewer} now={props.now} />
            ))}
          </CardList>
        </Section>
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(1)} />}
      <Asking {...props} />
    </>
  );
}

function Narrow({ origin, viewer, filter }: RecordPageProps) {
  return (
    <FilterForm action={paths.record.to(origin.id)} open={filter.words !== '' || filter.state !== null}>
      <TextField name="q" type="search" label={t('question.words')} value={filter.words} optional />
      {speaksFor(origin, viewer) ? (
        <SelectField
          name="status"
          label={t('question.stateLabel')}
          value={filter.state}
          empty={t('question.anyState')}
          choices={[...questionStates, 'overdue' as const].map((value) => ({
            value,
            label: t(`question.state.${value}`),
          }))}
          optional
        />
      ) : null}
    </FilterForm>
  );
}

function Asking({ origin, whyNotAsk, newId, typed, errors }: RecordPageProps) {
  return (
    <Section title={t('question.ask.title')} id="tanya" onScreenOnly>
      {whyNotAsk ? (
        <DisabledWithReason id="tanya-tombol" reason={t(`question.why.${whyNotAsk === 'own_record' ? 'own' : 'role'}`)}>
          {t('question.ask.send')}
        </DisabledWithReason>
      ) : (
        <Form action={paths.record.to(origin.id)} guard>
          <HiddenField name="id" value={newId} />
          <TextArea
            name="pertanyaan"
            label={t('question.question')}
            hint={t('question.ask.hint', { min: LEAST_QUESTION, max: formatNumber(LONGEST_QUESTION) })}
            value={typed}
            rows={5}
            errors={errors}
          />
          <FormActions>
            <Button>{t('question.ask.send')}</Button>
          </FormActions>
        </Form>
      )}
    </Section>
  );
}
