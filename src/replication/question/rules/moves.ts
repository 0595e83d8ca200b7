import type { Viewer } from '#identity/index.ts';
import type { Owned } from '../../origin/model.ts';
import { isDecider, speaksFor } from '../../origin/rules.ts';
import { OVERDUE_DAYS, type Question, type QuestionRefusal, type QuestionState } from '../model.ts';

type Standing = Pick<Question, 'answeredAt' | 'hiddenAt'>;

export function stateOf({ answeredAt, hiddenAt }: Standing): QuestionState {
  if (hiddenAt !== null) return 'hidden';
  return answeredAt === null ? 'waiting' : 'answered';
}

/** Why the viewer cannot ask about this record: one asks for the place that one works in, and not oneself. */
export function whyNotAsk(owner: Owned, viewer: Viewer): QuestionRefusal | null {
  if (!viewer.person || !viewer.acting) return 'no_role';
  return speaksFor(owner, viewer) ? 'own_record' : null;
}

type Readable = Standing & Pick<Question, 'owner' | 'askedBy'>;

/**
 * May this viewer read the question? Everybody what is answered and not hidden; the rest whoever asked and those who speak for the
 * record. `visibleTo` says the same in SQL.
 */
export function whyNotRead(question: Readable, viewer: Viewer): 'not_visible' | null {
  if (stateOf(question) === 'answered') return null;
  if (viewer.person !== null && viewer.person.id === question.askedBy) return null;
  return speaksFor(question.owner, viewer) ? null : 'not_visible';
}

/** Why the viewer cannot answer, or mend the answer. */
export function whyNotAnswer(question: Readable, viewer: Viewer): QuestionRefusal | null {
  if (!speaksFor(question.owner, viewer)) return 'not_yours';
  return question.hiddenAt === null ? null : 'hidden';
}

/** Why the viewer cannot hide a question with its answer: the admin of the owner and the hub moderate. */
export function whyNotHide(question: Readable, viewer: Viewer): QuestionRefusal | null {
  if (!isDecider(question.owner, viewer)) return 'not_yours';
  return question.hiddenAt === null ? null : 'hidden';
}

export function whyNotShow(question: Readable, viewer: Viewer): QuestionRefusal | null {
  if (!isDecider(question.owner, viewer)) return 'not_yours';
  return question.hiddenAt === null ? 'not_hidden' : null;
}

const DAY_MS = 86_400_000;

/** From this moment on a question that waits is overdue. */
export function dueAt(askedAt: Date): Date {
  return new Date(askedAt.getTime() + OVERDUE_DAYS * DAY_MS);
}

export function isOverdue(question: Standing & Pick<Question, 'askedAt'>, now: Date): boolean {
  return stateOf(question) === 'waiting' && dueAt(question.askedAt) <= now;
}
