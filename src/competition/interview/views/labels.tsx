import { formatDate, formatTime } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { Clash } from '../model/arrangement.ts';
import type { Interview, Room, Timetable } from '../model/interview.ts';
import type { Slot } from '../model/plan.ts';
import type { InterviewState } from '../model/states.ts';

const tones: Readonly<Record<InterviewState, Tone>> = {
  planned: 'neutral',
  told: 'warning',
  confirmed: 'success',
  another_time: 'danger',
};

/** How the appointment stands; what happened in the room says more than that. */
export function StateTag({ interview }: { readonly interview: Interview }) {
  const { endedAt, beganAt, presence, state } = interview;
  if (presence === 'absent') return <Tag tone="danger">{t('interview.presence.absent')}</Tag>;
  if (endedAt) return <Tag>{t('interview.phase.over')}</Tag>;
  if (beganAt) return <Tag tone="info">{t('interview.running')}</Tag>;
  return <Tag tone={tones[state]}>{t(`interview.state.${state}`)}</Tag>;
}

/** `09.00–09.20 WIB`. */
export function hoursOf({ startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>): string {
  return `${formatTime(startsAt).split(' ')[0]}–${formatTime(endsAt)}`;
}

export function whenOf(slot: Slot): string {
  return `${formatDate(slot.day)}, ${hoursOf(slot)}`;
}

export function roomOf(rooms: readonly Room[], slot: Slot | null): Room | null {
  return rooms.find((room) => room.id === slot?.roomId) ?? null;
}

/** Whose entry it is. */
export function ownerOf({ unitName, institutionName }: Pick<Interview, 'unitName' | 'institutionName'>): string {
  return [unitName, institutionName].filter((name) => name !== null).join(', ');
}

/** What clashes, in words. */
export function clashText({ code, entryId, otherId, jurors }: Clash, { interviews, rooms }: Timetable): string {
  const titleOf = (id: string) => interviews.find((it) => it.entryId === id)?.title ?? '';
  const seats = rooms.flatMap((room) => room.jurors);
  const names = jurors.map((id) => seats.find((seat) => seat.id === id)?.name ?? '').join(', ');
  return t(`interview.clash.${code}`, { one: titleOf(entryId), other: titleOf(otherId), jurors: names });
}
