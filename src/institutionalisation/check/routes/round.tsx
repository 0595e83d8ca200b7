import { dayOf } from '#platform/dates.ts';
import { type Answer, redirect } from '#platform/http/route.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { type ManyDone, verifyMany as verifyThem } from '../actions/answer.ts';
import { remindAll } from '../actions/remind.ts';
import { changeRound, closeEarly, completeRound } from '../actions/round.ts';
import type { Round } from '../model/check.ts';
import { paths } from '../paths.ts';
import { listItems } from '../queries/items.ts';
import { countsOf } from '../queries/rounds.ts';
import { stateOf, whyNotRun } from '../rules/moves.ts';
import { byRegion, progressOf } from '../rules/progress.ts';
import { RoundPage } from '../views/round-page.tsx';
import { filterIn } from './list-query.ts';
import {
  type CheckVisit,
  checkPage,
  dayIn,
  organisers,
  refusal,
  revisionIn,
  roundOf,
  roundTitle,
  trailOf,
} from './visit.tsx';

const PAGE_SIZE = 50;

export async function showRound(visit: CheckVisit): Promise<Answer> {
  return page(visit, await roundOf(visit), {});
}

type Shown = {
  readonly errors?: FieldErrors;
  readonly status?: number;
  readonly done?: ManyDone;
  /** What was done just now, in words. */
  readonly told?: string;
};

async function page(visit: CheckVisit, round: Round, { errors = {}, status, done, told }: Shown): Promise<Answer> {
  const { db, viewer, query, form, now } = visit;
  const filter = filterIn(query);
  const at = Math.max(1, Number.parseInt(query.get('hal') ?? '1', 10) || 1);
  const asked = { roundId: round.id, filter, size: PAGE_SIZE, offset: (at - 1) * PAGE_SIZE };
  const { rows, total } = await listItems(db.conn, viewer, asked);
  const counts = (await countsOf(db.conn, viewer, [round.id])).get(round.id) ?? [];
  const body = (
    <RoundPage
      round={round}
      state={stateOf(round, dayOf(now))}
      progress={progressOf(counts)}
      regions={byRegion(counts)}
      rows={rows}
      total={total}
      page={at}
      pages={Math.ceil(total / PAGE_SIZE)}
      filter={filter}
      runs={whyNotRun(round, viewer) === null}
      verifies={organisers.admits(viewer) === 'yes'}
      typed={{
        closes: form.has('sampai') ? form.get('sampai') : round.closes,
        note: form.has('keterangan') ? form.get('keterangan') : round.note,
        chosen: form.all('pilih'),
      }}
      done={done ?? null}
      told={told ?? null}
      errors={errors}
    />
  );
  const title = roundTitle(round);
  return checkPage({ title, width: 'wide', trail: trailOf(), body, ...(status ? { status } : {}) }, errors);
}

export async function change(visit: CheckVisit): Promise<Answer> {
  const round = await roundOf(visit);
  const { db, viewer, form, now } = visit;
  const closes = dayIn(form.get('sampai').trim());
  if (closes === null && whyNotRun(round, viewer) === null)
    return page(visit, round, { errors: { sampai: t('check.refusal.day_wrong') } });
  const given = {
    id: round.id,
    revision: revisionIn(visit),
    closes: closes ?? '',
    note: form.get('keterangan').trim(),
  };
  const outcome = await db.transact((tx) => changeRound(tx, viewer, given, now));
  if (outcome.ok) return redirect(paths.round.to(round.id), 'check.done.changed');
  const { why } = outcome;
  if (why === 'days_wrong') return page(visit, round, { errors: { sampai: t('check.refusal.days_wrong') } });
  if (why === 'reason_long') return page(visit, round, { errors: { keterangan: t('check.refusal.reason_long') } });
  if (why === 'stale') return page(visit, round, { errors: { '': t('check.refusal.stale') }, status: 409 });
  return refusal(why, paths.round.to(round.id));
}

export async function complete(visit: CheckVisit): Promise<Answer> {
  const round = await roundOf(visit);
  const outcome = await visit.db.transact((tx) => completeRound(tx, visit.viewer, round.id, visit.now));
  if (!outcome.ok) return refusal(outcome.why, paths.round.to(round.id));
  const told = t('check.done.completed', { count: outcome.value, n: formatNumber(outcome.value) });
  return page(visit, await roundOf(visit), { told });
}

export async function remind(visit: CheckVisit): Promise<Answer> {
  const round = await roundOf(visit);
  const { db, viewer, now, baseUrl } = visit;
  const outcome = await db.transact((tx) => remindAll(tx, viewer, { id: round.id, baseUrl }, now));
  if (!outcome.ok) return refusal(outcome.why, paths.round.to(round.id));
  return page(visit, round, {
    told: t('check.done.reminded', { count: outcome.value, n: formatNumber(outcome.value) }),
  });
}

export async function close(visit: CheckVisit): Promise<Answer> {
  const round = await roundOf(visit);
  const given = { id: round.id, revision: revisionIn(visit) };
  const outcome = await visit.db.transact((tx) => closeEarly(tx, visit.viewer, given, visit.now));
  if (outcome.ok) return redirect(paths.round.to(round.id), 'check.done.closed');
  return refusal(outcome.why, paths.round.to(round.id));
}

/** Each box says an item and the revision that was shown. */
function chosenIn({ form }: CheckVisit) {
  return form.all('pilih').flatMap((text) => {
    const [id, revision = ''] = text.split(':');
    const parsed = parseId<'CheckItemId'>(id);
    return parsed && /^\d{1,9}$/.test(revision) ? [{ id: parsed, revision: Number(revision) }] : [];
  });
}

export async function verifyMany(visit: CheckVisit): Promise<Answer> {
  const round = await roundOf(visit);
  const chosen = chosenIn(visit).slice(0, PAGE_SIZE);
  if (chosen.length === 0) return page(visit, round, { errors: { pilih: t('check.many.chooseOne') } });
  const done = await visit.db.transact((tx) => verifyThem(tx, visit.viewer, { chosen }, visit.now));
  return page(visit, await roundOf(visit), { done });
}
