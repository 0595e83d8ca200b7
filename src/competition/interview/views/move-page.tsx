import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { type Choice, SelectField } from '#platform/ui/choice-field.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { Interview, MoveId, Timetable } from '../model/interview.ts';
import type { Slot } from '../model/plan.ts';
import { paths } from '../paths.ts';
import type { Option } from '../queries/placed.ts';
import { hoursOf, ownerOf, roomOf, whenOf } from './labels.tsx';

export type MovePageProps = {
  readonly interview: Interview;
  readonly timetable: Timetable;
  readonly options: readonly Option[];
  readonly moveId: MoveId;
};

/** Gives one interview another time: what would clash cannot be chosen, and says why. */
export function MovePage({ interview, timetable, options, moveId }: MovePageProps) {
  const { slot } = interview;
  const back = paths.timetable.to(interview.editionId);
  const room = roomOf(timetable.rooms, slot);
  return (
    <>
      <PageHeader
        kicker={t('interview.move.title')}
        title={interview.title}
        facts={<span>{ownerOf(interview)}</span>}
        lead={slot ? `${whenOf(slot)}, ${room?.name ?? ''}` : t('interview.noSlot')}
      />
      {interview.wish ? (
        <Notice tone="warning" title={t('interview.wish')}>
          <p>{interview.wish}</p>
        </Notice>
      ) : null}
      {options.length === 0 ? (
        <EmptyState title={t('interview.move.none')} action={{ text: t('interview.refused.back'), href: back }}>
          {t('interview.move.noneText')}
        </EmptyState>
      ) : (
        <Form action={paths.move.to(interview.editionId)}>
          <HiddenField name="id" value={moveId} />
          <HiddenField name="wawancara" value={interview.id} />
          <HiddenField name="dari" value={slot?.id ?? ''} />
          <SelectField
            name="ke"
            label={t('interview.move.to')}
            hint={t(interview.state === 'planned' ? 'interview.move.hint' : 'interview.move.hintTold')}
            groups={groupsOf(timetable, options, slot !== null)}
          />
          <FormActions>
            <Button>{t('interview.move.button')}</Button>
            <LinkButton look="plain" href={back}>
              {t('platform.cancel')}
            </LinkButton>
          </FormActions>
        </Form>
      )}
    </>
  );
}

function groupsOf(timetable: Timetable, options: readonly Option[], isPlaced: boolean) {
  const optionOf = new Map(options.map((it) => [it.slotId, it]));
  const slots = timetable.slots.filter((slot) => optionOf.has(slot.id));
  return [...Map.groupBy(slots, (slot) => slot.day)].map(([day, those]) => ({
    label: formatDate(day),
    choices: those.map((slot) => choiceOf(slot, timetable, { option: optionOf.get(slot.id), isPlaced })),
  }));
}

type Chosen = { readonly option: Option | undefined; readonly isPlaced: boolean };

function choiceOf(slot: Slot, { rooms, interviews }: Timetable, { option, isPlaced }: Chosen): Choice {
  const other = interviews.find((it) => it.slot?.id === slot.id);
  const name = `${hoursOf(slot)}, ${roomOf(rooms, slot)?.name ?? ''}`;
  const label = other ? t('interview.move.swap', { slot: name, title: other.title }) : name;
  const barred = (why: string): Choice => ({ value: slot.id, label: `${label} (${why})`, disabled: true });
  if (other?.beganAt) return barred(t('interview.running'));
  if (other && !isPlaced) return barred(t('interview.move.taken'));
  const [clash] = option?.clashes ?? [];
  return clash ? barred(t(`interview.clash.short.${clash.code}`)) : { value: slot.id, label };
}
