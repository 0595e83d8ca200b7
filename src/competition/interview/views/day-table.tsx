import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Interview, Room, Timetable } from '../model/interview.ts';
import type { Slot } from '../model/plan.ts';
import { paths } from '../paths.ts';
import { hoursOf, ownerOf, StateTag } from './labels.tsx';

type DayProps = { readonly day: string; readonly timetable: Timetable };

/** One day: a row for each time, a column for each room; an interview is dragged to another slot where there is script. */
export function DayTable({ day, timetable }: DayProps) {
  const slots = timetable.slots.filter((slot) => slot.day === day);
  const rooms = timetable.rooms.filter((room) => slots.some((slot) => slot.roomId === room.id));
  const rows = [...Map.groupBy(slots, (slot) => `${slot.startsAt.getTime()} ${slot.endsAt.getTime()}`).values()];
  const caption = t('interview.table.day', { day: formatDate(day) });
  return (
    <section
      class="table-box table-box-scroll"
      tabindex={0}
      aria-label={t('platform.table.scroll', { caption })}
      data-timetable
      data-dragging={t('interview.table.dragging')}
    >
      <table class="table timetable">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('interview.time')}</th>
            {rooms.map((room) => (
              <th key={room.id} scope="col">
                {room.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TimeRow key={row[0]?.id} row={row} rooms={rooms} interviews={timetable.interviews} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type RowProps = {
  readonly row: readonly Slot[];
  readonly rooms: readonly Room[];
  readonly interviews: readonly Interview[];
};

function TimeRow({ row, rooms, interviews }: RowProps) {
  const [first] = row;
  return (
    <tr>
      <th scope="row" class="tight">
        {first ? hoursOf(first) : ''}
      </th>
      {rooms.map((room) => {
        const slot = row.find((it) => it.roomId === room.id);
        return slot ? (
          <Cell key={room.id} slot={slot} interview={interviews.find((it) => it.slot?.id === slot.id) ?? null} />
        ) : (
          <td key={room.id} />
        );
      })}
    </tr>
  );
}

function Cell({ slot, interview }: { readonly slot: Slot; readonly interview: Interview | null }) {
  if (!interview)
    return (
      <td data-slot={slot.id} class="muted">
        {t('interview.table.free')}
      </td>
    );
  return (
    <td data-slot={slot.id}>
      <div
        id={`w-${interview.id}`}
        class="appointment"
        data-wawancara={interview.id}
        data-fixed={interview.beganAt ? '' : undefined}
      >
        <a href={paths.one.to(interview.id)}>{interview.title}</a>
        <span class="muted">{ownerOf(interview)}</span>
        <span>
          <StateTag interview={interview} />
        </span>
        {interview.beganAt ? null : (
          <a class="print:hidden" href={paths.moveForm.to(interview.id)}>
            {t('interview.move.do')}
            <span class="sr-only"> {interview.title}</span>
          </a>
        )}
      </div>
    </td>
  );
}
