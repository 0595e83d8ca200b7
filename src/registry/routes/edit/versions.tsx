import { History, historyOf } from '#audit/index.ts';
import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { paths } from '../../paths.ts';
import { chainOf, versionsByNo } from '../../queries/innovation.ts';
import { ComparePage } from '../../views/edit/compare/compare-page.tsx';
import { VersionsPage } from '../../views/edit/versions-page.tsx';
import { type RegistryVisit, workOf, workPage, workTrail } from '../visit.tsx';
import { typedFields } from './section-form.ts';
import { versionOf } from './work.tsx';

export const versionRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.versions.pattern,
    guard: signedIn,
    event: 'registry.innovation.versions',
    handle: async (visit) => {
      const record = await workOf(visit);
      const { content } = await versionOf(visit, record);
      const chain = await chainOf(visit.db.conn, record.id);
      return workPage({
        title: `${t('registry.versions.title')}: ${content.title}`,
        trail: workTrail({ id: record.id, title: content.title }),
        body: <VersionsPage id={record.id} title={content.title} chain={chain} />,
      });
    },
  },
  {
    method: 'get',
    path: paths.compare.pattern,
    guard: signedIn,
    event: 'registry.innovation.compare',
    handle: compare,
  },
  {
    method: 'get',
    path: paths.history.pattern,
    guard: signedIn,
    event: 'registry.innovation.history',
    handle: async (visit) => {
      const record = await workOf(visit);
      const { content } = await versionOf(visit, record);
      const rows = await historyOf(visit.db.conn, { kind: 'innovation', id: record.id });
      return workPage({
        title: `${t('registry.work.history')}: ${content.title}`,
        trail: workTrail({ id: record.id, title: content.title }),
        body: (
          <>
            <PageHeader kicker={content.title} title={t('registry.work.history')} />
            <History rows={rows} />
            <Downloads of={paths.history.to(record.id)} />
          </>
        ),
      });
    },
  },
];

const MOST_VERSIONS = 10_000;

function numberIn(visit: RegistryVisit, name: string): number | null {
  const text = visit.query.get(name) ?? '';
  return /^\d{1,5}$/.test(text) && Number(text) <= MOST_VERSIONS ? Number(text) : null;
}

async function compare(visit: RegistryVisit): Promise<Answer> {
  const record = await workOf(visit);
  const [a, b] = [numberIn(visit, 'dari'), numberIn(visit, 'ke')];
  if (a === null || b === null) throw new NotFound();
  const found = await versionsByNo(visit.db.conn, record.id, [a, b]);
  const [from, to] = [found[0], found.at(-1)];
  if (!from || !to || found.length < new Set([a, b]).size) throw new NotFound();
  return workPage({
    title: t('registry.compare.title', { from: from.no, to: to.no }),
    trail: workTrail({ id: record.id, title: to.content.title }),
    width: 'wide',
    body: <ComparePage id={record.id} from={from} to={to} fieldsOf={typedFields} />,
  });
}
