import { savedViewsShown, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { lastRunFor } from '../../bulk/queries.ts';
import type { Edition } from '../../edition/model/edition.ts';
import type { Entry } from '../../entry/model/entry.ts';
import type { Snapshot } from '../../entry/model/snapshot.ts';
import { entryById } from '../../entry/queries/entry.ts';
import { messagesOf } from '../../entry/queries/messages.ts';
import { snapshotBefore, snapshotOf } from '../../entry/queries/snapshot.ts';
import { checksOfSubmission } from '../../entry/queries/stand.ts';
import { answerProposal, reopenCheck, type SaidVerdict, sayVerdict } from '../actions/check.ts';
import { checksExport } from '../exports.ts';
import { paths } from '../paths.ts';
import { checkChoices, checkCounts, listChecks, nextWaiting, refusalReasons } from '../queries/check-list.ts';
import { checkOf } from '../queries/checks.ts';
import { passagesOfEntry } from '../queries/passages.ts';
import { isAsking } from '../rules/check.ts';
import { whyNotConfirm, whyNotDecide } from '../rules/check-moves.ts';
import { decidingAfter } from '../rules/course.ts';
import { knownAnswers } from '../rules/pass-many.ts';
import { CheckPage } from '../views/check-page.tsx';
import { ChecksPage } from '../views/checks-page.tsx';
import { checksQuery, filterIn, type Typed, verdictErrors, verdictIn } from './check-form.ts';
import { organisedEdition, organisers, refusalPage, type StageVisit, stagePage, trailOf } from './visit.tsx';

const PAGE_SIZE = 50;

export const checkRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.checks.pattern, guard: organisers, event: 'competition.stage.checks', handle: list },
  exportRoute(checksExport),
  { method: 'get', path: paths.check.pattern, guard: organisers, event: 'competition.stage.check_read', handle: read },
  { method: 'post', path: paths.check.pattern, guard: organisers, event: 'competition.stage.check', handle: say },
  {
    method: 'post',
    path: paths.answer.pattern,
    guard: organisers,
    event: 'competition.stage.confirm_refusal',
    handle: answer,
  },
  {
    method: 'post',
    path: paths.reopen.pattern,
    guard: organisers,
    event: 'competition.stage.reopen_check',
    handle: reopen,
  },
];

async function list(visit: StageVisit): Promise<Answer> {
  const { viewer, now, query } = visit;
  const { conn } = visit.db;
  const edition = await organisedEdition(visit);
  const filter = filterIn((name) => query.get(name), viewer);
  const counts = await checkCounts(conn, edition, filter);
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const total = filter.group ? (counts[filter.group] ?? 0) : all;
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(query.get('hal') ?? '1', 10) || 1));
  const address = checksQuery(filter, viewer);
  const list = paths.checks.to(edition.id);
  const body = (
    <ChecksPage
      {...{ edition, filter, counts, page, pages, total }}
      {...(await checkChoices(conn, edition))}
      query={address}
      reader={viewer.person?.id ?? null}
      rows={await listChecks(conn, edition, filter, { size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE })}
      reasons={await refusalReasons(conn, edition)}
      saved={await savedViewsShown(conn, viewer, { list, query: address }, now)}
      lastRun={await lastRunFor(conn, viewer, list, now)}
    />
  );
  return stagePage({ title: t('stage.checks.title'), width: 'wide', trail: trailOf(edition), body });
}

type Opened = { readonly edition: Edition; readonly entry: Entry; readonly snapshot: Snapshot };

/** The submission of the address, of the edition of the address; else it is not there. */
async function submissionOf(visit: StageVisit): Promise<Opened> {
  const edition = await organisedEdition(visit);
  const id = parseId<'EntryId'>(visit.params.usulan);
  // What its people write while it is open again is not shown here, so that the organiser's own reading of entries is not asked.
  const entry = id ? await entryById(visit.db.conn, id) : null;
  const snapshot = entry?.editionId === edition.id ? await snapshotOf(visit.db.conn, entry.id) : null;
  if (!entry || !snapshot) throw new NotFound();
  return { edition, entry, snapshot };
}

async function read(visit: StageVisit): Promise<Answer> {
  return checkPage(visit, await submissionOf(visit), null, {});
}

