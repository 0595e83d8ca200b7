import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { hubNames } from '../../national/queries/hubs.ts';
import type { PeerVisit } from '../../peers/routes/visit.tsx';
import { decidePairs } from '../actions/decide.ts';
import { type PairId, type PairState, pairStates, type Verdict, verdicts } from '../model.ts';
import { paths, stateWords } from '../paths.ts';
import { PAGE_SIZE, pairCounts, pairsIn } from '../queries/pairs.ts';
import { PairListPage } from '../views/list-page.tsx';
import { flashes } from './flashes.ts';

const MOST_PAGES = 500;

/** The state that an address or a form says; proposals unless told. */
export const stateIn = (text: string | null): PairState =>
  pairStates.find((it) => it === text || stateWords[it] === text) ?? 'proposed';

function pageIn({ query }: PeerVisit): number {
  const page = Number.parseInt(query.get('hal') ?? '1', 10);
  return page >= 1 && page <= MOST_PAGES ? page : 1;
}

export async function showPairs(visit: PeerVisit): Promise<Answer> {
  const state = stateIn(visit.query.get('keadaan'));
  const page = pageIn(visit);
  const counts = await pairCounts(visit.db.conn);
  const pages = Math.ceil(counts[state] / PAGE_SIZE);
  if (page > 1 && page > pages) return redirect(paths.list.to(state, Math.max(1, pages)));
  return listPage(visit, { state, page, error: null });
}

type Shown = { readonly state: PairState; readonly page: number; readonly error: string | null };

async function listPage({ db }: PeerVisit, { state, page, error }: Shown): Promise<Answer> {
  const counts = await pairCounts(db.conn);
  const errors: FieldErrors = error === null ? {} : { '': error };
  const body = (
    <PairListPage
      state={state}
      pairs={await pairsIn(db.conn, state, page)}
      counts={counts}
      page={page}
      pages={Math.ceil(counts[state] / PAGE_SIZE)}
      hasOthers={(await hubNames(db.conn)).size > 0}
      errors={errors}
    />
  );
  return formPage({ title: t('pair.title'), noindex: true, width: 'wide', body }, errors);
}

export const verdictIn = (text: string): Verdict | null => verdicts.find((it) => it === text) ?? null;

/** The same said of all that were ticked. */
export async function decideMany(visit: PeerVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const state = stateIn(form.get('keadaan'));
  const verdict = verdictIn(form.get('putusan'));
  const refusal = (why: 'verdict_missing' | 'none_chosen') =>
    listPage(visit, { state, page: 1, error: t(`pair.refusal.${why}`) });
  if (verdict === null) return refusal('verdict_missing');
  const ids = form.all('pilih').flatMap((it) => (parseId<'NetworkPairId'>(it) as PairId | null) ?? []);
  const outcome = await db.transact((tx) => decidePairs(tx, viewer, { ids: ids.slice(0, PAGE_SIZE), verdict }, now));
  if (!outcome.ok) return refusal('none_chosen');
  return redirect(paths.list.to(state), flashes[verdict]);
}
