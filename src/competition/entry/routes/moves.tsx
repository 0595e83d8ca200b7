import { signedIn, type Viewer } from '#identity/index.ts';
import { formatMoment } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { type MessageKey, t } from '#platform/i18n/i18n.ts';
import { oneByOne } from '#platform/one-by-one.ts';
import type { Outcome } from '#platform/outcome.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { sectionsFor } from '../../edition/rules/parts.ts';
import { handOver, mendEntry, restoreEntry, returnEntry, takeBack, withdrawEntry } from '../actions/move.ts';
import { type Refused, submitEntry } from '../actions/submit.ts';
import type { EntryId } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import type { EntryState } from '../model/states.ts';
import { paths } from '../paths.ts';
import { notesOf } from '../queries/entry.ts';
import { standOf } from '../queries/stand.ts';
import { CheckPage } from '../views/check-page.tsx';
import { checkName } from '../wording.ts';
import { deedsOf, type EntryVisit, entryOf, entryPage, entryTrail, type Opened, refusal } from './visit.tsx';

const move = (verb: string, path: string, handle: Route<Viewer>['handle']): Route<Viewer> => ({
  method: 'post',
  path,
  guard: signedIn,
  event: `competition.entry.${verb}`,
  handle,
});

type Plain = (tx: Tx, who: Viewer, input: { readonly id: EntryId }) => Promise<Outcome<null, EntryRefusal>>;

/** A move that asks nothing; pressing its button twice is no mistake. */
const plain =
  (act: Plain, to: EntryState | null, flash: MessageKey): Route<Viewer>['handle'] =>
  async (visit) => {
    const { id } = (await entryOf(visit)).entry;
    const outcome = await visit.db.transact((tx) => act(tx, visit.viewer, { id }));
    const back = paths.entry.to(id);
    if (outcome.ok) return redirect(back, flash);
    const { entry } = await entryOf(visit);
    return entry.state === to ? redirect(back, flash) : refusal(outcome.why, back);
  };

export const moveRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.check.pattern,
    guard: signedIn,
    event: 'competition.entry.check',
    handle: async (visit) => checkPage(visit, await entryOf(visit)),
  },
  {
    method: 'get',
    path: paths.withdraw.pattern,
    guard: signedIn,
    event: 'competition.entry.withdraw_form',
    handle: withdrawForm,
  },
  move('hand_over', paths.handOver.pattern, plain(handOver, 'with_admin', 'entry.done.hand_over')),
  move('take_back', paths.takeBack.pattern, plain(takeBack, 'draft', 'entry.done.take_back')),
  move('return', paths.return.pattern, giveBack),
  { ...move('submit', paths.submit.pattern, submit), ahead: true },
  move('withdraw', paths.withdraw.pattern, plain(withdrawEntry, 'withdrawn', 'entry.done.withdraw')),
  move('restore', paths.restore.pattern, plain(restoreEntry, null, 'entry.done.restore')),
  move('mend', paths.mend.pattern, plain(mendEntry, 'draft', 'entry.done.mend')),
];

type Again = { readonly typed: Readonly<Record<string, string>>; readonly error: string };

async function checkPage(visit: EntryVisit, open: Opened, again?: Again): Promise<Answer> {
  const { db, viewer, now } = visit;
  const { entry, edition } = open;
  const errors: FieldErrors = again ? { catatan: again.error } : {};
  const body = (
    <CheckPage
      entry={entry}
      edition={edition}
      stand={await standOf(db.conn, entry, edition)}
      notes={await notesOf(db.conn, entry.id)}
      deeds={deedsOf(open, viewer, now)}
      typed={again?.typed ?? {}}
      errors={errors}
      now={now}
    />
  );
  const title = t('entry.checkPage.title', { title: entry.title });
  return entryPage({ title, trail: entryTrail(entry), width: 'reading', body }, errors);
}

async function giveBack(visit: EntryVisit): Promise<Answer> {
  const open = await entryOf(visit);
  const { entry, edition } = open;
  const { form, db, viewer } = visit;
  const codes = sectionsFor(edition.document, entry.group).map((it) => it.code);
  const boxes = codes.map((code) => [code, form.get(`catatan.${code}`)] as const);
  const typed: Record<string, string> = { ...Object.fromEntries(boxes), '': form.get('catatan') };
  const notes = Object.entries(typed).map(([section, body]) => ({ section, body }));
  const outcome = await db.transact((tx) => returnEntry(tx, viewer, { id: entry.id, notes }));
  const back = paths.entry.to(entry.id);
  if (outcome.ok) return redirect(back, 'entry.done.return');
  if (outcome.why === 'notes_missing' || outcome.why === 'too_long')
    return checkPage(visit, open, { typed, error: t(`entry.refusal.${outcome.why}`) });
  return (await entryOf(visit)).entry.state === 'returned'
    ? redirect(back, 'entry.done.return')
    : refusal(outcome.why, back);
}

/** Submissions of one institution wait for each other anyhow: here they hold no connection that others need meanwhile. */
const line = oneByOne();

async function submit(visit: EntryVisit): Promise<Answer> {
  const { entry } = await entryOf(visit);
  const outcome = await line(`${entry.editionId}:${entry.institutionId}`, () =>
    visit.db.transact((tx) => submitEntry(tx, visit.viewer, { id: entry.id })),
  );
  const receipt = paths.receipt.to(entry.id);
  if (outcome.ok) return redirect(receipt, 'entry.done.submit');
  if (outcome.why.why === 'submitted') return redirect(receipt);
  return notSubmitted(entry.id, outcome.why);
}

/** Why it was not taken, with the time of the server where the calendar decides, and what stands against it. */
function notSubmitted(id: EntryId, { why, at, checks }: Refused): Answer {
  const byClock = why === 'closed' || why === 'reopening_over' || why === 'not_open_yet';
  const against = checks.map(checkName).join(', ');
  const more = byClock ? t('entry.refused.clock', { moment: formatMoment(at), second: secondOf(at) }) : against;
  return refusal(why, paths.check.to(id), more === '' ? null : more);
}

const secondOf = (moment: Date): string => String(moment.getUTCSeconds()).padStart(2, '0');

async function withdrawForm(visit: EntryVisit): Promise<Answer> {
  const open = await entryOf(visit);
  const { entry } = open;
  const forbidden = deedsOf(open, visit.viewer, visit.now).withdraw;
  if (forbidden) return refusal(forbidden, paths.entry.to(entry.id));
  const isSubmitted = entry.state === 'submitted';
  return entryPage({
    title: t('entry.withdraw.title'),
    trail: entryTrail(entry),
    width: 'reading',
    body: (
      <ConfirmPage
        title={t('entry.withdraw.title')}
        action={paths.withdraw.to(entry.id)}
        button={t('entry.deed.withdraw')}
        look="danger"
        cancel={paths.entry.to(entry.id)}
      >
        <p>{t(isSubmitted ? 'entry.withdraw.submitted' : 'entry.withdraw.text', { title: entry.title })}</p>
        <p>{t('entry.withdraw.undo')}</p>
      </ConfirmPage>
    ),
  });
}
