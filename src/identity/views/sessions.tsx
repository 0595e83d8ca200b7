import { formatDate, formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { PostButton } from '#platform/ui/button.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { SessionId } from '../model.ts';
import { paths } from '../paths.ts';
import type { OpenSession } from '../queries/sessions.ts';
import { deviceOf } from '../wording.ts';

export type SessionsProps = { readonly sessions: readonly OpenSession[]; readonly current: SessionId | null };

export function Sessions({ sessions, current }: SessionsProps) {
  const others = sessions.filter((session) => session.id !== current).length;
  return (
    <>
      <PageHeader title={t('identity.sessions.title')} lead={t('identity.sessions.lead')} />
      <Table
        caption={t('identity.sessions.title')}
        captionHidden
        columns={[
          { label: t('identity.sessions.device') },
          { label: t('identity.sessions.place') },
          { label: t('identity.sessions.started') },
          { label: t('identity.sessions.used') },
          { label: t('identity.field.action'), labelHidden: true },
        ]}
        rows={sessions.map((session) => ({
          key: session.id,
          cells: [
            deviceOf(session.userAgent) ?? t('identity.sessions.unknownDevice'),
            session.ip || '–',
            formatMoment(session.startedAt),
            formatDate(session.usedAt),
            session.id === current ? (
              <Tag key="this" tone="success">
                {t('identity.sessions.this')}
              </Tag>
            ) : (
              <PostButton key="end" action={paths.endSession.to(session.id)} look="secondary" small>
                {t('identity.sessions.end')}
              </PostButton>
            ),
          ],
        }))}
      />
      {others > 0 ? (
        <PostButton action={paths.endOtherSessions.to()} look="danger">
          {t('identity.sessions.endOthers', { count: others })}
        </PostButton>
      ) : null}
    </>
  );
}
