import { interviewVerbs } from './actions/trace.ts';

/** Pages and deeds of interviews, as the logs name them. */
export const interviewEvents: readonly string[] = [
  ...interviewVerbs.map((it) => `competition.interview.${it}`),
  ...['list', 'read', 'timetable', 'plan_form', 'move_form', 'order', 'file', 'feed', 'run', 'taken'].map(
    (it) => `competition.interview.${it}`,
  ),
];
