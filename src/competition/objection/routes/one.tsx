import { dayOf, dayStart } from '#platform/dates.ts';
import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { paths as entryPaths } from '../../entry/paths.ts';
import { passagesOfEntry } from '../../stage/queries/passages.ts';
import { trailOf } from '../../stage/routes/visit.tsx';
import { decidingAfter, isInFieldOf } from '../../stage/rules/course.ts';
import { answerObjection, secondAnswer } from '../actions/answer.ts';
import { askStatement } from '../actions/ask.ts';
import { reopenObjection } from '../actions/reopen.ts';
import { giveStatement } from '../actions/state.ts';
import type { ObjectionRefusal } from '../model/refusal.ts';
import { type ObjectionOutcome, objectionOutcomes } from '../model/states.ts';
import { paths } from '../paths.ts';
import { needsSecond } from '../rules/answer.ts';
import {
  isHeard,
  isOrganiser,
  whyNotAnswer,
  whyNotAsk,
  whyNotReopen,
  whyNotSecond,
  whyNotState,
} from '../rules/moves.ts';
import { ObjectionPage } from '../views/objection-page.tsx';
import type { Deeds } from '../views/objection-props.ts';
import { againAt, bringFiles, megabytesOf, statementBoxes } from './files.ts';
import { type ObjectionVisit, type Opened, objectionOf, objectionPage, refusal } from './visit.tsx';

export async function showOne(visit: ObjectionVisit): Promise<Answer> {
  return page(visit, await objectionOf(visit), {});
}

async function page(visit: ObjectionVisit, opened: Opened, errors: FieldErrors, status?: number): Promise<Answer> {
  const { objection, edition } = opened;
  const { viewer, form } = visit;
  const organises = isOrganiser(objection, viewer);
  const typed = (name: string, kept: string) => (form.has(name) ? form.get(name) : kept);
  const lastDay = objection.askedUntil ? dayOf(new Date(objection.askedUntil.getTime() - 1)) : '';
  const body = (
    <ObjectionPage
      {...opened}
      organises={organises}
      isHeard={isHeard(objection, viewer)}
      deeds={await deedsOf(visit, opened)}
      twoEyes={needsSecond(edition.document, 'upheld')}
      typed={{
        question: typed('pertanyaan', objection.question),
        day: typed('sampai', lastDay),
        outcome: typed('hasil', objection.outcome ?? ''),
        answer: typed('jawaban', objection.answer),
        reason: form.get('alasan'),
        statement: form.get('pernyataan'),
      }}
      files={{ names: statementBoxes, megabytes: megabytesOf(visit) }}
      errors={errors}
    />
  );
  const list = { text: t('objection.list.title'), href: paths.list.to(edition.id) };
  const own = [
    { text: t('entry.list.title'), href: entryPaths.list.to() },
    { text: objection.title, href: entryPaths.entry.to(objection.entryId) },
  ];
  const trail = organises ? trailOf(edition, list) : own;
  const title = t('objection.one.title', { title: objection.title });
  return objectionPage({ title, width: 'wide', trail, ...(status ? { status } : {}), body }, errors);
}

/** Why each deed cannot be done now. */
async function deedsOf({ db, viewer, now }: ObjectionVisit, { objection, edition }: Opened): Promise<Deeds> {
  const passages = await passagesOfEntry(db.conn, objection.entryId);
  const later = decidingAfter(edition.document, 'objection');
  const isRested = passages.some((it) => later.includes(it.stage));
  const isOut = !isInFieldOf(edition.document, 'objection', passages);
  const rested = isRested ? ('later_decided' as const) : null;
  const end = rested ?? (isOut ? ('not_in_field' as const) : null);
  return {
    ask: whyNotAsk(objection),
    answer: whyNotAnswer(objection, null, now),
    uphold: end,
    second: whyNotSecond(objection, viewer) ?? end,
    reopen: whyNotReopen(objection) ?? rested,
    state: whyNotState(objection, now),
  };
}

const revisionIn = ({ form }: ObjectionVisit): number => {
  const text = form.get('revisi');
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
};

/** Refusals that are told at a box of the page, with all that was typed. */
const boxed = ['text_missing', 'text_long', 'day_wrong', 'stale', 'unheard'] as const;
type Boxed = (typeof boxed)[number];
const isBoxed = (why: ObjectionRefusal): why is Boxed => (boxed as readonly ObjectionRefusal[]).includes(why);

type Places = Readonly<Record<'text' | 'other', string>>;

