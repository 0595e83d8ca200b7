import { LONGEST_TASK_NOTE, LONGEST_TITLE, LONGEST_WHO } from '../model/plan.ts';
import type { TaskState } from '../model/states.ts';
import { isDay } from './day.ts';

type Said = {
  readonly title: string;
  readonly who: string;
  readonly due: string | null;
  readonly state: TaskState;
  readonly doneOn: string | null;
  readonly note: string;
  readonly today: string;
};
export type TaskFault = 'missing' | 'too_long' | 'day_wrong' | 'day_ahead' | 'note_missing';
export type TaskFaults = Partial<Readonly<Record<'title' | 'who' | 'due' | 'doneOn' | 'note', TaskFault>>>;

/** What is wrong with a task: what is done has its day, what is dropped its reason. */
export function faultsOfTask(said: Said): TaskFaults {
  const found: Record<string, TaskFault | null> = {
    title: said.title.trim() === '' ? 'missing' : long(said.title, LONGEST_TITLE),
    who: long(said.who, LONGEST_WHO),
    due: said.due !== null && !isDay(said.due) ? 'day_wrong' : null,
    doneOn: said.state === 'done' ? doneFault(said) : null,
    note: said.state === 'dropped' && said.note.trim() === '' ? 'note_missing' : long(said.note, LONGEST_TASK_NOTE),
  };
  return Object.fromEntries(Object.entries(found).filter((it): it is [string, TaskFault] => it[1] !== null));
}

function doneFault({ doneOn, today }: Said): TaskFault | null {
  if (doneOn === null) return 'missing';
  if (!isDay(doneOn)) return 'day_wrong';
  return doneOn > today ? 'day_ahead' : null;
}

const long = (text: string, most: number): TaskFault | null => (text.trim().length > most ? 'too_long' : null);
