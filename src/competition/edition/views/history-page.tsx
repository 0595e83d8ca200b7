import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import type { Edition, Revision } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { changesOf } from '../rules/changes.ts';
import { Changes } from './changes.tsx';

export type HistoryProps = {
  readonly edition: Edition;
  /** The newest first. */
  readonly revisions: readonly Revision[];
  readonly mayUndo: boolean;
};

/** Every revision of an edition, and the way back to each. */
export function HistoryPage({ edition, revisions, mayUndo }: HistoryProps) {
  const undo = (no: number) => (mayUndo && no !== edition.revision ? no : null);
  return (
    <>
      <PageHeader title={t('edition.history.title')} lead={t('edition.history.lead')} />
      <Revisions
        revisions={revisions}
        withNames
        deed={(it) => {
          const no = undo(it.no);
          return no === null ? null : <Undo edition={edition} no={no} />;
        }}
      />
      <Downloads of={paths.history.to(edition.id)} />
      <p>
        <LinkButton look="plain" href={paths.work.to(edition.id)}>
          {t('edition.back.work')}
        </LinkButton>
      </p>
    </>
  );
}

function Undo({ edition, no }: { readonly edition: Edition; readonly no: number }) {
  const fields = { no: String(no), revisi: String(edition.revision) };
  return (
    <PostButton look="secondary" small action={paths.undo.to(edition.id)} fields={fields}>
      {t('edition.history.undo')}
      <span class="sr-only"> {t('edition.revision', { no })}</span>
    </PostButton>
  );
}

type RevisionsProps = {
  readonly revisions: readonly Revision[];
  /** Who saved is told to the organiser alone. */
  readonly withNames?: boolean;
  readonly deed?: (revision: Revision) => preact.ComponentChildren;
};

/** Revisions as they followed each other, each with its reason and what it changed. */
export function Revisions({ revisions, withNames = false, deed }: RevisionsProps) {
  const items = revisions.map((it, index) => {
    const before = revisions[index + 1];
    return {
      key: String(it.no),
      title: `${t('edition.revision', { no: it.no })}: ${t(`edition.revision.${it.kind}`)}`,
      when: formatMoment(it.savedAt),
      iso: it.savedAt.toISOString(),
      ...(withNames ? { who: it.savedByName } : {}),
      text: (
        <>
          {it.reason === '' ? null : <DescriptionText text={it.reason} />}
          {before ? (
            <Changes changes={changesOf(before.document, it.document)} before={before.document} after={it.document} />
          ) : null}
          {deed?.(it)}
        </>
      ),
    };
  });
  return <Timeline items={items} label={t('edition.history.title')} />;
}
