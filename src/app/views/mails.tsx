import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { KeptMail } from '#platform/mail.ts';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';

/** The newest mails with their whole text; addresses in them can be followed. */
export function MailsPage({ mails, sends }: { readonly mails: readonly KeptMail[]; readonly sends: boolean }) {
  return (
    <>
      <PageHeader title={t('app.mails.title')} lead={t('app.mails.lead')} />
      {sends ? null : <Notice tone="info">{t('app.mails.kept')}</Notice>}
      {mails.length === 0 ? <EmptyState title={t('app.mails.none')}>{t('app.mails.noneText')}</EmptyState> : null}
      {mails.map((mail) => (
        <article key={mail.id} class="card mt-6">
          <h2 class="card-title">{mail.subject}</h2>
          <p class="muted">
            {mail.recipient} · {formatMoment(mail.createdAt)}
          </p>
          <p class="whitespace-pre-wrap break-words">{linked(mail.bodyText)}</p>
        </article>
      ))}
    </>
  );
}

function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part) =>
    /^https?:\/\//.test(part) ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}
