import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { Notice } from '../model.ts';
import { paths } from '../paths.ts';
import { sentenceOf } from '../sentence.ts';

/** The notices of one person, newest first. */
export function NoticesPage({ notices }: { readonly notices: readonly Notice[] }) {
  const unread = notices.some((notice) => !notice.readAt);
  return (
    <>
      <PageHeader
        title={t('notification.title')}
        lead={t('notification.lead')}
        actions={
          <>
            {unread ? <PostButton action={paths.readAll.to()}>{t('notification.readAll')}</PostButton> : null}
            <LinkButton href={paths.settings.to()} look="secondary">
              {t('notification.settings.title')}
            </LinkButton>
          </>
        }
      />
      {notices.length === 0 ? (
        <EmptyState title={t('notification.none.title')}>{t('notification.none.text')}</EmptyState>
      ) : (
        <NoticeList notices={notices} />
      )}
    </>
  );
}

function NoticeList({ notices }: { readonly notices: readonly Notice[] }) {
  return (
    <>
      <ul class="plain-list">
        {notices.map((notice) => (
          <li key={notice.id} class="flex flex-wrap items-baseline gap-x-3 py-3">
            {notice.readAt ? null : <Tag tone="accent">{t('notification.new')}</Tag>}
            <a href={notice.href}>{sentenceOf(notice.kind, notice.values)}</a>
            <span class="muted">{formatMoment(notice.createdAt)}</span>
          </li>
        ))}
      </ul>
      <Downloads of={paths.notices.to()} />
    </>
  );
}
