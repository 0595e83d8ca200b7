import type { Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { isoOf } from '#platform/document/read.ts';
import { boxMoment } from '#platform/document/write.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { extendDeadline } from '../actions/extend.ts';
import { moveEdition, type PlainMove, publishEdition } from '../actions/move.ts';
import { saveEdition } from '../actions/write.ts';
import { historyExport } from '../exports.ts';
import type { Edition, EditionRefusal } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { revisionOf, revisionsOf } from '../queries/revisions.ts';
import { closingOf } from '../rules/calendar.ts';
import { type EditionMove, editionMoves, whyNotExtend, whyNotMove, whyNotPublish } from '../rules/moves.ts';
import { problemsOf } from '../rules/problems.ts';
import { ExtendPage } from '../views/extend-page.tsx';
import { HistoryPage } from '../views/history-page.tsx';
import { WorkPage } from '../views/work-page.tsx';
import {
  type EditionVisit,
  organisers as guard,
  ownEditionAt,
  refusalPage,
  titleOf,
  trailOf,
  workPage,
} from './visit.tsx';

/** One edition as its organiser sees it, and what is done with it as a whole. */
export const workRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.work.pattern, guard, event: 'competition.edition.work', handle: work },
  { method: 'get', path: paths.publish.pattern, guard, event: 'competition.edition.publish_form', handle: askPublish },
  { method: 'post', path: paths.publish.pattern, guard, event: 'competition.edition.publish', handle: publish },
  { method: 'get', path: paths.extend.pattern, guard, event: 'competition.edition.extend_form', handle: askExtend },
  { method: 'post', path: paths.extend.pattern, guard, event: 'competition.edition.extend', handle: extend },
  { method: 'post', path: paths.move.pattern, guard, event: 'competition.edition.move', handle: move },
  { method: 'get', path: paths.history.pattern, guard, event: 'competition.edition.history', handle: history },
  exportRoute(historyExport),
  { method: 'post', path: paths.undo.pattern, guard, event: 'competition.edition.undo', handle: undo },
];

function whyNotOf(edition: Edition, move: EditionMove, { viewer, now }: EditionVisit): EditionRefusal | null {
  if (move === 'publish') return whyNotPublish(edition, viewer);
  return move === 'extend' ? whyNotExtend(edition, viewer, now) : whyNotMove(move, edition, viewer);
}

async function work(visit: EditionVisit): Promise<Answer> {
  const edition = await ownEditionAt(visit);
  const whyNot = Object.fromEntries(
    editionMoves.map((it) => {
      const why = whyNotOf(edition, it, visit);
      return [it, why && t(`edition.refusal.${why}`)];
    }),
  ) as Record<EditionMove, string | null>;
  const problems = problemsOf(edition.document);
  const body = <WorkPage edition={edition} problems={problems} whyNot={whyNot} now={visit.now} />;
  return workPage({ title: titleOf(edition), width: 'wide', islands: ['countdown'], body });
}

async function askPublish(visit: EditionVisit): Promise<Answer> {
  const edition = await ownEditionAt(visit);
  const why = whyNotPublish(edition, visit.viewer);
  if (why) return refusalPage(why, paths.work.to(edition.id));
  const title = t('edition.publish.title');
  const body = (
    <ConfirmPage
      title={title}
      action={paths.publish.to(edition.id)}
      fields={{ revisi: String(edition.revision) }}
      button={t('edition.publish.button')}
      cancel={paths.work.to(edition.id)}
    >
      <p>{t('edition.publish.text', { title: titleOf(edition) })}</p>
    </ConfirmPage>
  );
  return workPage({ title, trail: trailOf(edition), body });
}

async function publish(visit: EditionVisit): Promise<Answer> {
  const { id } = await ownEditionAt(visit);
  const input = { id, revision: Number(visit.form.get('revisi')) };
  const outcome = await visit.db.transact((tx) => publishEdition(tx, visit.viewer, input, visit.now));
  return outcome.ok ? redirect(paths.work.to(id), 'edition.done.publish') : refusalPage(outcome.why, paths.work.to(id));
}

