import { anyone, isActing, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { searchIndex } from '#registry/index.ts';
import { acrossRoles } from '../across/rules.ts';
import { linkedWith } from '../pair/queries/pairs.ts';
import { nationalExport } from './exports.ts';
import { listAddress, ofOneHub, readList, sortOf } from './list-query.ts';
import { paths } from './paths.ts';
import { ownHits } from './queries/alone.ts';
import { networkIndex } from './queries/hits.ts';
import { areTogether, hubNames } from './queries/hubs.ts';
import { networkRecord } from './queries/record.ts';
import { ListPage } from './views/list-page.tsx';
import { RecordPage } from './views/record-page.tsx';

/** What all hubs publish, for everybody. */
export const nationalRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.list.pattern, guard: anyone, event: 'network.national.list', handle: list },
  exportRoute(nationalExport),
  { method: 'get', path: paths.record.pattern, guard: anyone, event: 'network.national.record', handle: one },
];

export const nationalEvents: readonly string[] = nationalRoutes.map((it) => it.event);

async function list({ db, query: asked }: Visit<Viewer>): Promise<Answer> {
  const isTogether = await areTogether(db.conn);
  const query = isTogether ? readList(asked) : ofOneHub(readList(asked));
  const { text: typed, filter, page } = query;
  const question = { typed, filter, sort: sortOf(query), page };
  const answer = isTogether ? await searchIndex(db.conn, networkIndex, question) : await ownHits(db.conn, question);
  const names = await hubNames(db.conn);
  if (page > 1 && page > answer.pages) return redirect(listAddress({ ...query, page: Math.max(1, answer.pages) }));
  return show({
    title: t('national.title'),
    description: t('national.lead'),
    noindex: true,
    width: 'wide',
    body: <ListPage query={query} answer={answer} names={names} isTogether={isTogether} />,
  });
}

async function one({ db, params, viewer }: Visit<Viewer>): Promise<Answer> {
  const id = parseId<'NetworkRecordId'>(params.id);
  const record = id ? await networkRecord(db.conn, id) : null;
  if (!record) throw new NotFound();
  return show({
    title: record.title,
    noindex: true,
    trail: [{ text: t('national.title'), href: paths.list.to() }],
    width: 'reading',
    body: (
      <RecordPage
        record={record}
        linked={await linkedWith(db.conn, record.id)}
        mayAsk={record.keyId !== '' && isActing(viewer, ...acrossRoles)}
      />
    ),
  });
}
