import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import type { ConflictId } from '../model/ids.ts';
import type { Conflict, EvaluationRefusal, Juror, Round, Subject } from '../model/round.ts';
import { paths } from '../paths.ts';
import { namedSubject, sourceText, tieText } from './labels.ts';
import { RoundHead } from './round-tabs.tsx';
import { TieFields, type TieValues } from './tie-fields.tsx';

export type ConflictsPageProps = {
  readonly round: Round;
  readonly jurors: readonly Juror[];
  readonly subjects: readonly Subject[];
  readonly conflicts: readonly Conflict[];
  readonly newId: ConflictId;
  readonly values: TieValues & { readonly juror: string };
  readonly whyNot: EvaluationRefusal | null;
  readonly errors: FieldErrors;
};

/** Every tie between a juror and a subject: what came by itself, what was declared, what the secretariat entered. */
export function ConflictsPage(props: ConflictsPageProps) {
  const { round, conflicts, whyNot, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <RoundHead round={round} tab="conflicts" title={t('evaluation.conflicts.title')} />
      <p class="lead">{t('evaluation.conflicts.lead')}</p>
      <Section title={t('evaluation.conflicts.known', { count: conflicts.length, n: formatNumber(conflicts.length) })}>
        {conflicts.length > 0 ? (
          <>
            <Known {...props} />
            <Downloads of={paths.conflicts.to(round.id)} />
          </>
        ) : (
          <EmptyState title={t('evaluation.conflicts.empty')} level={3}>
            <p>{t('evaluation.conflicts.emptyText')}</p>
          </EmptyState>
        )}
      </Section>
      {whyNot === null ? (
        <Section title={t('evaluation.conflicts.enter')} onScreenOnly>
          <EnterForm {...props} />
        </Section>
      ) : null}
    </>
  );
}

function Known(props: ConflictsPageProps) {
  const { jurors, subjects, conflicts } = props;
  const names = new Map(jurors.map((it) => [it.id, it.name]));
  const titles = new Map(subjects.map((it) => [it.row, namedSubject(it)]));
  return (
    <Table
      caption={t('evaluation.conflicts.title')}
      captionHidden
      columns={[
        { label: t('evaluation.field.juror') },
        { label: t('evaluation.field.subject') },
        { label: t('evaluation.field.tie') },
        { label: t('evaluation.field.source') },
        { label: t('evaluation.field.action'), labelHidden: true },
      ]}
      rows={conflicts.map((it) => ({
        key: it.id ?? `${it.jurorId} ${it.row}`,
        cells: [
          names.get(it.jurorId) ?? '',
          titles.get(it.row) ?? '',
          <>
            {tieText(it.tie)}
            {it.note === '' ? null : <p class="muted">{it.note}</p>}
          </>,
          sourceText(it.source),
          <Lift key="lift" {...props} conflict={it} />,
        ],
      }))}
    />
  );
}

/** A tie that was told can be taken back with a reason; one read off memberships ends with them. */
function Lift({ round, whyNot, errors, conflict }: ConflictsPageProps & { readonly conflict: Conflict }) {
  if (conflict.id === null || whyNot !== null) return null;
  const name = `alasan-${conflict.id}`;
  return (
    <details>
      <summary>{t('evaluation.conflicts.lift')}</summary>
      <Form action={paths.liftConflict.to(round.id)}>
        <HiddenField name="benturan" value={conflict.id} />
        <TextField
          name="alasan"
          id={`f-${name}`}
          label={t('evaluation.field.reason')}
          {...(errors[name] ? { error: errors[name] } : {})}
        />
        <Button small look="secondary">
          {t('evaluation.conflicts.lift')}
        </Button>
      </Form>
    </details>
  );
}

function EnterForm({ round, jurors, subjects, newId, values, errors }: ConflictsPageProps) {
  const seated = jurors.filter((it) => it.state === 'invited' || it.state === 'accepted');
  return (
    <Form action={paths.conflicts.to(round.id)}>
      <HiddenField name="id" value={newId} />
      <SelectField
        name="juri"
        label={t('evaluation.field.juror')}
        value={values.juror}
        errors={errors}
        choices={seated.map((it) => ({ value: it.id, label: it.name }))}
      />
      <TieFields
        subjects={subjects.map((it) => ({ value: it.row, label: namedSubject(it) }))}
        values={values}
        errors={errors}
      />
      <FormActions>
        <Button>{t('evaluation.conflicts.enter')}</Button>
      </FormActions>
    </Form>
  );
}
