import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { StageOf } from '../../edition/model/stages.ts';
import type { Interview, Room } from '../model/interview.ts';
import type { InterviewRefusal } from '../model/states.ts';

export type InterviewPageProps = {
  readonly interview: Interview;
  readonly edition: Edition;
  readonly settings: StageOf<'interview'>['settings'];
  readonly room: Room | null;
  /** Entrants are not told who hears them. */
  readonly seesPanel: boolean;
  readonly organises: boolean;
  /** Why the viewer cannot answer; null for whoever owes no answer. */
  readonly answers: { readonly confirm: InterviewRefusal | null; readonly askTime: InterviewRefusal | null } | null;
  readonly values: {
    readonly reason: string;
    readonly presence: string | null;
    readonly note: string;
    readonly leaders: string;
  };
  readonly errors: FieldErrors;
};
