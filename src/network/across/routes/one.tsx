import { type Answer, redirect } from '#platform/http/route.ts';
import { type MessageKey, t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { moveAcross } from '../actions/move.ts';
import { type Across, type AcrossRefusal, type Agreement, LONGEST_NUMBER } from '../model.ts';
import { paths } from '../paths.ts';
import { acrossFor, messagesOf } from '../queries/across.ts';
import { acrossMoves } from '../rules.ts';
import { ListPage } from '../views/list-page.tsx';
import { OnePage } from '../views/one-page.tsx';
import { type AcrossVisit, acrossAt, acrossPage, refusalPage } from './visit.tsx';

export async function showList({ db, viewer }: AcrossVisit): Promise<Answer> {
  const body = <ListPage all={await acrossFor(db.conn, viewer)} />;
  return acrossPage({ title: t('across.title'), trail: [], width: 'wide', body });
}

export async function showOne(visit: AcrossVisit): Promise<Answer> {
  return page(visit, await acrossAt(visit), {});
}

async function page({ db, viewer, form }: AcrossVisit, across: Across, errors: FieldErrors): Promise<Answer> {
  const messages = await messagesOf(db.conn, across.id);
  const typed = {
    move: form.get('langkah'),
    note: form.get('catatan'),
    number: form.get('nomor'),
    date: form.get('tanggal'),
  };
  const body = <OnePage across={across} messages={messages} viewer={viewer} typed={typed} errors={errors} />;
  const trail = [{ text: t('across.title'), href: paths.list.to() }];
  return formPage({ title: across.title, noindex: true, width: 'wide', trail, body }, errors);
}

const boxes: Partial<Readonly<Record<AcrossRefusal, string>>> = {
  note_missing: 'catatan',
  note_long: 'catatan',
  number_missing: 'nomor',
};

export async function move(visit: AcrossVisit): Promise<Answer> {
  const { viewer, db, form, now, baseUrl } = visit;
  const across = await acrossAt(visit);
  const chosen = acrossMoves.find((it) => it === form.get('langkah'));
  if (!chosen) return page(visit, across, { langkah: t('across.moveMissing') });
  const said = { note: form.get('catatan'), agreement: agreementIn(visit), revision: Number(form.get('revisi')) };
  const given = { id: across.id, move: chosen, ...said, own: new URL(baseUrl).origin };
  const outcome = await db.transact((tx) => moveAcross(tx, viewer, given, now));
  if (outcome.ok) return redirect(paths.one.to(across.id), `across.flash.${chosen}` satisfies MessageKey);
  const box = boxes[outcome.why];
  if (box) return page(visit, across, { [box]: t(`across.refusal.${outcome.why}`) });
  return refusalPage(outcome.why, paths.one.to(across.id));
}

function agreementIn({ form }: AcrossVisit): Agreement {
  const date = form.get('tanggal').trim();
  const isDay = /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date));
  return { kind: 'pks', number: form.get('nomor').trim().slice(0, LONGEST_NUMBER), date: isDay ? date : null };
}
