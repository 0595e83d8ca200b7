import { isActing, regenciesOf, regionName } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { openRound, whichOf } from '../actions/round.ts';
import { type CheckRefusal, FIRST_YEAR, LAST_YEAR } from '../model/check.ts';
import { paths } from '../paths.ts';
import { countAsked, countsOf, roundsFor } from '../queries/rounds.ts';
import { progressOf } from '../rules/progress.ts';
import { OpenPage, type TypedRound } from '../views/open-page.tsx';
import { RoundsPage } from '../views/rounds-page.tsx';
import { type CheckVisit, checkPage, dayIn, organisers, refusal, trailOf } from './visit.tsx';

export async function showRounds(visit: CheckVisit): Promise<Answer> {
  const { db, viewer, now } = visit;
  const rounds = await roundsFor(db.conn, viewer);
  const counts = await countsOf(
    db.conn,
    viewer,
    rounds.map((it) => it.id),
  );
  const body = (
    <RoundsPage
      rounds={rounds.map((round) => ({ round, progress: progressOf(counts.get(round.id) ?? []) }))}
      mayOpen={organisers.admits(viewer) === 'yes'}
      today={dayOf(now)}
    />
  );
  return checkPage({ title: t('check.list.title'), width: 'wide', body });
}

function regionsFor({ viewer, config }: CheckVisit) {
  if (!isActing(viewer, 'hub_admin')) return [];
  return regenciesOf(config.hubRegion).map(({ code }) => ({ value: code, label: regionName(code) }));
}

function typedIn({ form }: CheckVisit): TypedRound {
  return {
    year: form.get('tahun').trim(),
    opens: form.get('mulai').trim(),
    closes: form.get('sampai').trim(),
    region: form.get('wilayah'),
    begunUntil: form.get('sejak').trim(),
    withStopped: form.get('berhenti') === 'ya',
    note: form.get('keterangan').trim(),
  };
}

const numberIn = (text: string, first: number, last: number): number | null => {
  const value = /^\d{4}$/.test(text) ? Number(text) : 0;
  return value >= first && value <= last ? value : null;
};

type Asked = { readonly found: number; readonly taken: number };

async function openPage(
  visit: CheckVisit,
  typed: TypedRound,
  errors: FieldErrors,
  asked: Asked | null,
): Promise<Answer> {
  const id = parseId<'CheckRoundId'>(visit.form.get('id')) ?? newId<'CheckRoundId'>();
  const body = <OpenPage id={id} typed={typed} regions={regionsFor(visit)} asked={asked} errors={errors} />;
  return checkPage({ title: t('check.open.title'), width: 'reading', trail: trailOf(), body }, errors);
}

const DAY_MS = 86_400_000;
/** So long a round usually takes (ours); the office sets its own last day. */
const USUAL_DAYS = 30;

export async function showOpen(visit: CheckVisit): Promise<Answer> {
  const today = dayOf(visit.now);
  const typed = {
    year: today.slice(0, 4),
    opens: today,
    closes: dayOf(new Date(visit.now.getTime() + USUAL_DAYS * DAY_MS)),
    region: '',
    begunUntil: '',
    withStopped: false,
    note: '',
  };
  return openPage(visit, typed, {}, await askedNow(visit, typed));
}

/** How many innovations the choice finds now. */
async function askedNow({ db, viewer }: CheckVisit, typed: TypedRound): Promise<Asked | null> {
  const begunUntil = numberIn(typed.begunUntil, 1945, LAST_YEAR);
  const which = whichOf(viewer, { regionCode: typed.region || null, begunUntil, withStopped: typed.withStopped });
  return which ? countAsked(db.conn, which) : null;
}

const boxes: Partial<Readonly<Record<CheckRefusal, string>>> = {
  same_year: 'tahun',
  days_wrong: 'sampai',
  nobody_asked: '',
  reason_long: 'keterangan',
};

export async function open(visit: CheckVisit): Promise<Answer> {
  const { db, viewer, form, now } = visit;
  const typed = typedIn(visit);
  const year = numberIn(typed.year, FIRST_YEAR, LAST_YEAR);
  const [opens, closes] = [dayIn(typed.opens), dayIn(typed.closes)];
  const begunUntil = numberIn(typed.begunUntil, 1945, LAST_YEAR);
  const region = regionsFor(visit).some((it) => it.value === typed.region) ? typed.region : null;
  const errors = {
    ...(year === null ? { tahun: t('check.fault.year') } : {}),
    ...(opens === null ? { mulai: t('check.refusal.day_wrong') } : {}),
    ...(closes === null ? { sampai: t('check.refusal.day_wrong') } : {}),
    ...(typed.begunUntil !== '' && begunUntil === null ? { sejak: t('check.fault.year') } : {}),
  };
  if (form.get('aksi') === 'hitung') return openPage(visit, typed, {}, await askedNow(visit, typed));
  if (year === null || opens === null || closes === null || Object.keys(errors).length > 0)
    return openPage(visit, typed, errors, await askedNow(visit, typed));
  const id = parseId<'CheckRoundId'>(form.get('id')) ?? newId<'CheckRoundId'>();
  const { withStopped, note } = typed;
  const given = { id, year, opens, closes, regionCode: region, begunUntil, withStopped, note };
  const outcome = await db.transact((tx) => openRound(tx, viewer, given, now));
  if (outcome.ok) return redirect(paths.round.to(outcome.value), 'check.done.opened');
  const box = boxes[outcome.why];
  if (box === undefined) return refusal(outcome.why, paths.list.to());
  return openPage(visit, typed, { [box]: t(`check.refusal.${outcome.why}`) }, await askedNow(visit, typed));
}
