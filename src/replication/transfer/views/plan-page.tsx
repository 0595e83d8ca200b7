import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, PostButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Progress } from '#platform/ui/progress.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { DateField, HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { LONGEST_TITLE, LONGEST_WHO, type Phase, type PlanTask, phases, type TaskId } from '../model/plan.ts';
import type { Replication } from '../model/replication.ts';
import { paths } from '../paths.ts';
import { byPhase, figuresOf, isOverdue } from '../rules/plan.ts';
import { taskTone } from './words.ts';

/** What the readiness of the place says to the plan. */
export type PlanReadiness = {
  /** The owner says what copying needs, and the place has not answered; where it does, when the viewer belongs to it. */
  readonly unanswered: { readonly href: string | null } | null;
  /** Where the answers stand; null when there are none, or the viewer may not read them. */
  readonly href: string | null;
  /** Tasks that somebody works on although it is there by now. */
  readonly thereByNow: readonly TaskId[];
};

export type PlanPageProps = {
  readonly replication: Replication;
  readonly tasks: readonly PlanTask[];
  readonly mayWrite: boolean;
  readonly today: string;
  readonly readiness: PlanReadiness;
  readonly newId: string;
  readonly typed: { readonly phase: string; readonly title: string; readonly who: string; readonly due: string };
  readonly errors: FieldErrors;
};

/** The plan in the stages of LAN's guide: who does what until when, and how far it is. */
export function PlanPage(props: PlanPageProps) {
  const { replication, tasks, mayWrite, today, errors } = props;
  const { total, done } = figuresOf(tasks, today);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={replication.originTitle} title={t('transfer.plan.title')} lead={t('transfer.plan.lead')} />
      <Unanswered {...props} />
      {tasks.length === 0 ? (
        <Empty {...props} />
      ) : (
        <>
          <Progress label={t('transfer.plan.progress')} value={done} max={total} />
          {[...byPhase(tasks)].map(([phase, own]) => (
            <Stage key={phase} {...props} phase={phase} own={own} />
          ))}
          <Downloads of={paths.plan.to(replication.id)} />
        </>
      )}
      {mayWrite ? <AddForm {...props} /> : null}
    </>
  );
}

/** Before the plan: what is needed should be answered, and the gaps become tasks. */
function Unanswered({ readiness }: PlanPageProps) {
  const { unanswered } = readiness;
  if (!unanswered) return null;
  return (
    <Notice title={t('transfer.plan.unanswered')}>
      <p>
        {t('transfer.plan.unansweredText')}{' '}
        {unanswered.href ? <a href={unanswered.href}>{t('transfer.plan.answer')}</a> : null}
      </p>
    </Notice>
  );
}

function Empty({ replication, mayWrite }: PlanPageProps) {
  return (
    <>
      <EmptyState title={t('transfer.plan.none')}>{t('transfer.plan.noneText')}</EmptyState>
      {mayWrite ? (
        <div class="mt-4">
          <PostButton action={paths.template.to(replication.id)}>{t('transfer.plan.template')}</PostButton>
        </div>
      ) : null}
    </>
  );
}

type StageProps = PlanPageProps & { readonly phase: Phase; readonly own: readonly PlanTask[] };

function Stage(props: StageProps) {
  const { phase, own } = props;
  return (
    <Section title={t(`replication.phase.${phase}`)} id={`tahap-${phase}`}>
      {own.length === 0 ? (
        <p class="muted">{t('transfer.plan.noneInPhase')}</p>
      ) : (
        <ol class="cards cards-list">
          {own.map((task, at) => (
            <li key={task.id}>
              <TaskCard {...props} task={task} isFirst={at === 0} isLast={at === own.length - 1} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

type TaskProps = StageProps & { readonly task: PlanTask; readonly isFirst: boolean; readonly isLast: boolean };

function TaskCard(props: TaskProps) {
  const { replication, task, mayWrite, today } = props;
  return (
    <article class="card">
      <div class="card-tags">
        <Tag tone={taskTone[task.state]}>{t(`transfer.task.${task.state}`)}</Tag>
        {isOverdue(task, today) ? <Tag tone="danger">{t('transfer.plan.overdue')}</Tag> : null}
        {task.source === 'gap' ? <Tag tone="warning">{t('transfer.plan.fromGap')}</Tag> : null}
      </div>
      <h3 class="card-title">
        {mayWrite ? <a href={paths.task.to(replication.id, task.id)}>{task.title}</a> : task.title}
      </h3>
      <ul class="card-facts">
        {factsOf(task).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {task.note === '' ? null : <p class="card-text">{task.note}</p>}
      <FromReadiness {...props} />
      {mayWrite ? <Order {...props} /> : null}
    </article>
  );
}

/** Of a gap: what the readiness says of it now, and where it stands. */
function FromReadiness({ replication, task, readiness, mayWrite }: TaskProps) {
  if (task.source !== 'gap') return null;
  const { href, thereByNow } = readiness;
  return (
    <p class="muted">
      {task.settledByReadiness ? `${t('transfer.plan.settled')} ` : null}
      {thereByNow.includes(task.id) ? (
        <>
          {t('transfer.plan.there')}{' '}
          {mayWrite ? <a href={paths.task.to(replication.id, task.id)}>{t('transfer.plan.close')}</a> : null}{' '}
        </>
      ) : null}
      {href ? <a href={href}>{t('transfer.plan.readiness')}</a> : null}
    </p>
  );
}

function factsOf({ who, due, doneOn }: PlanTask): readonly string[] {
  return [
    who === '' ? t('transfer.plan.nobody') : who,
    due ? t('transfer.plan.until', { day: formatDate(due) }) : t('transfer.plan.noDay'),
    ...(doneOn ? [t('transfer.plan.doneAt', { day: formatDate(doneOn) })] : []),
  ];
}

function Order({ replication, task, isFirst, isLast }: TaskProps) {
  const action = paths.moveTask.to(replication.id, task.id);
  const button = (way: 'naik' | 'turun', text: string) => (
    <PostButton look="plain" small action={action} fields={{ arah: way }}>
      {text}
      <span class="sr-only"> {task.title}</span>
    </PostButton>
  );
  return (
    <div class="mt-2 flex flex-wrap gap-2 print:hidden">
      {isFirst ? null : button('naik', t('transfer.plan.up'))}
      {isLast ? null : button('turun', t('transfer.plan.down'))}
    </div>
  );
}

function AddForm({ replication, newId, typed, errors }: PlanPageProps) {
  return (
    <Section title={t('transfer.plan.add')} id="tambah" onScreenOnly>
      <Form action={paths.addTask.to(replication.id)}>
        <HiddenField name="tugas_id" value={newId} />
        <SelectField
          name="tahap"
          label={t('transfer.plan.phase')}
          value={typed.phase || 'preparation'}
          choices={phases.map((value) => ({ value, label: t(`replication.phase.${value}`) }))}
          empty={null}
          errors={errors}
        />
        <TextField
          name="tugas"
          label={t('transfer.plan.task')}
          value={typed.title}
          maxlength={LONGEST_TITLE}
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
        <FormActions>
          <Button look="secondary">{t('transfer.plan.addSend')}</Button>
        </FormActions>
      </Form>
    </Section>
  );
}
