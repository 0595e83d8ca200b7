import { meaningPaths, type RankedBy, type RoundId } from '#evaluation/index.ts';
import { SavedViews, type SavedViewsProps } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button, PostButton } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { Form, FormActions } from '#platform/ui/form.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Section, SideLayout } from '#platform/ui/section.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { HiddenField, NumberField, TextField } from '#platform/ui/text-field.tsx';
import { type PlenaryQuery, paths } from '../paths.ts';
import { type ChoiceGroup, choiceGroups, type PlenaryFilter, plenarySorts } from '../rules/plenary-list.ts';
import { ChoiceCards, type ChoiceCardsProps, type ShownChoice } from './choice-cards.tsx';
import { type CompositionProps, CompositionTables } from './composition.tsx';
import { PlenaryHead, type PlenaryHeadProps } from './plenary-head.tsx';
import { groupName, said } from './words.ts';

export type PlenaryPageProps = Omit<PlenaryHeadProps, 'current'> & {
  readonly filter: PlenaryFilter;
  /** The filter as the address carries it. */
  readonly query: PlenaryQuery;
  readonly saved: SavedViewsProps;
  readonly rows: readonly ShownChoice[];
  readonly publicFigures: ChoiceCardsProps['publicFigures'];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly composition: CompositionProps['composition'];
  readonly hasScores: boolean;
  /** The rounds whose scores rank the field, by group. */
  readonly rounds: readonly { readonly group: string; readonly roundId: RoundId; readonly by: RankedBy }[];
  readonly revision: number;
  readonly errors: FieldErrors;
};

/** The field of a plenary with its ranking beside the composition, and what is chosen of it. */
export function PlenaryPage(props: PlenaryPageProps) {
  const { edition, plenary, rows, errors, hasScores, composition } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PlenaryHead {...props} current="choices" />
      {hasScores ? null : <Notice title={t('stage.plenary.noScores')}>{t('stage.plenary.noScoresText')}</Notice>}
      {hasScores ? <CertaintyLinks {...props} /> : null}
      <SideLayout phone="after" side={<CompositionTables document={edition.document} composition={composition} />}>
        <SavedViews {...props.saved} />
        <Narrow {...props} />
        <Orders {...props} />
        {rows.length === 0 ? (
          <EmptyState title={t('stage.plenary.none')}>{t('stage.plenary.noneText')}</EmptyState>
        ) : (
          <Choices {...props} />
        )}
        {plenary?.state === 'signed' || !hasScores ? null : <Best {...props} />}
      </SideLayout>
    </>
  );
}

function hrefOf({ edition, stage, query }: PlenaryPageProps, other: PlenaryQuery): string {
  return paths.plenary.to(edition.id, stage, { ...query, ...other });
}

function Narrow({ edition, stage, query }: PlenaryPageProps) {
  const { groups, categories } = edition.document;
  const { urut, ...narrowed } = query;
  const choices = (parts: readonly { code: string; name: string; name_en: string }[]) =>
    parts.map((it) => ({ value: it.code, label: said(it.name, it.name_en) }));
  return (
    <FilterForm action={paths.plenary.to(edition.id, stage)} open={Object.keys(narrowed).length > 0} keep={{ urut }}>
      <TextField name="q" type="search" label={t('stage.checks.words')} value={query.q ?? ''} optional />
      <SelectField
        name="kelompok"
        label={t('stage.check.group')}
        value={query.kelompok}
        empty={t('stage.plenary.anyGroup')}
        choices={choices(groups)}
        optional
      />
      {categories.length === 0 ? null : (
        <SelectField
          name="kategori"
          label={t('stage.check.category')}
          value={query.kategori}
          empty={t('stage.plenary.anyCategory')}
          choices={choices(categories)}
          optional
        />
      )}
      <SelectField
        name="pilihan"
        label={t('stage.plenary.choice')}
        value={query.pilihan}
        empty={t('stage.plenary.anyChoice')}
        choices={choiceGroups.map((value: ChoiceGroup) => ({ value, label: t(`stage.plenary.choice.${value}`) }))}
        optional
      />
    </FilterForm>
  );
}

function Orders(props: PlenaryPageProps) {
  return (
    <Tabs
      label={t('stage.plenary.sort')}
      tabs={plenarySorts.map((sort) => ({
        text: t(`stage.plenary.sort.${sort}`),
        href: hrefOf(props, { urut: sort === 'place' ? '' : sort }),
        current: props.filter.sort === sort,
      }))}
    />
  );
}

function Choices(props: PlenaryPageProps) {
  const { plenary, total, page, pages, revision } = props;
  const isOpen = plenary?.state !== 'signed';
  const cards = <ChoiceCards {...props} isOpen={isOpen} />;
  const count = t('stage.checks.caption', { count: total, n: formatNumber(total) });
  return (
    <Section title={count}>
      {isOpen ? (
        <Form action={hrefOf(props, { hal: page > 1 ? String(page) : '' })} guard>
          <HiddenField name="revisi" value={String(revision)} />
          {cards}
          <FormActions>
            <Button>{t('stage.plenary.save')}</Button>
          </FormActions>
        </Form>
      ) : (
        cards
      )}
      <Downloads of={hrefOf(props, {})} />
      <Pagination page={page} pages={pages} hrefOf={(at) => hrefOf(props, { hal: at > 1 ? String(at) : '' })} />
    </Section>
  );
}

/** Takes the best so many of a group at once; what departs from it is said afterwards. */
function Best({ edition, stage, revision, errors }: PlenaryPageProps) {
  return (
    <Section title={t('stage.plenary.best')} onScreenOnly>
      <Form action={paths.best.to(edition.id, stage)}>
        <HiddenField name="revisi" value={String(revision)} />
        <SelectField
          name="kelompok"
          id="f-terbaik-kelompok"
          label={t('stage.check.group')}
          empty={null}
          width="medium"
          choices={edition.document.groups.map((it) => ({ value: it.code, label: said(it.name, it.name_en) }))}
        />
        <NumberField name="banyak" label={t('stage.plenary.howMany')} whole errors={errors} />
        <FormActions>
          <Button look="secondary">{t('stage.plenary.takeBest')}</Button>
        </FormActions>
      </Form>
      <PostButton
        look="plain"
        action={paths.best.to(edition.id, stage)}
        fields={{ revisi: String(revision), kosongkan: 'ya' }}
      >
        {t('stage.plenary.clear')}
      </PostButton>
    </Section>
  );
}

/** The way to how sure the ranking is, for each group that was scored by itself. */
function CertaintyLinks({ edition, rounds }: PlenaryPageProps) {
  const nameOf = (code: string) => groupName(edition.document, code);
  return (
    <ul class="plain-list mb-4">
      {rounds.map(({ group, roundId, by }) => (
        <li key={roundId}>
          {t(`stage.plenary.by.${by}`, { group: nameOf(group) })}{' '}
          <a href={meaningPaths.certainty.to(roundId)}>{t('stage.plenary.howSure', { group: nameOf(group) })}</a>
        </li>
      ))}
    </ul>
  );
}
