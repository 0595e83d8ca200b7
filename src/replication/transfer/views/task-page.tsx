import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { RadioGroup, SelectField } from '#platform/ui/choice-field.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { DateField, HiddenField, TextArea, TextField } from '#platform/ui/text-field.tsx';
import { LONGEST_TASK_NOTE, LONGEST_TITLE, LONGEST_WHO, type PlanTask, phases } from '../model/plan.ts';
import type { Replication } from '../model/replication.ts';
import { taskStates } from '../model/states.ts';
import { paths } from '../paths.ts';

export type TypedTask = {
  readonly phase: string;
  readonly title: string;
  readonly who: string;
  readonly due: string;
  readonly state: string;
  readonly doneOn: string;
  readonly note: string;
};

export type TaskPageProps = {
  readonly replication: Replication;
  readonly task: PlanTask;
  readonly typed: TypedTask;
  readonly revision: number;
  /** What somebody else saved meanwhile; null when nobody did. */
  readonly theirs: readonly string[] | null;
  readonly today: string;
  readonly errors: FieldErrors;
};

/** One task of the plan: what, who, until when, how it stands. */
export function TaskPage(props: TaskPageProps) {
  const { replication, task, theirs, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={t('transfer.plan.title')} title={task.title} />
      {theirs === null ? null : (
        <Notice tone="warning" title={t('transfer.stale.title')} role="alert">
          <p>{t('transfer.stale.theirs')}</p>
          <ul>
            {theirs.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Form action={paths.task.to(replication.id, task.id)} guard>
        <HiddenField name="revisi" value={String(props.revision)} />
        <What {...props} />
        <How {...props} />
        <FormActions>
          <Button>{t('transfer.plan.save')}</Button>
          <LinkButton look="plain" href={paths.plan.to(replication.id)}>
            {t('platform.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

function What({ typed, errors }: TaskPageProps) {
  return (
    <>
      <TextField
        name="tugas"
        label={t('transfer.plan.task')}
        value={typed.title}
        maxlength={LONGEST_TITLE}
        errors={errors}
      />
      <SelectField
        name="tahap"
        label={t('transfer.plan.phase')}
        value={typed.phase}
        choices={phases.map((value) => ({ value, label: t(`replication.phase.${value}`) }))}
        empty={null}
        errors={errors}
      />
      <TextField
        name="pelaku"
        label={t('transfer.plan.who')}
        hint={t('transfer.plan.whoHint')}
        value={typed.who}
        maxlength={LONGEST_WHO}
        errors={errors}
        optional
      />
      <DateField name="tenggat" label={t('transfer.plan.due')} value={typed.due} errors={errors} optional />
    </>
  );
}

function How({ typed, errors, today }: TaskPageProps) {
  return (
    <>
      <RadioGroup
        name="keadaan"
        label={t('transfer.stateLabel')}
        value={typed.state}
        choices={taskStates.map((value) => ({ value, label: t(`transfer.task.${value}`) }))}
        errors={errors}
        inline
      />
      <DateField
        name="selesai"
        label={t('transfer.plan.doneOn')}
        hint={t('transfer.plan.doneHint')}
        value={typed.doneOn}
        max={today}
        errors={errors}
        optional
      />
      <TextArea
        name="catatan"
        label={t('transfer.plan.note')}
        hint={t('transfer.plan.noteHint')}
        value={typed.note}
        rows={4}
        maxlength={LONGEST_TASK_NOTE}
        errors={errors}
        optional
      />
    </>
  );
}
