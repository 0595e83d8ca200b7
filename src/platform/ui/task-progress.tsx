import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from './tag.tsx';

export type TaskLine = {
  /** What it belongs to. */
  readonly of: string;
  readonly text: string;
  readonly href: string;
  readonly done: number;
  readonly total: number;
  readonly due: Date | null;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** So near, a due moment is told in colour. */
const NEAR_MS = 3 * DAY_MS;

/** Pieces of work with «2 of 4 done», a bar, and until when each is due; in the order that is given. */
export function TaskProgress({ tasks, now }: { readonly tasks: readonly TaskLine[]; readonly now: Date }) {
  return (
    <ul class="work">
      {tasks.map((task) => (
        <li key={task.href + task.text} class="work-task">
          <div class="work-what">
            <a class="work-link" href={task.href}>
              {task.text}
            </a>
            <p class="work-of">{task.of}</p>
          </div>
          <Done {...task} />
          <p class="work-due">
            <Due {...task} now={now} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Done({ text, done, total }: TaskLine) {
  const told = t('platform.task.progress', { done: formatNumber(done), total: formatNumber(total) });
  return (
    <div class="work-progress">
      <p class="progress-text">{told}</p>
      <progress value={done} max={Math.max(total, 1)} aria-label={t('platform.task.label', { text })}>
        {told}
      </progress>
    </div>
  );
}

function Due({ done, total, due, now }: TaskLine & { readonly now: Date }) {
  if (done >= total) return <Tag tone="success">{t('platform.task.finished')}</Tag>;
  if (due === null) return <>{t('platform.task.noDue')}</>;
  const left = due.getTime() - now.getTime();
  return (
    <>
      {t('platform.task.due', { at: formatMoment(due) })} <Tag tone={toneOf(left)}>{leftText(left)}</Tag>
    </>
  );
}

function toneOf(left: number): Tone {
  if (left <= 0) return 'danger';
  return left <= NEAR_MS ? 'warning' : 'neutral';
}

function leftText(left: number): string {
  const [days, hours] = [Math.floor(left / DAY_MS), Math.floor(left / HOUR_MS)];
  if (left <= 0) return t('platform.task.left.over');
  if (days > 0) return t('platform.task.left.days', { count: days, n: formatNumber(days) });
  return hours > 0
    ? t('platform.task.left.hours', { count: hours, n: formatNumber(hours) })
    : t('platform.task.left.less');
}
