import { t } from '#platform/i18n/i18n.ts';
import { PostButton } from '#platform/ui/button.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { SearchBox } from '#platform/ui/search-box.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { InnovationId, ProblemId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';
import type { AnsweringInnovation } from '../model.ts';
import { InnovationCards } from './innovation-cards.tsx';

export type LinkPageProps = {
  readonly id: ProblemId;
  readonly title: string;
  /** What was searched for; '' shows what may fit by the words of the problem. */
  readonly text: string;
  readonly found: readonly AnsweringInnovation[];
  readonly linked: readonly InnovationId[];
};

/** Looks for a published innovation and links it to the problem. */
export function LinkPage({ id, title, text, found, linked }: LinkPageProps) {
  const action = paths.linkInnovation.to(id);
  const heading = text === '' ? t('problems.link.suggested') : t('problems.link.found');
  return (
    <>
      <PageHeader title={t('problems.link.title')} lead={t('problems.link.lead', { title })} />
      <SearchBox action={action} label={t('problems.link.search')} hint={t('problems.link.hint')} value={text} />
      {found.length > 0 ? (
        <Section title={heading}>
          <InnovationCards
            label={heading}
            innovations={found}
            deed={(it) =>
              linked.includes(it.id) ? (
                <Tag tone="success">{t('problems.link.linked')}</Tag>
              ) : (
                <PostButton small action={action} fields={{ inovasi: it.id }}>
                  {t('problems.link.choose')}
                  <span class="sr-only"> {it.title}</span>
                </PostButton>
              )
            }
          />
        </Section>
      ) : (
        <div class="section">
          <EmptyState title={t('problems.link.none')}>
            <p>{t('problems.link.noneText')}</p>
          </EmptyState>
        </div>
      )}
    </>
  );
}
