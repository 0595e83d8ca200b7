import { clockOf, formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Interview, Room } from '../model/interview.ts';
import type { Slot } from '../model/plan.ts';

/** Language-free, for notices are kept as values: `2026-08-10 09:00`. */
export const whenText = ({ startsAt }: Slot): string => clockOf(startsAt);
export const confirmByText = (moment: Date): string => clockOf(moment);
export const placeText = (room: Room | null): string =>
  room ? [room.name, room.place].filter((text) => text !== '').join(', ') : '';

type LetterOf = {
  readonly kind: string;
  readonly reader: { readonly name: string };
  readonly interview: Interview;
  readonly room: Room | null;
  readonly confirmBy: Date | null;
  readonly page: string;
  readonly file: string;
};

/** The mail that says when, where and by when to answer, in the reader's language. */
export function appointmentLetter({ kind, reader, interview, room, confirmBy, page, file }: LetterOf) {
  const isMoved = kind === 'competition.notice.interview_moved';
  const values = {
    name: reader.name,
    title: interview.title,
    when: interview.slot ? formatMoment(interview.slot.startsAt) : '',
    place: placeText(room),
    link: room?.link || '–',
    by: confirmBy ? formatMoment(confirmBy) : '',
    page,
    file,
  };
  return {
    subject: t(isMoved ? 'interview.letter.subjectMoved' : 'interview.letter.subject', { title: interview.title }),
    text: t(isMoved ? 'interview.letter.textMoved' : 'interview.letter.text', values),
  };
}
