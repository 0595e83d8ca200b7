import { t } from '#platform/i18n/i18n.ts';
import type { Tone } from '#platform/ui/tag.tsx';
import type { Conflict, Juror, Round, Subject, Tie } from '../model/round.ts';
import type { JurorState, RoundState, SheetState } from '../model/states.ts';

export const roundTones = { open: 'info', closed: 'neutral' } as const satisfies Record<RoundState, Tone>;

export const jurorTones = {
  invited: 'warning',
  accepted: 'success',
  declined: 'danger',
  removed: 'neutral',
} as const satisfies Record<JurorState, Tone>;

export const sheetTones = {
  not_started: 'neutral',
  in_progress: 'info',
  finished: 'success',
  reopened: 'warning',
  withdrawn: 'neutral',
} as const satisfies Record<SheetState, Tone>;

export function tieText(tie: Tie): string {
  return t(`evaluation.tie.${tie}`);
}

/** `Nomor 07`: how a juror knows a subject. */
export function labelOf(subject: Pick<Subject, 'label'>): string {
  return t('evaluation.label.n', { n: String(subject.label).padStart(2, '0') });
}

/** The number with the title, for those who may know both. */
export function namedSubject(subject: Pick<Subject, 'label' | 'title'>): string {
  return `${labelOf(subject)} · ${subject.title}`;
}

export function roleText(role: Juror['role']): string {
  return t(`identity.role.${role}`);
}

export function sourceText(source: Conflict['source']): string {
  return t(`evaluation.source.${source}`);
}

/** The same as a juror may know it. */
export function shownSubject(
  subject: Pick<Subject, 'label' | 'title' | 'blindTitle'>,
  round: Pick<Round, 'blind'>,
): string {
  return namedSubject({ label: subject.label, title: round.blind ? subject.blindTitle : subject.title });
}
