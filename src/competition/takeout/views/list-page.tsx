import { sizeText } from '#files/index.ts';
import { formatMoment } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkbox } from '#platform/ui/choice-field.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { SubmittedSizes } from '../../entry/model/snapshot.ts';
import { editionTitle } from '../../stage/views/words.ts';
import { KEPT_DAYS, type Takeout, type TakeoutId, tableNames, type Wanted } from '../model.ts';
import { paths } from '../paths.ts';
import { alongText, TakeoutTag } from './words.tsx';

export type ListPageProps = {
  readonly edition: Edition;
  readonly made: readonly Takeout[];
  readonly sizes: SubmittedSizes;
  readonly wanted: Wanted;
  readonly errors: FieldErrors;
  readonly newId: TakeoutId;
};

/** What a complete export holds, the way to ask for one, and those that the viewer asked for. */
export function ListPage(props: ListPageProps) {
  const { edition, made, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader kicker={editionTitle(edition)} title={t('takeout.title')} lead={t('takeout.lead')} />
      <Section title={t('takeout.holds')}>
        <ul class="list-disc pl-5">
          {tableNames.map((name) => (
            <li key={name}>{t(`takeout.table.${name}`)}</li>
          ))}
        </ul>
        <p class="muted my-4">{t('takeout.without')}</p>
        <AskForm {...props} />
      </Section>
      <Section title={t('takeout.own')}>
        <p class="muted mb-4">{t('takeout.kept', { days: formatNumber(KEPT_DAYS) })}</p>
        {made.length === 0 ? (
          <EmptyState title={t('takeout.none')} level={3}>
            <p>{t('takeout.noneText')}</p>
          </EmptyState>
        ) : (
          <Table
            caption={t('takeout.own')}
            captionHidden
            columns={[
              { label: t('takeout.askedAt') },
              { label: t('takeout.along') },
              { label: t('takeout.state') },
              { label: t('takeout.size') },
            ]}
            rows={made.map((it) => ({
              key: it.id,
              cells: [
                <a key="at" href={paths.takeout.to(edition.id, it.id)}>
                  {formatMoment(it.askedAt)}
                </a>,
                alongText(it) || '–',
                <TakeoutTag key="state" state={it.state} />,
                it.state === 'done' ? sizeText(it.bytes) : '–',
              ],
            }))}
          />
        )}
      </Section>
    </>
  );
}

/** What an archive may take along, with how much that is now. */
function AskForm({ edition, sizes, wanted, errors, newId }: ListPageProps) {
  const files = { count: sizes.files, n: formatNumber(sizes.files), size: sizeText(sizes.bytes) };
  const entries = { count: sizes.entries, n: formatNumber(sizes.entries) };
  return (
    <Form action={paths.list.to(edition.id)}>
      <HiddenField name="id" value={newId} />
      {sizes.files > 0 ? (
        <Checkbox
          name="bukti"
          label={t('takeout.with.files')}
          hint={t('takeout.with.filesHint', files)}
          checked={wanted.files}
          errors={errors}
          optional
        />
      ) : null}
      {sizes.entries > 0 ? (
        <Checkbox
          name="pdf"
          label={t('takeout.with.pdfs')}
          hint={t('takeout.with.pdfsHint', entries)}
          checked={wanted.pdfs}
          errors={errors}
          optional
        />
      ) : null}
      <FormActions>
        <Button>{t('takeout.ask')}</Button>
      </FormActions>
    </Form>
  );
}
