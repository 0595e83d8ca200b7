import { formatDate, formatTime } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import type { Interview } from '../model/interview.ts';
import { paths } from '../paths.ts';
import { expectedStarts } from '../rules/running.ts';
import { hoursOf, ownerOf, StateTag } from './labels.tsx';
import { NowBox } from './now-box.tsx';
import type { OrderPageProps } from './order-props.ts';

/** The running order of a room: what is heard now, read from afar, and all of the day below. */
export function OrderPage(props: OrderPageProps) {
  const { editionId, day, days, rooms, room, order } = props;
  return (
    <>
      <PageHeader
        title={t('interview.order.title')}
        lead={
          room ? `${formatDate(day)}, ${[room.name, room.place].filter((it) => it !== '').join(', ')}` : formatDate(day)
        }
      />
      {days.length > 1 ? (
        <Tabs
          label={t('interview.order.days')}
          tabs={days.map((it) => ({
            text: formatDate(it),
            href: paths.order.to(editionId, { hari: it }),
            current: it === day,
          }))}
        />
      ) : null}
      {rooms.length > 1 ? (
        <Tabs
          label={t('interview.order.rooms')}
          tabs={rooms.map((it) => ({
            text: it.name,
            href: paths.order.to(editionId, { hari: day, ruang: it.id }),
            current: it.id === room?.id,
          }))}
        />
      ) : null}
      {order.length === 0 ? (
        <EmptyState
          title={t('interview.order.none')}
          action={{ text: t('interview.table.title'), href: paths.timetable.to(editionId) }}
        >
          {t('interview.order.noneText')}
        </EmptyState>
      ) : (
        <>
          <NowBox {...props} />
          <Section title={t('interview.order.day')}>
            <DayOrder {...props} />
          </Section>
        </>
      )}
    </>
  );
}

function DayOrder({ order, day, now }: OrderPageProps) {
  const starts = expectedStarts(
    order.flatMap(({ slot, ...it }) => (slot ? [{ ...it, ...slot, isAbsent: it.presence === 'absent' }] : [])),
    now,
  );
  return (
    <Table
      caption={t('interview.table.day', { day: formatDate(day) })}
      captionHidden
      rowHeader={1}
      columns={[
        { label: t('interview.time'), tight: true },
        { label: t('interview.entry') },
        { label: t('interview.order.expected') },
        { label: t('interview.order.real') },
        { label: t('interview.state') },
      ]}
      rows={order.map((it, at) => ({
        key: it.id,
        marked: it.beganAt !== null && it.endedAt === null,
        cells: [
          it.slot ? hoursOf(it.slot) : '',
          <>
            <a href={paths.one.to(it.id)}>{it.title}</a>
            <br />
            <span class="muted">{ownerOf(it)}</span>
          </>,
          expectedText(it, starts[at]),
          realText(it),
          <StateTag interview={it} />,
        ],
      }))}
    />
  );
}

/** Told only when it is another than planned. */
function expectedText({ slot, beganAt }: Interview, start: Date | undefined): string {
  if (!slot || !start || beganAt || start <= slot.startsAt) return '';
  return formatTime(start);
}

function realText({ beganAt, endedAt }: Interview): string {
  if (!beganAt) return '';
  const from = formatTime(beganAt).split(' ')[0] ?? '';
  return endedAt ? `${from}–${formatTime(endedAt)}` : t('interview.order.since', { time: formatTime(beganAt) });
}
