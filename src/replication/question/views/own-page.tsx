import type { Viewer } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { CardList } from '#platform/ui/card.tsx';
import { SelectField } from '#platform/ui/choice-field.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { FilterForm } from '#platform/ui/filter-form.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { type Question, questionStates } from '../model.ts';
import { paths } from '../paths.ts';
import type { QuestionsFilter } from '../queries/questions.ts';
import { QuestionCard } from './question-card.tsx';

export type OwnPageProps = {
  readonly scope: 'mine' | 'asked';
  readonly viewer: Viewer;
  readonly filter: QuestionsFilter;
  readonly rows: readonly Question[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly now: Date;
};

const milik = { mine: '', asked: 'diajukan' } as const;

/** Questions that the viewer answers for, or asked. */
export function OwnPage({ scope, viewer, filter, rows, total, page, pages, now }: OwnPageProps) {
  const query = { milik: milik[scope], q: filter.words, status: filter.state ?? '' };
  const hrefOf = (at: number) => paths.own.to({ ...query, hal: at > 1 ? String(at) : '' });
  return (
    <>
      <PageHeader title={t('question.own.title')} lead={t('question.own.lead')} />
      <Tabs
        label={t('question.own.title')}
        tabs={(['mine', 'asked'] as const).map((it) => ({
          text: t(`question.own.${it}`),
          href: paths.own.to({ milik: milik[it] }),
          current: it === scope,
        }))}
      />
      <FilterForm
        action={paths.own.to()}
        open={filter.words !== '' || filter.state !== null}
        keep={{ milik: milik[scope] }}
      >
        <TextField name="q" type="search" label={t('question.words')} value={filter.words} optional />
        <SelectField
          name="status"
          label={t('question.stateLabel')}
          value={filter.state}
          empty={t('question.anyState')}
          choices={[...questionStates, 'overdue' as const].map((value) => ({
            value,
            label: t(`question.state.${value}`),
          }))}
          optional
        />
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState title={t(`question.own.none.${scope}`)}>{t(`question.own.noneText.${scope}`)}</EmptyState>
      ) : (
        <Section title={t('question.found', { count: total, n: formatNumber(total) })}>
          <CardList label={t('question.own.title')}>
            {rows.map((it) => (
              <QuestionCard key={it.id} question={it} viewer={viewer} now={now} named />
            ))}
          </CardList>
        </Section>
      )}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} />
      {rows.length === 0 ? null : <Downloads of={hrefOf(1)} />}
    </>
  );
}
