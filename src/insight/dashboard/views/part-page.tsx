import { t } from '#platform/i18n/i18n.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { Part } from '../model/view.ts';
import { paths } from '../paths.ts';
import { type BoardPageProps, Choose, viewTitle } from './board-page.tsx';
import { PartView } from './part-view.tsx';

export type PartPageProps = Pick<BoardPageProps, 'viewer' | 'view' | 'thisYear'> & { readonly part: Part };

/** One part of a dashboard by itself, as one prints it or takes it along. */
export function PartPage({ part, ...props }: PartPageProps) {
  return (
    <>
      <PageHeader kicker={t('dashboard.title')} title={part.title} lead={viewTitle(props.view)} />
      <Choose {...props} action={paths.part.to(part.key)} />
      <PartView part={part} view={props.view} isAlone />
    </>
  );
}
