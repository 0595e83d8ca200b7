import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { trailOf } from '../../stage/routes/visit.tsx';
import { type ObjectionState, objectionStates } from '../model/states.ts';
import { listedObjections } from '../queries/list.ts';
import { filtered } from '../rules/list.ts';
import { ListPage } from '../views/list-page.tsx';
import { filterIn } from './list-query.ts';
import { type ObjectionVisit, objectionPage, organisedWindow } from './visit.tsx';

const PAGE_SIZE = 50;

export async function showList(visit: ObjectionVisit): Promise<Answer> {
  const { edition, window } = await organisedWindow(visit);
  const all = await listedObjections(visit.db.conn, edition.id);
  const filter = filterIn(visit.query);
  const wanted = filtered(all, { ...filter, state: null });
  const found = filtered(wanted, filter);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(visit.query.get('hal') ?? '1', 10) || 1));
  const counts = Object.fromEntries(
    objectionStates.map((state) => [state, wanted.filter((it) => it.state === state).length]),
  ) as Record<ObjectionState, number>;
  const rows = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const shown = { edition, window, filter, rows, counts, page, pages };
  const body = <ListPage {...shown} total={found.length} now={visit.now} />;
  const title = t('objection.list.title');
  return objectionPage({ title, width: 'wide', trail: trailOf(edition), islands: ['countdown'], body });
}
