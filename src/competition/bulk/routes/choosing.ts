import { acting, type Viewer } from '#identity/index.ts';
import { NotFound, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { editionFor, editionsByIds } from '../../edition/queries/editions.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import type { Entry, EntryId } from '../../entry/model/entry.ts';
import { unfinishedStates } from '../../entry/model/states.ts';
import { entriesFor } from '../../entry/queries/entry.ts';
import { idsOf } from '../../entry/queries/list.ts';
import { progressOfMany } from '../../entry/queries/progress.ts';
import { snapshotOf } from '../../entry/queries/snapshot.ts';
import { checksOfSubmission } from '../../entry/queries/stand.ts';
import { filterOf } from '../../entry/routes/list-query.ts';
import { whyNotMove, whyNotNow } from '../../entry/rules/moves.ts';
import { whyNotRemind } from '../../entry/rules/remind.ts';
import { isReopened } from '../../entry/rules/reopening.ts';
import { approvalOf, windowOf } from '../../entry/rules/window.ts';
import { checksAmong, type ListedCheck, listChecks } from '../../stage/queries/check-list.ts';
import { filterIn } from '../../stage/routes/check-form.ts';
import { whyNotDecide, whyNotOrganise } from '../../stage/rules/check-moves.ts';
import { whyNotPassTogether } from '../../stage/rules/pass-many.ts';
import { whyNotPassedText } from '../../stage/wording.ts';
import type { BulkMove, BulkRun, Chosen } from '../model.ts';
import { runFor } from '../queries.ts';
import { mostOf } from '../rules.ts';

export type BulkVisit = Visit<Viewer>;

/** Who does things to many entries: those who check them, before or after they arrive. */
export const runners = acting(...organiserRoles);

/** The run of the address, for whoever did it; else it is not there. */
export async function runOf({ db, viewer, params }: BulkVisit): Promise<BulkRun> {
  const id = parseId<'EntryRunId'>(params.id);
  const found = id ? await runFor(db.conn, viewer, id) : null;
  if (!found) throw new NotFound();
  return found;
}

/** Moves of the organiser's office; the others are those of who checks before entries arrive. */
const ofOffice: readonly BulkMove[] = ['pass', 'assign'];

/** The entries that were ticked, or all that the list's filter finds; one more than go at once, if there are more. */
export async function chosenIds(visit: BulkVisit, move: BulkMove): Promise<readonly EntryId[]> {
  const { form, db, viewer } = visit;
  const most = mostOf(move) + 1;
  const ticked = form.all('usulan').flatMap((text) => parseId<'EntryId'>(text) ?? []);
  if (!form.has('semua')) return [...new Set(ticked)].slice(0, most);
  if (ofOffice.includes(move)) {
    const filter = filterIn((name) => form.get(name), viewer);
    const waiting = { ...filter, group: filter.group ?? ('waiting' as const) };
    return (await listChecks(db.conn, await organised(visit), waiting, { size: most, offset: 0 })).map((it) => it.id);
  }
  const filter = filterOf((name) => form.get(name));
  if (filter.state) return idsOf(db.conn, viewer, filter, most);
  const ids = [];
  for (const state of unfinishedStates) ids.push(...(await idsOf(db.conn, viewer, { ...filter, state }, most)));
  return ids.slice(0, most);
}

/** The edition of the form that the viewer organises; else it is not there. */
async function organised({ db, form, viewer }: BulkVisit): Promise<Edition> {
  const id = parseId<'EditionId'>(form.get('edisi'));
  const edition = id ? await editionFor(db.conn, viewer, id) : null;
  if (!edition || whyNotOrganise(edition, viewer)) throw new NotFound();
  return edition;
}

/** What was chosen as far as the viewer may read it, each with why nothing can be done to it now. */
export async function chosenFor(visit: BulkVisit, move: BulkMove, ids: readonly EntryId[]): Promise<readonly Chosen[]> {
  const entries = await entriesFor(visit.db.conn, visit.viewer, ids);
  const editions = await editionsByIds(
    visit.db.conn,
    entries.map((it) => it.editionId),
  );
  const whys = ofOffice.includes(move)
    ? await officeWhys(visit, move, entries, editions)
    : await adminWhys(visit, move, entries, editions);
  return entries.map((entry) => ({
    id: entry.id,
    title: entry.title,
    place: [entry.unitName, entry.institutionName].filter((it) => it !== null).join(', '),
    why: whys.get(entry.id) ?? null,
  }));
}

type Editions = ReadonlyMap<Edition['id'], Edition>;
type Whys = ReadonlyMap<EntryId, string | null>;

async function adminWhys(
  { db, viewer, now }: BulkVisit,
  move: BulkMove,
  entries: readonly Entry[],
  editions: Editions,
): Promise<Whys> {
  const progress = move === 'submit' ? await progressOfMany(db.conn, entries, editions) : new Map();
  const whyOf = (entry: Entry): string | null => {
    const edition = editions.get(entry.editionId);
    if (!edition) return t('entry.refusal.not_found');
    if (isReopened(entry)) return t('competition.bulk.reopened');
    const window = windowOf(edition.document);
    const why =
      move === 'remind'
        ? whyNotRemind(entry, viewer, window.closes, now)
        : (whyNotMove(moveOf(move), entry, viewer, approvalOf(edition.document)) ??
          whyNotNow(moveOf(move), window, now));
    if (why) return t(`entry.refusal.${why}`);
    const { done, of } = progress.get(entry.id) ?? { done: 0, of: 0 };
    return done < of ? t('competition.bulk.incomplete') : null;
  };
  return new Map(entries.map((entry) => [entry.id, whyOf(entry)]));
}

const moveOf = (move: BulkMove) => (move === 'submit' ? 'submit' : 'return');

async function officeWhys(
  visit: BulkVisit,
  move: BulkMove,
  entries: readonly Entry[],
  editions: Editions,
): Promise<Whys> {
  const whys = new Map<EntryId, string | null>();
  for (const [id, own] of Map.groupBy(entries, (it) => it.editionId)) {
    const edition = editions.get(id);
    if (!edition) continue;
    const checks = await checksAmong(
      visit.db.conn,
      edition,
      own.map((it) => it.id),
    );
    const byId = new Map(checks.map((it) => [it.id, it]));
    for (const entry of own) {
      const check = byId.get(entry.id);
      const why = move === 'assign' ? whyNotAssigned(check) : await whyNotPassed(visit, { entry, edition }, check);
      whys.set(entry.id, why);
    }
  }
  return whys;
}

function whyNotAssigned(check: ListedCheck | undefined): string | null {
  if (!check) return t('stage.refusal.not_in_field');
  return check.group === 'waiting' || check.group === 'proposed' ? null : t('stage.refusal.already_decided');
}

async function whyNotPassed(
  { db, viewer, now }: BulkVisit,
  { entry, edition }: { readonly entry: Entry; readonly edition: Edition },
  check: ListedCheck | undefined,
): Promise<string | null> {
  const why = whyNotDecide(edition, 'admin_check', viewer, now) ?? (check ? null : 'not_in_field');
  const snapshot = why ? null : await snapshotOf(db.conn, entry.id);
  if (why || !check || !snapshot) return whyNotPassedText(why ?? 'not_in_field');
  const checks = await checksOfSubmission(db.conn, entry, { edition, content: snapshot.content });
  const objected = whyNotPassTogether(check.group, checks);
  return objected && whyNotPassedText(objected);
}
