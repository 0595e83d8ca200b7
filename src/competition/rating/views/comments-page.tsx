import { t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { editionTitle } from '../../stage/views/words.ts';
import { paths } from '../paths.ts';
import type { TakenComment } from '../queries/ballots.ts';

type Props = { readonly edition: Edition; readonly comments: readonly TakenComment[] };

/** What raters wrote, for the organiser alone; who wrote it is known to nobody. */
export function CommentsPage({ edition, comments }: Props) {
  const byEntry = [...Map.groupBy(comments, (it) => it.entryId)];
  return (
    <>
      <PageHeader kicker={editionTitle(edition)} title={t('rating.comments.title')} lead={t('rating.comments.lead')} />
      {byEntry.length === 0 ? (
        <EmptyState title={t('rating.comments.none')}>{t('rating.comments.noneText')}</EmptyState>
      ) : null}
      {byEntry.map(([id, own]) => (
        <Section key={id} title={own[0]?.title ?? ''}>
          <ul class="list-disc pl-5">
            {own.map((it, at) => (
              <li key={at}>{it.comment}</li>
            ))}
          </ul>
        </Section>
      ))}
      {byEntry.length > 0 ? <Downloads of={paths.comments.to(edition.id)} /> : null}
    </>
  );
}
