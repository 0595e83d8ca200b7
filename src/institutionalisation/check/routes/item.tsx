import { attachable, evidenceOf } from '#files/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { sustainabilityStatuses } from '#registry/index.ts';
import { answerItem, judgeItem, SUBJECT } from '../actions/answer.ts';
import type { CheckRefusal } from '../model/check.ts';
import { paths } from '../paths.ts';
import { historyOfItem, isAskedElsewhere, itemsOfInnovation } from '../queries/items.ts';
import { whyNotAnswer, whyNotJudge } from '../rules/moves.ts';
import { ItemPage } from '../views/item-page.tsx';
import { type CheckVisit, checkPage, dayIn, itemOf, type Opened, refusal, revisionIn, trailOf } from './visit.tsx';

/** So many papers of the locker are offered, the newest first. */
const OFFERED = 100;

export async function showItem(visit: CheckVisit): Promise<Answer> {
  return page(visit, await itemOf(visit), {});
}

async function page(visit: CheckVisit, opened: Opened, errors: FieldErrors, status?: number): Promise<Answer> {
  const { item, round, innovation, title } = opened;
  const { db, viewer, form, now } = visit;
  const newerRound = item.state === 'silent' && (await isAskedElsewhere(db.conn, item));
  const answer = whyNotAnswer(item, { innovation, round, newerRound }, viewer, dayOf(now));
  const years = await itemsOfInnovation(db.conn, innovation.id);
  const typed = (name: string, kept: string) => (form.has(name) ? form.get(name) : kept);
  const body = (
    <ItemPage
      {...opened}
      papers={await evidenceOf(db.conn, { kind: SUBJECT, id: item.id }, { onlyPublic: false })}
      locker={answer === null ? await attachable(db.conn, viewer, OFFERED) : []}
      history={await historyOfItem(db.conn, item.id)}
      others={years.filter((it) => it.id !== item.id)}
      deeds={{ answer, judge: whyNotJudge(item, innovation, viewer) }}
      typed={{
        status: typed('status', item.status ?? ''),
        reason: typed('alasan', item.reason),
        since: typed('sejak', item.since ?? ''),
        evidence: form.get('bukti'),
        verdict: form.get('hasil'),
        note: form.get('catatan'),
      }}
      today={dayOf(now)}
      errors={errors}
    />
  );
  const heading = t('check.item.title', { year: String(round.year), title });
  return checkPage(
    { title: heading, width: 'wide', trail: trailOf(round), body, ...(status ? { status } : {}) },
    errors,
  );
}

const boxes: Partial<Readonly<Record<CheckRefusal, string>>> = {
  day_wrong: 'sejak',
  day_future: 'sejak',
  reason_missing: 'alasan',
  reason_long: 'alasan',
};

export async function answer(visit: CheckVisit): Promise<Answer> {
  const opened = await itemOf(visit);
  const { id } = opened.item;
  const { db, viewer, form, now } = visit;
  const status = sustainabilityStatuses.find((it) => it === form.get('status'));
  if (!status) return page(visit, opened, { status: t('check.fault.status') });
  const answering = {
    ...{ id, status, revision: revisionIn(visit), reason: form.get('alasan') },
    since: dayIn(form.get('sejak').trim()),
    evidenceId: parseId<'EvidenceId'>(form.get('bukti')),
  };
  const { since } = answering;
  if (since === null) return page(visit, opened, { sejak: t('check.refusal.day_wrong') });
  const outcome = await db.transact((tx) => answerItem(tx, viewer, { ...answering, since }, now));
  if (outcome.ok) return redirect(paths.item.to(id), 'check.done.answered');
  return refusedAt(visit, opened, { why: outcome.why, box: boxes[outcome.why] });
}

type Failed = { readonly why: CheckRefusal; readonly box: string | undefined };

function refusedAt(visit: CheckVisit, opened: Opened, { why, box }: Failed): Answer | Promise<Answer> {
  const text = t(`check.refusal.${why}`);
  if (why === 'stale') return page(visit, opened, { '': text }, 409);
  if (box !== undefined) return page(visit, opened, { [box]: text });
  return refusal(why, paths.item.to(opened.item.id));
}

export async function judge(visit: CheckVisit): Promise<Answer> {
  const opened = await itemOf(visit);
  const { id } = opened.item;
  const { db, viewer, form, now } = visit;
  const verdict = form.get('hasil');
  if (verdict !== 'verify' && verdict !== 'return') {
    const forbidden = whyNotJudge(opened.item, opened.innovation, viewer);
    return forbidden
      ? refusal(forbidden, paths.item.to(id))
      : page(visit, opened, { hasil: t('lasting.decide.missing') });
  }
  const judging = { id, revision: revisionIn(visit), verdict, note: form.get('catatan') } as const;
  const outcome = await db.transact((tx) => judgeItem(tx, viewer, judging, now));
  if (outcome.ok) return redirect(paths.item.to(id), `check.done.${verdict}`);
  const box = outcome.why.startsWith('reason_') ? 'catatan' : undefined;
  return refusedAt(visit, opened, { why: outcome.why, box });
}
