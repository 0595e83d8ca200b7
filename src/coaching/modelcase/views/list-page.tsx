import { t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Card, CardList } from '#platform/ui/card.tsx';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { ModelCase } from '../model.ts';
import { paths } from '../paths.ts';
import { placeText } from './words.ts';

/** Cases to discuss. */
export function ListPage({ all, mayMake }: { readonly all: readonly ModelCase[]; readonly mayMake: boolean }) {
  return (
    <>
      <PageHeader
        title={t('modelcase.list.title')}
        lead={t('modelcase.list.lead')}
        actions={mayMake ? <LinkButton href={paths.choose.to()}>{t('modelcase.make.title')}</LinkButton> : null}
      />
      {all.length === 0 ? (
        <EmptyState title={t('modelcase.list.none')}>{t('modelcase.list.noneText')}</EmptyState>
      ) : (
        <>
          <CardList label={t('modelcase.list.title')}>
            {all.map((it) => (
              <Card
                key={it.id}
                level={2}
                title={it.content.title}
                href={paths.one.to(it.id)}
                facts={[placeText(it), t('modelcase.count', { count: it.questions.length, n: it.questions.length })]}
                tags={it.state === 'draft' ? <Tag tone="warning">{t('modelcase.state.draft')}</Tag> : null}
              />
            ))}
          </CardList>
          <Downloads of={paths.list.to()} />
        </>
      )}
    </>
  );
}
