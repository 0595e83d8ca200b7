import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, LinkButton } from '#platform/ui/button.tsx';
import { Card, CardList } from '#platform/ui/card.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Table } from '#platform/ui/table.tsx';
import { HiddenField, TextField } from '#platform/ui/text-field.tsx';
import { type InnovationId, type ListedRecord, paths as registryPaths } from '#registry/index.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import type { Entry, EntryId } from '../model/entry.ts';
import { paths } from '../paths.ts';
import { closingFor, type TimeLeft, timeLeft, windowOf } from '../rules/window.ts';
import { editionTitle, leftText } from './words.ts';

/** Until when an edition takes entries, and how long that is. */
export function closingText(edition: Edition, now: Date): string {
  return untilText(windowOf(edition.document).closes, now);
}

/** Until when this entry can be sent: by its own day while it is open again. */
export function closingTextFor(entry: Pick<Entry, 'state' | 'openUntil'>, edition: Edition, now: Date): string {
  return untilText(closingFor(edition.document, entry), now);
}

function untilText(closes: Date | null, now: Date): string {
  if (!closes) return t('entry.closing.unset');
  const left: TimeLeft | null = timeLeft(closes, now);
  const moment = formatMoment(closes);
  return left ? t('entry.closing.left', { moment, left: leftText(left) }) : t('entry.closing.over', { moment });
}

export type ChooseEditionProps = {
  readonly editions: readonly Edition[];
  readonly innovationId: InnovationId | null;
  readonly now: Date;
};

/** First step: into which edition. */
export function ChooseEditionPage({ editions, innovationId, now }: ChooseEditionProps) {
  const chosen = innovationId ? { inovasi: innovationId } : {};
  return (
    <>
      <PageHeader title={t('entry.start.title')} lead={t('entry.start.editionLead')} />
      {editions.length === 0 ? (
        <EmptyState title={t('entry.start.noEdition')}>{t('entry.start.noEditionText')}</EmptyState>
      ) : (
        <CardList label={t('entry.start.editions')}>
          {editions.map((edition) => (
            <Card
              key={edition.id}
              level={2}
              title={editionTitle(edition.document)}
              href={paths.start.to({ edisi: edition.id, ...chosen })}
              facts={[edition.organiserName, closingText(edition, now)]}
            />
          ))}
        </CardList>
      )}
    </>
  );
}

export type ChooseRecordProps = {
  readonly edition: Edition;
  readonly text: string;
  readonly records: readonly ListedRecord[];
  readonly total: number;
  /** Records that stand in the edition already, with their entries. */
  readonly entered: ReadonlyMap<InnovationId, EntryId>;
  readonly now: Date;
};

/** Second step: which record; one that is not there yet is made on the way. */
export function ChooseRecordPage(props: ChooseRecordProps) {
  const { edition, text, records, total } = props;
  const create = { text: t('entry.start.create'), href: registryPaths.newRecord.to() };
  return (
    <>
      <PageHeader
        kicker={editionTitle(edition.document)}
        title={t('entry.start.recordTitle')}
        lead={t('entry.start.recordLead')}
        facts={<span>{closingText(edition, props.now)}</span>}
      />
      {total > 0 || text !== '' ? <Search id={edition.id} text={text} /> : null}
      {records.length === 0 ? (
        <EmptyState title={t(text === '' ? 'entry.start.noRecord' : 'entry.start.noMatch')} action={create}>
          {t('entry.start.noRecordText')}
        </EmptyState>
      ) : (
        <>
          <Records {...props} />
          {total > records.length ? (
            <p class="muted">{t('entry.start.more', { n: formatNumber(total - records.length) })}</p>
          ) : null}
          <p class="section">
            <a href={create.href}>{create.text}</a>. {t('entry.start.createText')}
          </p>
        </>
      )}
    </>
  );
}

function Search({ id, text }: { readonly id: EditionId; readonly text: string }) {
  return (
    <Form action={paths.start.to()} method="get">
      <HiddenField name="edisi" value={id} />
      <TextField name="q" label={t('entry.start.search')} value={text} width="medium" />
      <FormActions>
        <Button look="secondary">{t('entry.start.find')}</Button>
      </FormActions>
    </Form>
  );
}

function Records({ edition, records, entered }: ChooseRecordProps) {
  return (
    <Table
      caption={t('entry.start.records')}
      columns={[
        { label: t('entry.field.title') },
        { label: t('entry.field.unit') },
        { label: t('entry.start.choose'), labelHidden: true, tight: true },
      ]}
      rows={records.map((record) => {
        const entry = entered.get(record.id);
        return {
          key: record.id,
          cells: [
            record.title,
            record.unitName ?? record.institutionName,
            entry ? (
              <a href={paths.entry.to(entry)}>
                {t('entry.start.entered')}
                <span class="sr-only">{` ${record.title}`}</span>
              </a>
            ) : (
              <LinkButton look="secondary" small href={paths.start.to({ edisi: edition.id, inovasi: record.id })}>
                {t('entry.start.choose')}
                <span class="sr-only">{` ${record.title}`}</span>
              </LinkButton>
            ),
          ],
        };
      })}
    />
  );
}
