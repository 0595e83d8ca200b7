import { formatDate, formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { editionTitle } from '../../stage/views/words.ts';
import type { Clash } from '../model/arrangement.ts';
import type { Interview, KeptPlan, LastMove, MoveId, Timetable } from '../model/interview.ts';
import { paths } from '../paths.ts';
import { isOverdue } from '../rules/confirm.ts';
import { DayTable } from './day-table.tsx';
import { clashText, ownerOf, whenOf } from './labels.tsx';

export type TimetablePageProps = {
  readonly edition: Edition;
  readonly plan: KeptPlan | null;
  readonly timetable: Timetable;
  readonly clashes: readonly Clash[];
  readonly lastMove: LastMove | null;
  /** For the next move by dragging. */
  readonly moveId: MoveId;
  readonly confirmHours: number;
  readonly now: Date;
};

/** The timetable of an edition for whoever organises it: make it, tell it, move in it, and see who has not answered. */
export function TimetablePage(props: TimetablePageProps) {
  const { edition, plan, timetable } = props;
  const { interviews } = timetable;
  return (
    <>
      <PageHeader
        kicker={editionTitle(edition)}
        title={t('interview.table.title')}
        lead={t('interview.table.lead')}
        actions={<Deeds {...props} />}
      />
      {plan === null ? (
        <EmptyState
          title={t('interview.table.noPlan')}
          action={{ text: t('interview.plan.begin'), href: paths.plan.to(edition.id) }}
        >
          {t('interview.table.noPlanText')}
        </EmptyState>
      ) : null}
      <LastMoved {...props} />
      <Clashing {...props} />
      {interviews.length > 0 ? <Counts {...props} /> : null}
      <Wishes {...props} />
      <Overdue {...props} />
      <WithoutSlot interviews={interviews.filter((it) => it.slot === null)} />
      <Days {...props} />
      {interviews.length > 0 ? <Downloads of={paths.timetable.to(edition.id)} /> : null}
      <form id="geser" class="sr-only" action={paths.move.to(edition.id)} method="post">
        <input type="hidden" name="id" value={props.moveId} />
        <input type="hidden" name="wawancara" value="" />
        <input type="hidden" name="dari" value="" />
        <input type="hidden" name="ke" value="" />
      </form>
    </>
  );
}

function Deeds({ edition, plan, timetable }: TimetablePageProps) {
  if (plan === null) return null;
  const untold = timetable.interviews.filter((it) => it.state === 'planned' && it.slot !== null).length;
  return (
    <>
      <PostButton action={paths.make.to(edition.id)} fields={{ revision: String(plan.revision) }}>
        {t(plan.madeAt ? 'interview.table.makeAgain' : 'interview.table.make')}
      </PostButton>
      {untold > 0 ? (
        <PostButton look="secondary" action={paths.tell.to(edition.id)}>
          {t('interview.table.tell', { n: formatNumber(untold) })}
        </PostButton>
      ) : (
        <DisabledWithReason id="beri-tahu" reason={t('interview.refusal.nothing_to_tell')}>
          {t('interview.table.tellNone')}
        </DisabledWithReason>
      )}
      <LinkButton look="secondary" href={paths.plan.to(edition.id)}>
        {t('interview.plan.change')}
      </LinkButton>
    </>
  );
}

function LastMoved({ edition, lastMove }: TimetablePageProps) {
  if (!lastMove) return null;
  return (
    <Notice title={t('interview.table.moved', { titles: lastMove.titles.join(', ') })}>
      <p>{formatMoment(lastMove.movedAt)}</p>
      <PostButton look="secondary" small action={paths.undo.to(edition.id)} fields={{ id: lastMove.id }}>
        {t('interview.table.undo')}
      </PostButton>
    </Notice>
  );
}

function Clashing({ clashes, timetable }: TimetablePageProps) {
  if (clashes.length === 0) return null;
  return (
    <Notice tone="danger" title={t('interview.table.clashes', { n: formatNumber(clashes.length) })}>
      <ul>
        {clashes.map((clash) => (
          <li key={`${clash.entryId} ${clash.otherId}`}>{clashText(clash, timetable)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Counts({ timetable }: TimetablePageProps) {
  const { interviews } = timetable;
  const count = (is: (it: Interview) => boolean) => formatNumber(interviews.filter(is).length);
  return (
    <StatGroup>
      <StatNumber label={t('interview.count.placed')} value={count((it) => it.slot !== null)} />
      <StatNumber label={t('interview.count.confirmed')} value={count((it) => it.state === 'confirmed')} />
      <StatNumber label={t('interview.count.told')} value={count((it) => it.state === 'told')} />
      <StatNumber label={t('interview.count.unplaced')} value={count((it) => it.slot === null)} />
    </StatGroup>
  );
}

function Wishes({ timetable }: TimetablePageProps) {
  const asking = timetable.interviews.filter((it) => it.state === 'another_time');
  if (asking.length === 0) return null;
  return (
    <Section title={t('interview.table.wishes', { n: formatNumber(asking.length) })}>
      <ul class="plain-list">
        {asking.map((it) => (
          <li key={it.id}>
            <a href={paths.one.to(it.id)}>{it.title}</a>
            <p>{it.wish}</p>
            <p class="muted">{it.slot ? whenOf(it.slot) : t('interview.noSlot')}</p>
            <a href={paths.moveForm.to(it.id)}>
              {t('interview.move.do')}
              <span class="sr-only"> {it.title}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Overdue({ timetable, confirmHours, now }: TimetablePageProps) {
  const silent = timetable.interviews.filter((it) =>
    isOverdue({ ...it, startsAt: it.slot?.startsAt ?? null }, confirmHours, now),
  );
  if (silent.length === 0) return null;
  return (
    <Notice tone="warning" title={t('interview.table.overdue', { n: formatNumber(silent.length) })}>
      <ul>
        {silent.map((it) => (
          <li key={it.id}>
            <a href={paths.one.to(it.id)}>{it.title}</a>, {ownerOf(it)}, {it.slot ? whenOf(it.slot) : ''}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function WithoutSlot({ interviews }: { readonly interviews: readonly Interview[] }) {
  if (interviews.length === 0) return null;
  return (
    <Section title={t('interview.table.unplaced', { n: formatNumber(interviews.length) })}>
      <ul class="plain-list">
        {interviews.map((it) => (
          <li key={it.id} data-wawancara={it.id}>
            <a href={paths.moveForm.to(it.id)}>{it.title}</a>, {ownerOf(it)}
            <p class="muted">{t(`interview.unplaced.${reasonOf(it)}`)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const known = ['conflict', 'no_slot', 'day_full', 'entrant_busy', 'juror_busy'] as const;

function reasonOf({ unplaced }: Interview): (typeof known)[number] {
  return known.find((it) => it === unplaced) ?? 'no_slot';
}

function Days({ edition, timetable }: TimetablePageProps) {
  const days = [...new Set(timetable.slots.map((slot) => slot.day))];
  return (
    <>
      {days.map((day) => (
        <Section
          key={day}
          title={formatDate(day)}
          id={`hari-${day}`}
          action={{ text: t('interview.order.link'), href: paths.order.to(edition.id, { hari: day }) }}
        >
          <DayTable day={day} timetable={timetable} />
        </Section>
      ))}
    </>
  );
}
