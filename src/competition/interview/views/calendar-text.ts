import { t } from '#platform/i18n/i18n.ts';
import { type CalendarEvent, calendarText } from '#platform/ical.ts';
import type { Interview, Room } from '../model/interview.ts';

type Given = {
  readonly interviews: readonly Interview[];
  readonly rooms: readonly Room[];
  readonly host: string;
  readonly stamp: Date;
};

/** The interviews as a calendar file. It names no juror: calendars are shared. */
export function calendarOf({ interviews, rooms, host, stamp }: Given): string {
  const events = interviews.flatMap((it): readonly CalendarEvent[] => {
    const { slot } = it;
    if (!slot) return [];
    const room = rooms.find((one) => one.id === slot.roomId);
    const { startsAt, endsAt } = slot;
    return [
      {
        uid: `${it.id}@${host}`,
        sequence: it.sequence,
        startsAt,
        endsAt,
        title: t('interview.calendar.event', { title: it.title }),
        place: [room?.name ?? '', room?.place ?? ''].filter((text) => text !== '').join(', '),
        link: room?.link ?? '',
        text: it.institutionName,
        isFirm: it.state === 'confirmed',
      },
    ];
  });
  return calendarText({ name: t('interview.calendar.name'), events, stamp });
}
