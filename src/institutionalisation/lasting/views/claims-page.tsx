import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { RowCheckbox, SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import type { ManyDone } from '../actions/bulk.ts';
import { LONGEST_TEXT } from '../model/content.ts';
import { type Dimension, dimensionSlugs, dimensions } from '../model/dimensions.ts';
import { paths } from '../paths.ts';
import type { ListedClaim } from '../queries/claims.ts';
import { dimensionName, headlineOf } from './words.ts';

export type ClaimsPageProps = {
  readonly rows: readonly ListedClaim[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly dimension: Dimension | null;
  readonly chosen: readonly string[];
  readonly note: string;
  /** What came of the last press; null before one. */
  readonly done: ManyDone | null;
  readonly errors: FieldErrors;
};

const hrefOf = (dimension: Dimension | null, page: number): string =>
  paths.claims.to({
    dimensi: dimension ? dimensionSlugs[dimension] : undefined,
    hal: page > 1 ? String(page) : undefined,
  });

/** What waits to be verified, with many at once. */
export function ClaimsPage(props: ClaimsPageProps) {
  const { rows, page, pages, dimension, errors, done } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('lasting.claims.title')} lead={t('lasting.claims.lead')} />
      {done ? <Done done={done} /> : null}
      <FilterForm action={paths.claims.to()} open={dimension !== null}>
        <SelectField
          name="dimensi"
          label={t('lasting.page.dimension')}
          empty={t('lasting.list.all')}
          value={dimension ? dimensionSlugs[dimension] : ''}
          choices={dimensions.map((it) => ({ value: dimensionSlugs[it], label: dimensionName(it) }))}
          optional
        />
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState title={t('lasting.claims.none')}>{t('lasting.claims.noneText')}</EmptyState>
      ) : (
        <Many {...props} />
      )}
      <Pagination page={page} pages={pages} hrefOf={(at) => hrefOf(dimension, at)} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(dimension, 1)} />}
    </>
  );
}

function Done({ done }: { readonly done: ManyDone }) {
  const { verified, refused } = done;
  const reasons = Map.groupBy(refused, (why) => why);
  return (
    <Notice
      tone={refused.length === 0 ? 'success' : 'warning'}
      role="status"
      title={t('lasting.claims.done', { count: verified, n: formatNumber(verified) })}
    >
      {[...reasons].map(([why, those]) => (
        <p key={why}>
          {formatNumber(those.length)}: {t(`lasting.refusal.${why}`)}
        </p>
      ))}
    </Notice>
  );
}

function Many({ rows, total, chosen, note, errors }: ClaimsPageProps) {
  return (
    <Form action={paths.verifyMany.to()} class="form-many">
      <Table
        caption={t('lasting.claims.caption', { count: total, n: formatNumber(total) })}
        rowHeader={1}
        columns={[
          { label: t('lasting.claims.choose'), labelHidden: true, tight: true },
          { label: t('lasting.claims.claim') },
          { label: t('lasting.list.innovation') },
          { label: t('lasting.claims.by') },
          { label: t('lasting.record.papers'), numeric: true },
        ]}
        rows={rows.map((it) => {
          const value = `${it.id}:${it.revision}`;
          return {
            key: it.id,
            cells: [
              <RowCheckbox
                name="pilih"
                value={value}
                label={headlineOf(it.content)}
                checked={chosen.includes(value)}
              />,
              <a href={paths.record.to(it.id)}>{headlineOf(it.content)}</a>,
              <>
                <a href={paths.page.to(it.innovationId)}>{it.title}</a>
                <span class="muted block">{it.institutionName}</span>
              </>,
              <>
                {it.claimedByName ?? '–'}
                <span class="muted block">{formatDate(it.claimedAt)}</span>
              </>,
              formatNumber(it.papers),
            ],
          };
        })}
      />
      <div class="form mt-6 print:hidden">
        <TextArea
          name="catatan"
          label={t('lasting.decide.note')}
          value={note}
          rows={2}
          maxlength={LONGEST_TEXT}
          optional
          errors={errors}
        />
        <FormActions>
          <Button>{t('lasting.claims.verify')}</Button>
        </FormActions>
      </div>
    </Form>
  );
}
