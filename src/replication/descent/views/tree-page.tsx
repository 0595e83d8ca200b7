import { regionName } from '#identity/index.ts';
import { formatDate } from '#platform/dates.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { StatGroup, StatNumber } from '#platform/ui/stat-number.tsx';
import { type InnovationId, paths as registryPaths } from '#registry/index.ts';
import type { Origin } from '../../origin/model.ts';
import type { Tree } from '../model.ts';
import { paths } from '../paths.ts';
import { flattened, regionsOf } from '../rules/tree.ts';
import { Picture } from './picture.tsx';

export type TreePageProps = {
  readonly origin: Origin;
  /** From the oldest public ancestor down. */
  readonly tree: Tree;
  /** There are more records than the page shows. */
  readonly isCut: boolean;
};

/** Whom a record was adapted from and who adapted it in turn, as a picture and as a list. */
export function TreePage({ origin, tree, isCut }: TreePageProps) {
  const copies = flattened(tree).length - 1;
  return (
    <>
      <PageHeader kicker={origin.title} title={t('descent.title')} lead={t('descent.lead')} />
      <StatGroup>
        <StatNumber label={t('descent.copies')} value={formatNumber(copies)} />
        <StatNumber label={t('descent.regions')} value={formatNumber(regionsOf(tree))} />
      </StatGroup>
      {copies === 0 ? (
        <EmptyState title={t('descent.none')}>{t('descent.noneText')}</EmptyState>
      ) : (
        <>
          <Picture tree={tree} own={origin.id} />
          {isCut ? <p class="muted">{t('descent.cut')}</p> : null}
          <Section title={t('descent.list')}>
            <ul class="plain-list">
              <Branch node={tree} own={origin.id} />
            </ul>
          </Section>
          <Downloads of={paths.tree.to(origin.id)} />
        </>
      )}
      <p class="section print:hidden">
        <a href={paths.exchange.to()}>{t('descent.toExchange')}</a>
      </p>
    </>
  );
}

function Branch({ node, own }: { readonly node: Tree; readonly own: InnovationId }) {
  const facts = [node.institutionName, regionName(node.regionCode), formatDate(node.publishedAt)];
  return (
    <li class="py-1">
      {node.id === own ? <strong>{node.title}</strong> : <a href={registryPaths.record.to(node.id)}>{node.title}</a>}
      <br />
      <span class="muted">{facts.filter((it) => it !== '').join(', ')}</span>
      {node.children.length > 0 ? (
        <ul class="list-disc pl-5">
          {node.children.map((child) => (
            <Branch key={child.id} node={child} own={own} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}
