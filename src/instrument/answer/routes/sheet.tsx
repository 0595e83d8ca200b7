import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import type { MessageKey } from '#platform/i18n/i18n.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { explain } from '../../formula/rules/evaluate.ts';
import { parseFormula } from '../../formula/rules/parse.ts';
import { fillFromFacts } from '../actions/answer.ts';
import { finishSheet, handInSheet, returnSheet, withdrawSheet } from '../actions/move.ts';
import { verifyAll } from '../actions/verify.ts';
import type { SheetRefusal } from '../model/refusal.ts';
import type { SheetId } from '../model/sheet.ts';
import { paths } from '../paths.ts';
import type { Scored } from '../queries/scored.ts';
import { offeredByFacts } from '../rules/facts.ts';
import { whyNotFill, whyNotFinish, whyNotHandIn, whyNotReturn, whyNotVerify, whyNotWithdraw } from '../rules/moves.ts';
import { isFiller, isVerifier } from '../rules/rights.ts';
import { HowPage, type Told } from '../views/how-page.tsx';
import { SheetPage, type WhyNots } from '../views/sheet-page.tsx';
import {
  atOf,
  type Doors,
  listers as guard,
  refusalPage,
  refusalText,
  type SheetVisit,
  scoredAt,
  sheetAt,
  sheetPage,
  sheetTrail,
} from './visit.tsx';

/** One sheet, and what is done with it as a whole. */
export function sheetRoutes(doors: Doors): readonly Route<Viewer>[] {
  const post = (path: { readonly pattern: string }, event: string, handle: Route<Viewer>['handle']): Route<Viewer> => ({
    method: 'post',
    path: path.pattern,
    guard,
    event,
    handle,
  });
  return [
    {
      method: 'get',
      path: paths.sheet.pattern,
      guard,
      event: 'instrument.sheet.read',
      handle: (it) => show(it, doors),
    },
    { method: 'get', path: paths.how.pattern, guard, event: 'instrument.sheet.how', handle: (it) => how(it, doors) },
    post(paths.facts, 'instrument.sheet.fact', (it) => takeFacts(it, doors)),
    post(paths.handIn, 'instrument.sheet.hand_in', (it) => move(it, handInSheet, 'answer.done.handIn')),
    post(paths.withdraw, 'instrument.sheet.withdraw', (it) => move(it, withdrawSheet, 'answer.done.withdraw')),
    post(paths.finish, 'instrument.sheet.finish', (it) => move(it, finishSheet, 'answer.done.finish')),
    post(paths.verifyAll, 'instrument.sheet.verify_all', (it) => move(it, verifyAll, 'answer.done.verifyAll')),
    post(paths.returnIt, 'instrument.sheet.return', (it) => giveBack(it, doors)),
  ];
}

async function show(visit: SheetVisit, doors: Doors, note = '', errors: FieldErrors = {}): Promise<Answer> {
  const scored = await scoredAt(visit, doors);
  const { sheet, edition } = scored;
  const props = { scored, whyNot: whyNots(scored, visit), parts: partsOf(scored, visit.viewer), note, errors };
  const offered = offeredByFacts(edition.document, sheet.kind, scored);
  const subjectHref = await subjectHrefOf(visit, doors, scored);
  const body = <SheetPage {...props} subjectHref={subjectHref} offered={offered} />;
  return sheetPage({ title: sheet.title, width: 'wide', trail: sheetTrail(sheet).slice(0, 1), body }, errors);
}

async function subjectHrefOf({ db }: SheetVisit, { subjects }: Doors, { sheet }: Scored): Promise<string | null> {
  const source = subjects.find((it) => it.kind === sheet.kind);
  return (await source?.byIds(db.conn, [sheet.subjectId]))?.get(sheet.subjectId)?.href ?? null;
}

const partsOf = ({ sheet }: Scored, viewer: Viewer) => [
  ...(isFiller(sheet, viewer) ? ['filler' as const] : []),
  ...(isVerifier(sheet, viewer) ? ['verifier' as const] : []),
];

function whyNots(scored: Scored, { viewer, now }: SheetVisit): WhyNots {
  const at = atOf(scored, now);
  return {
    fill: refusalText(whyNotFill(at, viewer)),
    handIn: refusalText(whyNotHandIn(at, viewer, scored.counts)),
    withdraw: refusalText(whyNotWithdraw(at, viewer, [...scored.answers.values()])),
    verify: refusalText(whyNotVerify(at, viewer)),
    finish: refusalText(whyNotFinish(at, viewer, scored.counts)),
    returnIt: refusalText(whyNotReturn(at, viewer)),
  };
}

type Deed = (tx: Tx, who: Viewer, input: { id: SheetId }, now: Date) => Promise<Outcome<unknown, SheetRefusal>>;

async function move(visit: SheetVisit, deed: Deed, done: MessageKey): Promise<Answer> {
  const { id } = await sheetAt(visit);
  const outcome = await visit.db.transact((tx) => deed(tx, visit.viewer, { id }, visit.now));
  const back = paths.sheet.to(id);
  return outcome.ok ? redirect(back, done) : refusalPage(outcome.why, back);
}

async function takeFacts(visit: SheetVisit, doors: Doors): Promise<Answer> {
  const { sheet, facts } = await scoredAt(visit, doors);
  const input = { id: sheet.id, facts };
  const outcome = await visit.db.transact((tx) => fillFromFacts(tx, visit.viewer, input, visit.now));
  const back = paths.sheet.to(sheet.id);
  return outcome.ok ? redirect(back, 'answer.done.facts') : refusalPage(outcome.why, back);
}

async function giveBack(visit: SheetVisit, doors: Doors): Promise<Answer> {
  const { id } = await sheetAt(visit);
  const note = visit.form.get('catatan');
  const outcome = await visit.db.transact((tx) => returnSheet(tx, visit.viewer, { id, note }, visit.now));
  const back = paths.sheet.to(id);
  if (outcome.ok) return redirect(back, 'answer.done.return');
  if (outcome.why !== 'note_missing' && outcome.why !== 'note_long') return refusalPage(outcome.why, back);
  return show(visit, doors, note, { catatan: t(`answer.refusal.${outcome.why}`) });
}

async function how(visit: SheetVisit, doors: Doors): Promise<Answer> {
  const scored = await scoredAt(visit, doors);
  const which = visit.query.get('nilai') === 'verified' ? 'verified' : 'claimed';
  const body = <HowPage scored={scored} which={which} told={toldOf(scored, which)} />;
  const title = t(`answer.how.${which}`, { title: scored.sheet.title });
  return sheetPage({ title, width: 'wide', trail: sheetTrail(scored.sheet), body });
}

/** The steps of each formula of the sheet, with the numbers that it reckoned with. */
function toldOf(scored: Scored, which: 'claimed' | 'verified'): readonly Told[] {
  const { scope } = scored[which];
  return scored.edition.document.formulas.flatMap(({ name, per, expression }) => {
    const parsed = per === scored.sheet.kind ? parseFormula(expression) : null;
    if (!parsed?.ok) return [];
    const told = explain(parsed.value, scope);
    return told.ok ? [{ name, steps: told.value.steps }] : [];
  });
}
