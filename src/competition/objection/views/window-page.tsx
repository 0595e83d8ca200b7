import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { paths as stagePaths } from '../../stage/paths.ts';
import type { Contender } from '../../stage/queries/field.ts';
import { editionTitle, groupName } from '../../stage/views/words.ts';
import { LEAST_BODY } from '../model/objection.ts';
import { paths } from '../paths.ts';
import type { ObjectionFigures } from '../rules/figures.ts';
import { CONFIRM_HOURS, type ObjectionWindow } from '../rules/window.ts';
import { Figures } from './figures.tsx';
import { WindowNotice } from './window-notice.tsx';

export type WindowPageProps = {
  readonly edition: Edition;
  readonly window: ObjectionWindow;
  readonly figures: ObjectionFigures;
  /** Null: the organiser tells the numbers of the whole alone. */
  readonly byEntry: ReadonlyMap<EntryId, ObjectionFigures> | null;
  /** Announced entries to which one may object. */
  readonly entries: readonly Contender[];
  readonly now: Date;
};

/** The objection window of an edition: until when, to what, how, and how many there were. */
export function WindowPage(props: WindowPageProps) {
  const { edition, window, figures, now } = props;
  return (
    <>
      <PageHeader
        kicker={editionTitle(edition)}
        title={t('objection.window.title')}
        lead={t('objection.window.lead')}
        actions={
          <LinkButton look="secondary" href={paths.find.to()}>
            {t('objection.find.title')}
          </LinkButton>
        }
      />
      <WindowNotice window={window} now={now} />
      {window.is === 'open' || window.is === 'before' ? <How /> : null}
      {window.is === 'open' ? <Finalists {...props} /> : null}
      <Section title={t('objection.figures.title')} id="jumlah">
        <Figures figures={figures} />
        <p class="muted mt-4">{t('objection.figures.note')}</p>
      </Section>
    </>
  );
}

function How() {
  return (
    <Section title={t('objection.how.title')} id="cara">
      <ol class="list-decimal pl-5">
        <li>{t('objection.how.write', { n: formatNumber(LEAST_BODY) })}</li>
        <li>{t('objection.how.confirm', { n: formatNumber(CONFIRM_HOURS) })}</li>
        <li>{t('objection.how.heard')}</li>
        <li>{t('objection.how.answer')}</li>
      </ol>
    </Section>
  );
}

function Finalists({ edition, entries, byEntry }: WindowPageProps) {
  return (
    <Section title={t('objection.finalists.title')} id="finalis">
      {entries.length === 0 ? (
        <EmptyState title={t('objection.finalists.none')}>{t('objection.finalists.noneText')}</EmptyState>
      ) : (
        <Table
          caption={t('objection.finalists.caption', { count: entries.length, n: formatNumber(entries.length) })}
          columns={[
            { label: t('objection.entry') },
            { label: t('objection.owner') },
            { label: t('stage.check.group') },
            ...(byEntry ? [{ label: t('objection.figure.received'), numeric: true }] : []),
            { label: t('objection.deed') },
          ]}
          rows={entries.map((it) => ({
            key: it.id,
            cells: [
              <a href={stagePaths.journey.to(edition.id, it.id)}>{it.title}</a>,
              [it.unitName, it.institutionName].filter((name) => name !== null).join(', '),
              groupName(edition.document, it.group),
              ...(byEntry ? [formatNumber(byEntry.get(it.id)?.received ?? 0)] : []),
              <a href={paths.raise.to(edition.id, it.id)}>
                {t('objection.raise')}
                <span class="sr-only"> {it.title}</span>
              </a>,
            ],
          }))}
        />
      )}
    </Section>
  );
}
