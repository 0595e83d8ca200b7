import type { Viewer } from '#identity/index.ts';
import { NotFound, type Answer as Reply, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { InstrumentItem } from '../../catalogue/model/item.ts';
import { itemTitle } from '../../catalogue/wording.ts';
import { claimAnswer, confirmAnswer, fillFromFacts } from '../actions/answer.ts';
import { verifyAnswer } from '../actions/verify.ts';
import type { SheetRefusal } from '../model/refusal.ts';
import type { Given } from '../model/sheet.ts';
import { paths } from '../paths.ts';
import type { Scored } from '../queries/scored.ts';
import { whyNotFill, whyNotVerifyAnswer } from '../rules/moves.ts';
import { isFiller, isVerifier } from '../rules/rights.ts';
import { choiceValue, ItemPage, type TypedAnswer } from '../views/item-page.tsx';
import {
  atOf,
  type Doors,
  listers as guard,
  itemAt,
  refusalPage,
  refusalText,
  type SheetVisit,
  scoredAt,
  sheetPage,
  sheetTrail,
} from './visit.tsx';

/** One item of a sheet: claimed, confirmed, judged. */
export function itemRoutes(doors: Doors): readonly Route<Viewer>[] {
  const post = (path: { readonly pattern: string }, event: string, handle: Route<Viewer>['handle']): Route<Viewer> => ({
    method: 'post',
    path: path.pattern,
    guard,
    event,
    handle,
  });
  const open = async (visit: SheetVisit) => {
    const scored = await scoredAt(visit, doors);
    return itemPage(visit, { scored, item: itemAt(visit, scored) });
  };
  return [
    { method: 'get', path: paths.item.pattern, guard, event: 'instrument.sheet.item', handle: open },
    post(paths.item, 'instrument.sheet.answer', (it) => claim(it, doors)),
    post(paths.confirm, 'instrument.sheet.confirm', (it) => confirm(it, doors)),
    post(paths.fromFact, 'instrument.sheet.fact', (it) => fromFact(it, doors)),
    post(paths.verify, 'instrument.sheet.verify', (it) => verify(it, doors)),
  ];
}

type Shown = {
  readonly scored: Scored;
  readonly item: InstrumentItem;
  readonly claim?: TypedAnswer;
  readonly verdict?: TypedAnswer;
  readonly errors?: FieldErrors;
  readonly status?: number;
};

function itemPage({ viewer, now }: SheetVisit, { scored, item, errors = {}, status, ...typed }: Shown): Reply {
  const { sheet } = scored;
  const at = atOf(scored, now);
  const answer = scored.answers.get(item.code) ?? null;
  const revision = answer?.revision ?? 0;
  const said = answer?.verified ?? answer;
  const verdict = { choice: said ? choiceValue(said) : '', note: answer?.verifierNote ?? '', revision };
  const props = {
    scored,
    item,
    whyNotFill: isFiller(sheet, viewer) ? refusalText(whyNotFill(at, viewer)) : '',
    whyNotVerify: refusalText(whyNotVerifyAnswer(at, viewer, answer)),
    isVerifier: isVerifier(sheet, viewer),
    claim: typed.claim ?? { choice: answer ? choiceValue(answer) : '', note: answer?.note ?? '', revision },
    verdict: typed.verdict ?? verdict,
    errors,
    conflict: status === STALE ? answer : null,
  };
  const page = { title: itemTitle(item), trail: sheetTrail(sheet), body: <ItemPage {...props} /> };
  return sheetPage(status === undefined ? page : { ...page, status }, errors);
}

const STALE = 409;

/** `basis/option`, or '' for none. */
function givenIn(text: string): Given {
  const at = text.indexOf('/');
  return at < 0 ? { basis: '', option: '' } : { basis: text.slice(0, at), option: text.slice(at + 1) };
}

const claimBoxes: Readonly<Partial<Record<SheetRefusal, string>>> = {
  option_unknown: 'pilihan',
  note_long: 'catatan',
  not_asked: '',
  stale: '',
};

async function claim(visit: SheetVisit, doors: Doors): Promise<Reply> {
  const { form, db, viewer, now } = visit;
  const scored = await scoredAt(visit, doors);
  const item = itemAt(visit, scored);
  const { id } = scored.sheet;
  const typed = { choice: form.get('pilihan'), note: form.get('catatan'), revision: Number(form.get('revisi')) };
  const input = { id, item: item.code, ...givenIn(typed.choice), note: typed.note, revision: typed.revision };
  const outcome = await db.transact((tx) => claimAnswer(tx, viewer, input, now));
  if (outcome.ok)
    return redirect(form.has('lanjut') ? nextOf(scored, item) : paths.item.to(id, item.code), 'answer.done.save');
  const box = claimBoxes[outcome.why];
  if (box === undefined) return refusalPage(outcome.why, paths.sheet.to(id));
  const errors = { [box]: t(`answer.refusal.${outcome.why}`) };
  const isStale = outcome.why === 'stale';
  // Sent again after reading what holds now, the typed answer takes its place.
  const held = isStale ? { ...typed, revision: scored.answers.get(item.code)?.revision ?? 0 } : typed;
  return itemPage(visit, { scored, item, claim: held, errors, ...(isStale ? { status: STALE } : {}) });
}

/** The page of the next item that is asked; the sheet behind the last. */
function nextOf({ sheet, claimed }: Scored, item: InstrumentItem): string {
  const asked = claimed.items.filter((it) => it.isAsked).map((it) => it.code);
  const next = asked[asked.indexOf(item.code) + 1];
  return next ? paths.item.to(sheet.id, next) : paths.sheet.to(sheet.id);
}

async function confirm(visit: SheetVisit, doors: Doors): Promise<Reply> {
  const { form, db, viewer, now } = visit;
  const scored = await scoredAt(visit, doors);
  const item = itemAt(visit, scored);
  const input = { id: scored.sheet.id, item: item.code, revision: Number(form.get('revisi')) };
  const outcome = await db.transact((tx) => confirmAnswer(tx, viewer, input, now));
  const back = paths.item.to(scored.sheet.id, item.code);
  return outcome.ok ? redirect(back, 'answer.done.confirm') : refusalPage(outcome.why, back);
}

async function fromFact(visit: SheetVisit, doors: Doors): Promise<Reply> {
  const { db, viewer, now } = visit;
  const scored = await scoredAt(visit, doors);
  const item = itemAt(visit, scored);
  const input = { id: scored.sheet.id, facts: scored.facts, only: item.code };
  const outcome = await db.transact((tx) => fillFromFacts(tx, viewer, input, now));
  const back = paths.item.to(scored.sheet.id, item.code);
  return outcome.ok ? redirect(back, 'answer.done.facts') : refusalPage(outcome.why, back);
}

const verdictBoxes: Readonly<Partial<Record<SheetRefusal, string>>> = {
  option_unknown: 'terbukti',
  note_missing: 'catatan_verifikasi',
  note_long: 'catatan_verifikasi',
  stale: '',
};

async function verify(visit: SheetVisit, doors: Doors): Promise<Reply> {
  const { form, db, viewer, now } = visit;
  const scored = await scoredAt(visit, doors);
  const item = itemAt(visit, scored);
  if (!isVerifier(scored.sheet, viewer)) throw new NotFound();
  const { id } = scored.sheet;
  const typed = {
    choice: form.get('terbukti'),
    note: form.get('catatan_verifikasi'),
    revision: Number(form.get('revisi')),
  };
  const input = { id, item: item.code, ...givenIn(typed.choice), note: typed.note, revision: typed.revision };
  const outcome = await db.transact((tx) => verifyAnswer(tx, viewer, input, now));
  if (outcome.ok) return redirect(`${paths.sheet.to(id)}#verifikasi`, 'answer.done.verify');
  const box = verdictBoxes[outcome.why];
  if (box === undefined) return refusalPage(outcome.why, paths.item.to(id, item.code));
  const errors = { [box]: t(`answer.refusal.${outcome.why}`) };
  const isStale = outcome.why === 'stale';
  const held = isStale ? { ...typed, revision: scored.answers.get(item.code)?.revision ?? 0 } : typed;
  return itemPage(visit, { scored, item, verdict: held, errors, ...(isStale ? { status: STALE } : {}) });
}
