import { t } from '#platform/i18n/i18n.ts';
import { CheckboxGroup } from '#platform/ui/choice-field.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FieldGroup } from '#platform/ui/form.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import type { Seat } from '../model/interview.ts';
import { LONGEST_LINE, MOST_ROOMS } from '../model/plan.ts';
import type { TypedRoom } from '../model/typed-plan.ts';

type RoomsProps = {
  readonly rooms: readonly TypedRoom[];
  readonly people: readonly Seat[];
  readonly errors: FieldErrors;
};

/** The rooms, and an empty one to add. */
export function RoomFields({ rooms, people, errors }: RoomsProps) {
  const blank: TypedRoom = { id: '', name: '', place: '', link: '', jurors: [] };
  const shown = rooms.length < MOST_ROOMS ? [...rooms, blank] : rooms;
  return (
    <>
      {shown.map((room, no) => (
        <RoomRow
          key={no}
          room={room}
          no={no}
          isNew={no >= rooms.length && rooms.length > 0}
          people={people}
          errors={errors}
        />
      ))}
    </>
  );
}

type RowProps = Omit<RoomsProps, 'rooms'> & {
  readonly room: TypedRoom;
  readonly no: number;
  readonly isNew: boolean;
};

function RoomRow({ room, no, isNew, people, errors }: RowProps) {
  const box = (field: string) => `ruang.${no}.${field}`;
  const title = isNew ? t('interview.plan.newRoom') : t('interview.plan.room', { n: no + 1 });
  return (
    <FieldGroup title={title} text={isNew ? t('interview.plan.newRoomText') : ''}>
      <HiddenField name={box('id')} value={room.id} />
      <div class="grid gap-4 lg:grid-cols-3">
        <TextField
          name={box('nama')}
          label={t('interview.plan.roomName')}
          value={room.name}
          maxlength={LONGEST_LINE}
          errors={errors}
          optional={isNew}
        />
        <TextField
          name={box('tempat')}
          label={t('interview.plan.place')}
          value={room.place}
          maxlength={LONGEST_LINE}
          errors={errors}
          optional
        />
        <TextField
          name={box('tautan')}
          label={t('interview.plan.link')}
          type="url"
          value={room.link}
          errors={errors}
          optional
        />
      </div>
      {people.length === 0 ? (
        <p class="muted">{t('interview.plan.nobody')}</p>
      ) : (
        <CheckboxGroup
          name={box('juri')}
          label={t('interview.panel')}
          values={room.jurors}
          choices={people.map((it) => ({ value: it.id, label: it.name }))}
          errors={errors}
          optional={isNew}
          inline
        />
      )}
    </FieldGroup>
  );
}
