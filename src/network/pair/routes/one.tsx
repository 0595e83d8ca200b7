import { type Answer, NotFound, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { PeerVisit } from '../../peers/routes/visit.tsx';
import { decidePairs } from '../actions/decide.ts';
import type { PairId } from '../model.ts';
import { paths } from '../paths.ts';
import { pairById } from '../queries/pairs.ts';
import { PairPage } from '../views/pair-page.tsx';
import { flashes } from './flashes.ts';
import { verdictIn } from './list.tsx';

function idIn({ params }: PeerVisit): PairId {
  const id = parseId<'NetworkPairId'>(params.id);
  if (!id) throw new NotFound();
  return id;
}

export async function showPair(visit: PeerVisit): Promise<Answer> {
  const pair = await pairById(visit.db.conn, idIn(visit));
  if (!pair) throw new NotFound();
  const title = t('pair.oneTitle', { title: pair.first.title });
  const trail = [{ text: t('pair.title'), href: paths.list.to(pair.state) }];
  return show({ title, noindex: true, width: 'wide', trail, body: <PairPage pair={pair} texts={pair.texts} /> });
}

/** Goes on with the pair, so that what was said can be taken back where it was said. */
export async function decideOne(visit: PeerVisit): Promise<Answer> {
  const { db, viewer, form, now } = visit;
  const id = idIn(visit);
  const verdict = verdictIn(form.get('putusan'));
  if (verdict === null) return showPair(visit);
  const outcome = await db.transact((tx) => decidePairs(tx, viewer, { ids: [id], verdict }, now));
  if (!outcome.ok) throw new NotFound();
  return redirect(paths.one.to(id), flashes[verdict]);
}
