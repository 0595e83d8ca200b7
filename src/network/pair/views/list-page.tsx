import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { RowCheckbox } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';
import { type Pair, type PairState, pairStates, type Verdict } from '../model.ts';
import { paths } from '../paths.ts';
import { verdictsIn } from '../rules.ts';
import { likenessText, SideCell, stateName } from './words.tsx';

export type PairListProps = {
  readonly state: PairState;
  readonly pairs: readonly Pair[];
  readonly counts: Readonly<Record<PairState, number>>;
  readonly page: number;
  readonly pages: number;
  /** Whether anything was taken from other hubs: without, nothing can be twice. */
  readonly hasOthers: boolean;
  readonly errors: FieldErrors;
};

/** Records of two hubs that are likely the same innovation, side by side, and what a person said of them. */
export function PairListPage(props: PairListProps) {
  const { state, pairs, counts, page, pages, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader title={t('pair.title')} lead={t('pair.lead')} />
      <Tabs
        label={t('pair.tabs')}
        tabs={pairStates.map((it) => ({
          text: stateName(it),
          href: paths.list.to(it),
          current: it === state,
          count: counts[it],
        }))}
      />
      {pairs.length === 0 ? <None {...props} /> : <Many {...props} />}
      {counts[state] > 0 ? <Downloads of={paths.list.to(state)} /> : null}
      <Pagination page={page} pages={pages} hrefOf={(it) => paths.list.to(state, it)} />
    </>
  );
}

function None({ state, hasOthers }: PairListProps) {
  return (
    <EmptyState title={t(`pair.none.${state}`)}>
      <p>{t(hasOthers || state !== 'proposed' ? `pair.noneText.${state}` : 'pair.noneAlone')}</p>
    </EmptyState>
  );
}

function Many({ pairs, state }: PairListProps) {
  return (
    <Form action={paths.decideMany.to()} class="form-many">
      <HiddenField name="keadaan" value={state} />
      <Table
        caption={t('pair.caption', { count: pairs.length, n: formatNumber(pairs.length), state: stateName(state) })}
        captionHidden
        rowHeader={1}
        columns={[
          { label: t('pair.choose'), labelHidden: true, tight: true },
          { label: t('pair.first') },
          { label: t('pair.second') },
          { label: t('pair.likeness'), numeric: true, tight: true },
          { label: t('pair.open'), labelHidden: true, tight: true },
        ]}
        rows={pairs.map((pair) => ({
          key: pair.id,
          cells: [
            <RowCheckbox name="pilih" value={pair.id} label={pair.first.title} />,
            <SideCell side={pair.first} />,
            <SideCell side={pair.second} />,
            likenessText(pair),
            <a href={paths.one.to(pair.id)}>{t('pair.open')}</a>,
          ],
        }))}
      />
      <FormActions>
        <VerdictButtons verdicts={verdictsIn[state]} many />
      </FormActions>
    </Form>
  );
}

/** What can be said, each as a button of the form around. */
export function VerdictButtons({ verdicts, many }: { readonly verdicts: readonly Verdict[]; readonly many?: boolean }) {
  return (
    <>
      {verdicts.map((it) => (
        <Button key={it} name="putusan" value={it} look={it === 'link' ? 'primary' : 'secondary'}>
          {t(many ? `pair.many.${it}` : `pair.verdict.${it}`)}
        </Button>
      ))}
    </>
  );
}
