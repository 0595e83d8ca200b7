import { Tag, type Tone } from './tag.tsx';

export type Task = {
  readonly text: string;
  /** Left out when the task cannot be begun yet. */
  readonly href?: string;
  readonly hint?: string;
  readonly state: string;
  /** Leave out for what is done: a finished task is quiet, an open one draws the eye. */
  readonly tone?: Tone;
};

/** Parts of a long form or process with the state of each. */
export function TaskList({ tasks, label }: { readonly tasks: readonly Task[]; readonly label?: string }) {
  return (
    <ul class="tasks" aria-label={label}>
      {tasks.map((task) => (
        <li key={task.text} class="task">
          <div class="task-name">
            {task.href ? <a href={task.href}>{task.text}</a> : <span class="task-closed">{task.text}</span>}
            {task.hint ? <p class="task-hint">{task.hint}</p> : null}
          </div>
          <div class="task-state">
            {task.tone ? <Tag tone={task.tone}>{task.state}</Tag> : <span>{task.state}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}