async function refusedAt(visit: ObjectionVisit, why: ObjectionRefusal, places: Places): Promise<Answer> {
  const opened = await objectionOf(visit);
  if (!isBoxed(why)) return refusal(why, paths.one.to(opened.objection.id));
  const text = t(`objection.refusal.${why}`);
  if (why === 'stale') return page(visit, opened, { '': text }, 409);
  return page(visit, opened, { [why.startsWith('text_') ? places.text : places.other]: text });
}

const DAY_MS = 86_400_000;

/** A statement is taken until the end of the day. */
function endOf(day: string): Date | null {
  const start = dayStart(day);
  return start ? new Date(start.getTime() + DAY_MS) : null;
}

export async function ask(visit: ObjectionVisit): Promise<Answer> {
  const opened = await objectionOf(visit);
  const { id } = opened.objection;
  const { db, viewer, form, now } = visit;
  const until = endOf(form.get('sampai'));
  const places = { text: 'pertanyaan', other: 'sampai' };
  if (!until) return page(visit, opened, { sampai: t('objection.refusal.day_wrong') });
  const asking = { id, revision: revisionIn(visit), question: form.get('pertanyaan'), until };
  const outcome = await db.transact((tx) => askStatement(tx, viewer, asking, now));
  return outcome.ok ? redirect(paths.one.to(id), 'objection.done.asked') : refusedAt(visit, outcome.why, places);
}

const done = {
  proposed: 'objection.done.proposed',
  upheld: 'objection.done.answered',
  partly: 'objection.done.answered',
  dismissed: 'objection.done.answered',
} as const satisfies Record<ObjectionOutcome | 'proposed', string>;

export async function answer(visit: ObjectionVisit): Promise<Answer> {
  const opened = await objectionOf(visit);
  const { id } = opened.objection;
  const { db, viewer, form, now, baseUrl } = visit;
  const result = objectionOutcomes.find((it) => it === form.get('hasil'));
  if (!result) return page(visit, opened, { hasil: t('objection.refusal.outcome_missing') });
  const given = { id, revision: revisionIn(visit), outcome: result, answer: form.get('jawaban'), baseUrl };
  const outcome = await db.transact((tx) => answerObjection(tx, viewer, given, now));
  if (!outcome.ok) return refusedAt(visit, outcome.why, { text: 'jawaban', other: 'hasil' });
  return redirect(paths.one.to(id), done[outcome.value.state as keyof typeof done]);
}

export async function second(visit: ObjectionVisit): Promise<Answer> {
  const { id } = (await objectionOf(visit)).objection;
  const { db, viewer, form, now, baseUrl } = visit;
  const agrees = form.get('jawab') === 'setuju';
  const given = { id, revision: revisionIn(visit), agrees, baseUrl };
  const outcome = await db.transact((tx) => secondAnswer(tx, viewer, given, now));
  if (!outcome.ok) return refusal(outcome.why, paths.one.to(id));
  return redirect(paths.one.to(id), agrees ? 'objection.done.answered' : 'objection.done.given_back');
}

export async function reopen(visit: ObjectionVisit): Promise<Answer> {
  const { id } = (await objectionOf(visit)).objection;
  const { db, viewer, form, now } = visit;
  const given = { id, revision: revisionIn(visit), reason: form.get('alasan') };
  const outcome = await db.transact((tx) => reopenObjection(tx, viewer, given, now));
  if (!outcome.ok) return refusedAt(visit, outcome.why, { text: 'alasan', other: '' });
  return redirect(paths.one.to(id), 'objection.done.reopened');
}

export async function state(visit: ObjectionVisit): Promise<Answer> {
  const opened = await objectionOf(visit);
  const { id } = opened.objection;
  const { db, viewer, form } = visit;
  const again = againAt(visit, statementBoxes);
  if (!isHeard(opened.objection, viewer)) return refusal('not_found', paths.one.to(id));
  if (form.get('pernyataan').trim() === '')
    return page(visit, opened, { pernyataan: t('objection.refusal.text_missing'), ...again });
  const brought = await bringFiles(visit, statementBoxes);
  if (!brought.ok) return page(visit, opened, { ...again, ...brought.why });
  const stating = { id, statement: form.get('pernyataan'), files: brought.value };
  const outcome = await db.transact((tx) => giveStatement(tx, viewer, stating));
  if (outcome.ok) return redirect(paths.one.to(id), 'objection.done.stated');
  if (outcome.why === 'text_long')
    return page(visit, opened, { pernyataan: t('objection.refusal.text_long'), ...again });
  if (outcome.why === 'statement_late') return page(visit, opened, { '': t('objection.refusal.statement_late') }, 409);
  return refusal(outcome.why, paths.one.to(id));
}
