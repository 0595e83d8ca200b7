import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Progress } from '#platform/ui/progress.tsx';
import { type Task, TaskList } from '#platform/ui/task-list.tsx';
import type { Replication } from '../../model/replication.ts';
import { type CourseState, courseStates } from '../../model/states.ts';
import type { OnePageProps } from './props.ts';

/** The way from interest to certificate, with how far it has come. */
export function Course({ replication }: OnePageProps) {
  const reached = reachedIn(replication);
  return (
    <section class="section" id="perjalanan">
      <h2 class="mb-3">{t('transfer.course.title')}</h2>
      <Progress
        label={t('transfer.course.progress')}
        value={reached + 1}
        max={courseStates.length}
        text={t('transfer.course.of', { n: formatNumber(reached + 1), max: formatNumber(courseStates.length) })}
      />
      <TaskList
        label={t('transfer.course.title')}
        tasks={courseStates.map((it, at) => stepOf(replication, it, at <= reached))}
      />
    </section>
  );
}

/** How far it came, whether it goes on or not. */
function reachedIn({ state, stood }: Replication): number {
  const at = stood ?? (state === 'refused' ? 'interest' : state);
  const steps: readonly string[] = courseStates;
  return steps.indexOf(at);
}

function stepOf(it: Replication, step: CourseState, isDone: boolean): Task {
  const hint = isDone ? hintOf(it, step) : t(`transfer.step.${step}.hint`);
  const task = { text: t(`transfer.step.${step}`), ...(hint === '' ? {} : { hint }) };
  if (isDone) return { ...task, state: t('transfer.step.done') };
  return { ...task, state: t('transfer.step.open'), tone: 'neutral' };
}

function hintOf(it: Replication, step: CourseState): string {
  const byDay = (name: string | null, day: Date | string | null) =>
    [name ?? '', day ? formatDate(day) : ''].filter((part) => part !== '').join(', ');
  const told: Readonly<Record<CourseState, string>> = {
    interest: byDay(it.askedByName, it.askedAt),
    verified: byDay(it.verifiedByName, it.verifiedAt),
    agreed: it.agreement ? byDay(it.agreement.number, it.agreement.date) : '',
    committed: it.commitments.map((one) => one.name).join(', '),
    planned: '',
    running: it.startedOn ? t('transfer.since', { day: formatDate(it.startedOn) }) : '',
    evaluated: it.evaluatedAt ? formatDate(it.evaluatedAt) : '',
    certified: byDay(it.certificateNumber, it.certifiedAt),
  };
  return told[step];
}
