import type { Viewer } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { editionTitle } from '../../stage/views/words.ts';
import type { Interview, Room } from '../model/interview.ts';
import { paths } from '../paths.ts';
import { isJurorOf } from '../rules/who.ts';
import { FeedAddress, type FeedProps } from './feed-address.tsx';
import { hoursOf, ownerOf, roomOf, StateTag } from './labels.tsx';

export type OwnPageProps = {
  readonly interviews: readonly Interview[];
  readonly rooms: readonly Room[];
  readonly viewer: Viewer;
  readonly editions: readonly Edition[];
  readonly feed: FeedProps;
  readonly now: Date;
};

/** One's own interviews, by day; what is over stands below. */
export function OwnPage(props: OwnPageProps) {
  const { interviews, editions, viewer, now } = props;
  const isPast = ({ slot, endedAt }: Interview) => endedAt !== null || (slot !== null && slot.endsAt <= now);
  const [coming, past] = [interviews.filter((it) => !isPast(it)), interviews.filter(isPast)];
  const asJuror = interviews.some((it) => isJurorOf(it, viewer));
  return (
    <>
      <PageHeader title={t('interview.title')} lead={t(asJuror ? 'interview.own.leadJuror' : 'interview.own.lead')} />
      {editions.length > 0 ? <Organised editions={editions} /> : null}
      {interviews.length === 0 && editions.length === 0 ? (
        <EmptyState title={t('interview.own.none')}>{t('interview.own.noneText')}</EmptyState>
      ) : null}
      <ByDay {...props} interviews={coming} />
      {past.length > 0 ? (
        <Section title={t('interview.own.past')}>
          <List {...props} interviews={past} caption={t('interview.own.past')} />
        </Section>
      ) : null}
      {interviews.length > 0 ? <FeedAddress {...props.feed} /> : null}
    </>
  );
}

function Organised({ editions }: Pick<OwnPageProps, 'editions'>) {
  return (
    <Section title={t('interview.own.organised')}>
      <ul class="plain-list">
        {editions.map((edition) => (
          <li key={edition.id}>
            <a href={paths.timetable.to(edition.id)}>{editionTitle(edition)}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ByDay(props: OwnPageProps) {
  const days = Map.groupBy(props.interviews, (it) => it.slot?.day ?? '');
  return (
    <>
      {[...days].map(([day, those]) => {
        const title = day === '' ? t('interview.noSlot') : formatDate(day);
        return (
          <Section key={day} title={title}>
            <List {...props} interviews={those} caption={t('interview.own.day', { day: title })} />
          </Section>
        );
      })}
    </>
  );
}

function List({ interviews, rooms, caption }: OwnPageProps & { readonly caption: string }) {
  return (
    <Table
      caption={caption}
      captionHidden
      rowHeader={1}
      columns={[
        { label: t('interview.time'), tight: true },
        { label: t('interview.entry') },
        { label: t('interview.room') },
        { label: t('interview.state') },
      ]}
      rows={interviews.map((it) => ({
        key: it.id,
        marked: it.state === 'told',
        cells: [
          it.slot ? hoursOf(it.slot) : '',
          <>
            <a href={paths.one.to(it.id)}>{it.title}</a>
            <br />
            <span class="muted">{ownerOf(it)}</span>
          </>,
          roomOf(rooms, it.slot)?.name ?? '',
          <StateTag interview={it} />,
        ],
      }))}
    />
  );
}