async function askExtend(visit: EditionVisit): Promise<Answer> {
  const edition = await ownEditionAt(visit);
  const why = whyNotExtend(edition, visit.viewer, visit.now);
  if (why) return refusalPage(why, paths.work.to(edition.id));
  const closing = closingOf(edition.document);
  const closes = closing ? boxMoment(closing.toISOString()) : `${dayOf(visit.now)}T23:59`;
  return extendPage(edition, { closes, reason: '', follow: true }, {});
}

type TypedExtension = { readonly closes: string; readonly reason: string; readonly follow: boolean };

function extendPage(edition: Edition, typed: TypedExtension, errors: FieldErrors): Answer {
  const body = <ExtendPage edition={edition} typed={typed} errors={errors} />;
  return workPage({ title: t('edition.extend.title'), trail: trailOf(edition), body }, errors);
}

/** At which box a refusal is said. */
const boxes: Readonly<Partial<Record<EditionRefusal, string>>> = {
  invalid: 'penutupan',
  not_later: 'penutupan',
  in_the_past: 'penutupan',
  has_problems: 'penutupan',
  reason_missing: 'alasan',
  reason_long: 'alasan',
};

async function extend(visit: EditionVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const edition = await ownEditionAt(visit);
  const typed = { closes: form.get('penutupan'), reason: form.get('alasan'), follow: form.has('ikut') };
  const input = { ...typed, id: edition.id, revision: Number(form.get('revisi')), closes: isoOf(typed.closes) ?? '' };
  const outcome = await db.transact((tx) => extendDeadline(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.work.to(edition.id), 'edition.done.extend');
  const box = boxes[outcome.why];
  if (box === undefined) return refusalPage(outcome.why, paths.work.to(edition.id));
  const code = outcome.why === 'has_problems' ? 'extension_problems' : outcome.why;
  return extendPage(edition, typed, { [box]: t(`edition.refusal.${code}`) });
}

const plainMoves: readonly PlainMove[] = ['close', 'reopen', 'archive', 'restore'];

async function move(visit: EditionVisit): Promise<Answer> {
  const { id } = await ownEditionAt(visit);
  const asked = plainMoves.find((it) => it === visit.form.get('ke'));
  if (!asked) throw new NotFound();
  const outcome = await visit.db.transact((tx) => moveEdition(tx, visit.viewer, { id, move: asked }, visit.now));
  return outcome.ok ? redirect(paths.work.to(id), 'edition.done.move') : refusalPage(outcome.why, paths.work.to(id));
}

async function history(visit: EditionVisit): Promise<Answer> {
  const edition = await ownEditionAt(visit);
  const revisions = await revisionsOf(visit.db.conn, edition.id);
  const mayUndo = whyNotMove('edit', edition, visit.viewer) === null && edition.lockedAt === null;
  const body = <HistoryPage edition={edition} revisions={revisions} mayUndo={mayUndo} />;
  return workPage({ title: t('edition.history.title'), trail: trailOf(edition), body });
}

/** Takes an earlier revision up again, as the next one. */
async function undo(visit: EditionVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const { id } = await ownEditionAt(visit);
  const no = Number(form.get('no'));
  const found = Number.isInteger(no) && no > 0 ? await revisionOf(db.conn, id, no) : null;
  if (!found) throw new NotFound();
  const reason = t('edition.undo.reason', { no });
  const input = { id, revision: Number(form.get('revisi')), document: found.document, reason };
  const outcome = await db.transact((tx) => saveEdition(tx, viewer, input, now));
  return outcome.ok
    ? redirect(paths.history.to(id), 'edition.done.undo')
    : refusalPage(outcome.why, paths.history.to(id));
}
