import type { ComponentChildren } from 'preact';
import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Timeline } from '#platform/ui/timeline.tsx';
import type { InstrumentEdition, InstrumentRevision } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { changesOf } from '../rules/changes.ts';
import { Changes } from './changes.tsx';

export type HistoryProps = {
  readonly edition: InstrumentEdition;
  /** The newest first. */
  readonly revisions: readonly InstrumentRevision[];
  readonly mayUndo: boolean;
};

/** Every revision of an edition, and the way back to each. */
export function HistoryPage({ edition, revisions, mayUndo }: HistoryProps) {
  const { id, revision } = edition;
  const undo = (no: number) =>
    mayUndo && no !== revision ? (
      <PostButton
        look="secondary"
        small
        action={paths.undo.to(id)}
        fields={{ no: String(no), revisi: String(revision) }}
      >
        {t('instrument.history.undo')}
        <span class="sr-only"> {t('instrument.revision', { no })}</span>
      </PostButton>
    ) : null;
  return (
    <>
      <PageHeader title={t('instrument.history.title')} lead={t('instrument.history.lead')} />
      <Revisions revisions={revisions} withNames deed={(it) => undo(it.no)} />
      <p>
        <LinkButton look="plain" href={paths.work.to(id)}>
          {t('instrument.back.work')}
        </LinkButton>
      </p>
    </>
  );
}

type RevisionsProps = {
  readonly revisions: readonly InstrumentRevision[];
  /** Who saved is told to the office alone. */
  readonly withNames?: boolean;
  readonly deed?: (revision: InstrumentRevision) => ComponentChildren;
};

/** Revisions as they followed each other, each with its reason and what it changed. */
export function Revisions({ revisions, withNames = false, deed }: RevisionsProps) {
  const items = revisions.map((it, index) => {
    const before = revisions[index + 1];
    return {
      key: String(it.no),
      title: `${t('instrument.revision', { no: it.no })}: ${t(`instrument.revision.${it.kind}`)}`,
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
  return <Timeline items={items} label={t('instrument.history.title')} />;
}
