import { dayOf } from '#platform/dates.ts';
import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { HiddenField, TextArea } from '#platform/ui/text-field.tsx';
import { withdrawRecord } from '../actions/claim.ts';
import { decideRecord } from '../actions/decide.ts';
import { LONGEST_TEXT } from '../model/content.ts';
import { paths } from '../paths.ts';
import { asPaper, papersOf } from '../queries/papers.ts';
import { historyOfRecord } from '../queries/records.ts';
import { flagsOf } from '../rules/flags.ts';
import { whyNotDecide, whyNotDetach, whyNotEdit, whyNotVerify } from '../rules/moves.ts';
import { RecordPage } from '../views/record-page.tsx';
import { headlineOf } from '../views/words.ts';
import { type Opened, ownPage, type RecordVisit, recordOf, refusal, revisionIn, trailOf } from './visit.tsx';

export async function showRecord(visit: RecordVisit): Promise<Answer> {
  return page(visit, await recordOf(visit), {});
}

async function page(visit: RecordVisit, opened: Opened, errors: FieldErrors, status?: number): Promise<Answer> {
  const { record, innovation, title } = opened;
  const { db, viewer, form, now } = visit;
  const papers = (await papersOf(db.conn, [record.id])).get(record.id) ?? [];
  const known = papers.map(asPaper);
  const today = dayOf(now);
  const body = (
    <RecordPage
      record={record}
      title={title}
      papers={papers}
      flags={flagsOf({ content: record.content, papers: known }, today)}
      history={await historyOfRecord(db.conn, record.id)}
      deeds={{
        edit: whyNotEdit(record, innovation, viewer),
        decide: whyNotDecide(record, innovation, viewer),
        verify: whyNotVerify(record, known, { innovation, viewer }),
        detach: whyNotDetach(record, innovation, viewer),
      }}
      typed={{ verdict: form.get('hasil'), note: form.get('catatan') }}
      year={Number(today.slice(0, 4))}
      errors={errors}
    />
  );
  const heading = headlineOf(record.content);
  return ownPage(
    { title: heading, width: 'wide', trail: trailOf(opened), body, ...(status ? { status } : {}) },
    errors,
  );
}

export async function decide(visit: RecordVisit): Promise<Answer> {
  const opened = await recordOf(visit);
  const { id } = opened.record;
  const { db, viewer, form, now } = visit;
  const said = form.get('hasil');
  if (said !== 'verify' && said !== 'return') {
    const forbidden = whyNotDecide(opened.record, opened.innovation, viewer);
    return forbidden
      ? refusal(forbidden, paths.record.to(id))
      : page(visit, opened, { hasil: t('lasting.decide.missing') });
  }
  const decision = { id, revision: revisionIn(visit), verdict: said, note: form.get('catatan') } as const;
  const outcome = await db.transact((tx) => decideRecord(tx, viewer, decision, now));
  if (outcome.ok) return redirect(paths.record.to(id), `lasting.done.${said}`);
  const { why } = outcome;
  if (why === 'note_missing' || why === 'note_long')
    return page(visit, opened, { catatan: t(`lasting.refusal.${why}`) });
  if (why === 'no_document' || why === 'wrong_year') return page(visit, opened, { hasil: t(`lasting.refusal.${why}`) });
  if (why === 'stale') return page(visit, opened, { '': t('lasting.refusal.stale') }, 409);
  return refusal(why, paths.record.to(id));
}

async function withdrawPage(opened: Opened, reason: string, errors: FieldErrors): Promise<Answer> {
  const { record } = opened;
  const title = t('lasting.withdraw.title');
  const body = (
    <ConfirmPage
      title={title}
      action={paths.withdraw.to(record.id)}
      button={t('lasting.change.withdraw')}
      look="danger"
      cancel={paths.record.to(record.id)}
      errors={errors}
    >
      <p>{headlineOf(record.content)}</p>
      <p>{t('lasting.withdraw.text')}</p>
      <HiddenField name="revisi" value={String(record.revision)} />
      <TextArea
        name="alasan"
        label={t('lasting.withdraw.reason')}
        value={reason}
        rows={3}
        maxlength={LONGEST_TEXT}
        errors={errors}
      />
    </ConfirmPage>
  );
  return ownPage({ title, width: 'reading', trail: trailOf(opened), body }, errors);
}

export async function showWithdraw(visit: RecordVisit): Promise<Answer> {
  const opened = await recordOf(visit);
  const forbidden = whyNotEdit(opened.record, opened.innovation, visit.viewer);
  return forbidden ? refusal(forbidden, paths.record.to(opened.record.id)) : withdrawPage(opened, '', {});
}

export async function withdraw(visit: RecordVisit): Promise<Answer> {
  const opened = await recordOf(visit);
  const { id } = opened.record;
  const { db, viewer, form, now } = visit;
  const reason = form.get('alasan');
  const withdrawal = { id, revision: revisionIn(visit), reason };
  const outcome = await db.transact((tx) => withdrawRecord(tx, viewer, withdrawal, now));
  if (outcome.ok) return redirect(paths.record.to(id), 'lasting.done.withdrawn');
  const { why } = outcome;
  if (why === 'note_missing' || why === 'note_long')
    return withdrawPage(opened, reason, { alasan: t(`lasting.refusal.${why}`) });
  return refusal(why, paths.record.to(id));
}
