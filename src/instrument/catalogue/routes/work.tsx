import type { Viewer } from '#identity/index.ts';
import { isoOf } from '#platform/document/read.ts';
import { boxMoment } from '#platform/document/write.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { extendPeriod, moveEdition, type PlainMove, publishEdition } from '../actions/move.ts';
import { saveEdition } from '../actions/write.ts';
import type { EditionRefusal, InstrumentEdition } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { revisionOf, revisionsOf } from '../queries/revisions.ts';
import { type EditionMove, editionMoves, whyNotMove, whyNotPublish } from '../rules/moves.ts';
import { problemsOf } from '../rules/problems.ts';
import { ExtendPage } from '../views/extend-page.tsx';
import { HistoryPage } from '../views/history-page.tsx';
import { WorkPage } from '../views/work-page.tsx';
import { titleOf } from '../wording.ts';
import {
  keepers as guard,
  type InstrumentVisit,
  instrumentPage,
  ownEditionAt,
  refusalPage,
  trailOf,
  workTrail,
} from './visit.tsx';
import { waysTo } from './ways.tsx';

/** One edition as its office sees it, and what is done with it as a whole. */
export const workRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.work.pattern, guard, event: 'instrument.edition.work', handle: work },
  { method: 'get', path: paths.publish.pattern, guard, event: 'instrument.edition.publish_form', handle: askPublish },
  { method: 'post', path: paths.publish.pattern, guard, event: 'instrument.edition.publish', handle: publish },
  { method: 'get', path: paths.extend.pattern, guard, event: 'instrument.edition.extend_form', handle: askExtend },
  { method: 'post', path: paths.extend.pattern, guard, event: 'instrument.edition.extend', handle: extend },
  { method: 'post', path: paths.move.pattern, guard, event: 'instrument.edition.move', handle: move },
  { method: 'get', path: paths.history.pattern, guard, event: 'instrument.edition.history', handle: history },
  { method: 'post', path: paths.undo.pattern, guard, event: 'instrument.edition.undo', handle: undo },
];

function whyNotOf(edition: InstrumentEdition, move: EditionMove, viewer: Viewer): EditionRefusal | null {
  return move === 'publish' ? whyNotPublish(edition, viewer) : whyNotMove(move, edition, viewer);
}

async function work(visit: InstrumentVisit): Promise<Answer> {
  const edition = await ownEditionAt(visit);
  const whyNot = Object.fromEntries(
    editionMoves.map((it) => {
      const why = whyNotOf(edition, it, visit.viewer);
      return [it, why && t(`instrument.refusal.${why}`)];
    }),
  ) as Record<EditionMove, string | null>;
  const problems = problemsOf(edition.document);
  const ways = waysTo(edition, visit.viewer);
  const body = <WorkPage edition={edition} problems={problems} whyNot={whyNot} ways={ways} now={visit.now} />;
  return instrumentPage({ title: titleOf(edition), trail: trailOf(edition), width: 'wide', body });
}

async function askPublish(visit: InstrumentVisit): Promise<Answer> {
  const edition = await ownEditionAt(visit);
  const why = whyNotPublish(edition, visit.viewer);
  if (why) return refusalPage(why, paths.work.to(edition.id));
  const title = t('instrument.publish.title');
  const body = (
    <ConfirmPage
      title={title}
      action={paths.publish.to(edition.id)}
      fields={{ revisi: String(edition.revision) }}
      button={t('instrument.publish.button')}
      cancel={paths.work.to(edition.id)}
    >
      <p>{t('instrument.publish.text', { title: titleOf(edition) })}</p>
    </ConfirmPage>
  );
  return instrumentPage({ title, trail: workTrail(edition), body });
}

async function publish(visit: InstrumentVisit): Promise<Answer> {
  const { id } = await ownEditionAt(visit);
  const input = { id, revision: Number(visit.form.get('revisi')) };
  const outcome = await visit.db.transact((tx) => publishEdition(tx, visit.viewer, input, visit.now));
  const back = paths.work.to(id);
  return outcome.ok ? redirect(back, 'instrument.done.publish') : refusalPage(outcome.why, back);
}

async function askExtend(visit: InstrumentVisit): Promise<Answer> {
  const edition = await ownEditionAt(visit);
  const why = whyNotMove('extend', edition, visit.viewer);
  if (why) return refusalPage(why, paths.work.to(edition.id));
  const closes = boxMoment(edition.document.period.closes ?? visit.now.toISOString());
  return extendPage(edition, { closes, reason: '' }, {});
}

type TypedExtension = { readonly closes: string; readonly reason: string };

function extendPage(edition: InstrumentEdition, typed: TypedExtension, errors: FieldErrors): Answer {
  const body = <ExtendPage edition={edition} typed={typed} errors={errors} />;
  return instrumentPage({ title: t('instrument.extend.title'), trail: workTrail(edition), body }, errors);
}

/** At which box a refusal is said. */
const boxes: Readonly<Partial<Record<EditionRefusal, string>>> = {
  not_later: 'penutupan',
  in_the_past: 'penutupan',
  has_problems: 'penutupan',
  reason_missing: 'alasan',
  reason_long: 'alasan',
};

async function extend(visit: InstrumentVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const edition = await ownEditionAt(visit);
  const typed = { closes: form.get('penutupan'), reason: form.get('alasan') };
  const closes = isoOf(typed.closes) ?? '';
  const input = { id: edition.id, revision: Number(form.get('revisi')), closes, reason: typed.reason };
  const outcome = await db.transact((tx) => extendPeriod(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.work.to(edition.id), 'instrument.done.extend');
  const box = boxes[outcome.why];
  if (box === undefined) return refusalPage(outcome.why, paths.work.to(edition.id));
  return extendPage(edition, typed, { [box]: t(`instrument.refusal.${outcome.why}`) });
}

const plainMoves: readonly PlainMove[] = ['close', 'reopen', 'archive', 'restore'];

async function move(visit: InstrumentVisit): Promise<Answer> {
  const { id } = await ownEditionAt(visit);
  const asked = plainMoves.find((it) => it === visit.form.get('ke'));
  if (!asked) throw new NotFound();
  const outcome = await visit.db.transact((tx) => moveEdition(tx, visit.viewer, { id, move: asked }, visit.now));
  const back = paths.work.to(id);
  return outcome.ok ? redirect(back, 'instrument.done.move') : refusalPage(outcome.why, back);
}

async function history(visit: InstrumentVisit): Promise<Answer> {
  const edition = await ownEditionAt(visit);
  const revisions = await revisionsOf(visit.db.conn, edition.id);
  const mayUndo = whyNotMove('edit', edition, visit.viewer) === null && edition.lockedAt === null;
  const body = <HistoryPage edition={edition} revisions={revisions} mayUndo={mayUndo} />;
  return instrumentPage({ title: t('instrument.history.title'), trail: workTrail(edition), body });
}

/** Takes an earlier revision up again, as the next one. */
async function undo(visit: InstrumentVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const { id } = await ownEditionAt(visit);
  const no = Number(form.get('no'));
  const found = Number.isInteger(no) && no > 0 ? await revisionOf(db.conn, id, no) : null;
  if (!found) throw new NotFound();
  const reason = t('instrument.undo.reason', { no });
  const input = { id, revision: Number(form.get('revisi')), document: found.document, reason };
  const outcome = await db.transact((tx) => saveEdition(tx, viewer, input, now));
  const back = paths.history.to(id);
  return outcome.ok ? redirect(back, 'instrument.done.undo') : refusalPage(outcome.why, back);
}
