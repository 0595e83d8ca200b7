import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Card, CardList } from '#platform/ui/card.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { InnovationId } from '../../../model/ids.ts';
import type { ReceivedMessage } from '../model.ts';
import { paths } from '../paths.ts';

export type MessagesPageProps = {
  readonly id: InnovationId;
  readonly title: string;
  readonly messages: readonly ReceivedMessage[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** What people wrote about a record, for those to whom it was sent. */
export function MessagesPage({ id, title, messages, total, page, pages }: MessagesPageProps) {
  return (
    <>
      <PageHeader
        kicker={title}
        title={t('record.messages.title')}
        lead={t('record.messages.lead')}
        facts={total > 0 ? t('record.messages.total', { count: total, n: formatNumber(total) }) : undefined}
      />
      {messages.length === 0 ? (
        <EmptyState title={t('record.messages.empty')}>{t('record.messages.emptyText')}</EmptyState>
      ) : (
        <CardList label={t('record.messages.title')}>
          {messages.map((message) => (
            <Message key={message.id} message={message} title={title} />
          ))}
        </CardList>
      )}
      <Pagination page={page} pages={pages} hrefOf={(number) => paths.messages.to(id, number)} />
    </>
  );
}

function Message({ message, title }: { readonly message: ReceivedMessage; readonly title: string }) {
  const { name, institution, email, createdAt, body, purpose } = message;
  const subject = encodeURIComponent(t('record.messages.subject', { title }));
  return (
    <Card
      level={2}
      title={institution === '' ? name : `${name}, ${institution}`}
      facts={[formatMoment(createdAt)]}
      tags={<Tag tone="info">{t(`record.purpose.${purpose}`)}</Tag>}
    >
      <DescriptionText text={body} />
      <p class="mt-3">
        <a
          class="inline-flex min-h-11 items-center break-all"
          href={`mailto:${encodeURIComponent(email)}?subject=${subject}`}
        >
          {t('record.messages.answer', { email })}
        </a>
      </p>
    </Card>
  );
}