/** Typed null: the form stands as it was kept, or as the machine proposes. */
async function checkPage(
  { db, viewer, now }: StageVisit,
  { edition, entry, snapshot }: Opened,
  typed: Typed | null,
  errors: FieldErrors,
): Promise<Answer> {
  const check = await checkOf(db.conn, { id: entry.id, snapshotId: snapshot.id });
  const earlier = await snapshotBefore(db.conn, snapshot);
  const asked = earlier && (await checkOf(db.conn, { id: entry.id, snapshotId: earlier.id }));
  const rules = await checksOfSubmission(db.conn, entry, { edition, content: snapshot.content });
  const later = decidingAfter(edition.document, 'admin_check');
  const isRested = (await passagesOfEntry(db.conn, entry.id)).some((it) => later.includes(it.stage));
  const fresh: Typed = {
    outcome: check?.outcome ?? null,
    checklist: check?.checklist ?? knownAnswers(rules),
    reasons: check?.reasons ?? [],
    note: check?.note ?? '',
  };
  const body = (
    <CheckPage
      edition={edition}
      entry={entry}
      snapshot={snapshot}
      before={asked?.outcome && isAsking(asked.outcome) ? earlier : null}
      rules={rules}
      messages={await messagesOf(db.conn, entry.id)}
      check={check}
      whyNotSay={isRested ? 'later_decided' : whyNotDecide(edition, 'admin_check', viewer, now)}
      whyNotConfirm={check ? whyNotConfirm(check, viewer) : 'not_proposed'}
      form={{ revision: check?.revision ?? 0, typed: typed ?? fresh, errors, now }}
      errors={errors}
      next={await nextWaiting(db.conn, edition, entry.id)}
    />
  );
  const trail = trailOf(edition, { text: t('stage.checks.title'), href: paths.checks.to(edition.id) });
  return stagePage({ title: snapshot.content.entry.title, width: 'wide', trail, body }, errors);
}

async function say(visit: StageVisit): Promise<Answer> {
  const opened = await submissionOf(visit);
  const { edition, entry } = opened;
  const typed = verdictIn(visit.form);
  const back = paths.check.to(edition.id, entry.id);
  if (typed.outcome === null) return checkPage(visit, opened, typed, { hasil: t('stage.check.outcomeMissing') });
  const revision = Number(visit.form.get('revisi')) || 0;
  const said: SaidVerdict = { ...typed, outcome: typed.outcome, id: entry.id, revision };
  const outcome = await visit.db.transact((tx) => sayVerdict(tx, visit.viewer, said, visit.now));
  if (outcome.ok)
    return redirect(back, outcome.value.state === 'proposed' ? 'stage.done.proposed' : 'stage.done.decided');
  if (typeof outcome.why === 'string')
    return outcome.why === 'stale'
      ? checkPage(visit, opened, typed, { '': t('stage.refusal.stale') })
      : refusalPage(outcome.why, back);
  return checkPage(visit, opened, typed, verdictErrors(outcome.why.faults, typed));
}

async function answer(visit: StageVisit): Promise<Answer> {
  const { edition, entry } = await submissionOf(visit);
  const agrees = visit.form.get('jawab') === 'setuju';
  const outcome = await visit.db.transact((tx) =>
    answerProposal(tx, visit.viewer, { id: entry.id, agrees }, visit.now),
  );
  const back = paths.check.to(edition.id, entry.id);
  if (!outcome.ok) return refusalPage(outcome.why, back);
  return redirect(back, agrees ? 'stage.done.confirmed' : 'stage.done.dismissed');
}

async function reopen(visit: StageVisit): Promise<Answer> {
  const opened = await submissionOf(visit);
  const { edition, entry } = opened;
  const reason = visit.form.get('alasan');
  const outcome = await visit.db.transact((tx) => reopenCheck(tx, visit.viewer, { id: entry.id, reason }, visit.now));
  const back = paths.check.to(edition.id, entry.id);
  if (outcome.ok) return redirect(back, 'stage.done.reopened');
  if (outcome.why === 'reason_missing')
    return checkPage(visit, opened, null, { alasan: t('stage.refusal.reason_missing') });
  return refusalPage(outcome.why, back);
}
