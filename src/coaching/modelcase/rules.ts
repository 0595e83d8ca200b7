import { isActing, type Viewer } from '#identity/index.ts';
import { LONGEST_QUESTION, LONGEST_TEXT, MOST_QUESTIONS, type ModelCase, type ModelCaseRefusal } from './model.ts';

/** Whether the viewer makes model cases and leads their discussion: coaches and the hub. */
export const leads = (viewer: Viewer): boolean => isActing(viewer, 'coach', 'hub_admin');

export const whyNotEdit = (viewer: Viewer): ModelCaseRefusal | null => (leads(viewer) ? null : 'not_yours');

/** The hub alone says what is shown to everybody, and takes it back. */
export const whyNotPublish = (viewer: Viewer): ModelCaseRefusal | null =>
  isActing(viewer, 'hub_admin') ? null : 'not_yours';

/** Questions as they were typed, one a line. */
export function questionsIn(typed: string): readonly string[] {
  return typed
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');
}

type Typed = Pick<ModelCase, 'obstacles' | 'guidance' | 'questions'>;

export function faultOf({ obstacles, guidance, questions }: Typed): ModelCaseRefusal | null {
  if ([...obstacles].length > LONGEST_TEXT) return 'obstacles_long';
  if ([...guidance].length > LONGEST_TEXT) return 'guidance_long';
  if (questions.length > MOST_QUESTIONS) return 'too_many_questions';
  return questions.some((it) => [...it].length > LONGEST_QUESTION) ? 'question_long' : null;
}
