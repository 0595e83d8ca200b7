import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Card, CardList } from '#platform/ui/card.tsx';
import { Highlighted } from '#platform/ui/description-text.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Pagination } from '#platform/ui/pagination.tsx';
import { SearchBox } from '#platform/ui/search-box.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import type { DocKind } from '../../model/doc.ts';
import { paths as registryPaths } from '../../paths.ts';
import { SNIPPET_LENGTH } from '../../search/marks.ts';
import type { AllAnswer, Found } from '../../search/search-all.ts';
import { PositionTag, ProblemTag } from '../../views/state.tsx';
import { paths } from '../paths.ts';
import { shownSnippet } from './snippet.ts';

export const kindWords = { innovation: 'inovasi', problem: 'masalah' } as const satisfies Record<DocKind, string>;

export type SearchPageProps = {
  readonly typed: string;
  readonly kind: DocKind | null;
  readonly page: number;
  readonly answer: AllAnswer;
};

/** Everything the reader may see that has the words, with where it stands. */
export function SearchPage({ typed, kind, page, answer }: SearchPageProps) {
  const address = (of: DocKind | null, at: number) =>
    paths.search.to([
      ['q', typed],
      ['jenis', of ? kindWords[of] : ''],
      ['hal', at > 1 ? String(at) : ''],
    ]);
  return (
    <>
      <PageHeader title={t('catalogue.search.title')} lead={t('catalogue.search.lead')} />
      <SearchBox action={paths.search.to()} label={t('catalogue.search.label')} value={typed} />
      {typed === '' ? null : (
        <div class="mt-8">
          <KindTabs kind={kind} answer={answer} hrefOf={(of) => address(of, 1)} />
          {answer.taken === 'all' ? null : (
            <Notice
              title={
                answer.taken === 'mended'
                  ? t('catalogue.taken.mended', { shown: answer.shown })
                  : t('catalogue.taken.any')
              }
            />
          )}
          {answer.hits.length === 0 ? (
            <EmptyState title={t('catalogue.search.none')}>
              <p>{t('catalogue.search.none.text')}</p>
            </EmptyState>
          ) : (
            <CardList label={t('catalogue.list.results')}>
              {answer.hits.map((hit) => (
                <FoundCard key={hit.id} hit={hit} />
              ))}
            </CardList>
          )}
          {answer.hits.length === 0 ? null : <Downloads of={address(kind, 1)} />}
          <Pagination page={page} pages={answer.pages} hrefOf={(at) => address(kind, at)} />
        </div>
      )}
    </>
  );
}

type KindTabsProps = {
  readonly kind: DocKind | null;
  readonly answer: AllAnswer;
  readonly hrefOf: (kind: DocKind | null) => string;
};

function KindTabs({ kind, answer, hrefOf }: KindTabsProps) {
  const { innovation, problem } = answer.totals;
  const tabs = [
    { of: null, text: t('catalogue.search.all'), count: innovation + problem },
    { of: 'innovation', text: t('catalogue.search.innovations'), count: innovation },
    { of: 'problem', text: t('catalogue.search.problems'), count: problem },
  ] as const;
  return (
    <Tabs
      label={t('catalogue.search.kinds')}
      tabs={tabs.map(({ of, text, count }) => ({ text, count, href: hrefOf(of), current: of === kind }))}
    />
  );
}

function FoundCard({ hit }: { readonly hit: Found }) {
  const place = [hit.unitName, hit.institutionName].filter((name) => name !== null).join(', ');
  const facts = [place, t('catalogue.search.moved', { date: formatDate(hit.movedAt) })].filter((fact) => fact !== '');
  return (
    <Card
      title={<Highlighted text={hit.title} />}
      href={addressOf(hit)}
      facts={facts}
      tags={<StateTag hit={hit} />}
      level={2}
    >
      {hit.snippet === '' ? null : (
        <p>
          <Highlighted text={shownSnippet(hit.snippet, SNIPPET_LENGTH)} />
        </p>
      )}
    </Card>
  );
}

function StateTag({ hit }: { readonly hit: Found }) {
  if (hit.kind === 'problem') return <ProblemTag state={hit.state} />;
  const isNextVersion = hit.state === 'published' && !hit.isPublic;
  return <PositionTag position={isNextVersion ? 'new_draft' : hit.state} />;
}

function addressOf(hit: Found): string {
  if (hit.kind === 'problem') return registryPaths.problem.to(hit.id);
  return hit.isPublic ? registryPaths.record.to(hit.id) : registryPaths.work.to(hit.id);
}
