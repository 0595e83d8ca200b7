import { bringPhoto, fileBytes, forgetUpload } from '#files/index.ts';
import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { addPhoto, removePhoto } from '../actions/photo.ts';
import { LONGEST_CAPTION } from '../model/visit.ts';
import { paths } from '../paths.ts';
import { photoFile } from '../queries/photo.ts';
import { whyNotWrite } from '../rules/moves.ts';
import { againWith } from './one.tsx';
import { refusal, type VisitVisit, visitOf } from './visit.tsx';

/** The photo, for whoever may see the visit. */
export async function showPhoto(visit: VisitVisit): Promise<Answer> {
  const found = await visitOf(visit);
  const id = parseId<'VisitPhotoId'>(visit.params.foto);
  const file = id ? await photoFile(visit.db.conn, found.id, id) : null;
  const bytes = file && (await fileBytes(visit.config, file as never));
  if (!file || !bytes) throw new NotFound();
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    },
  });
}

export async function bring(visit: VisitVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const found = await visitOf(visit);
  const back = paths.one.to(found.id);
  const locked = whyNotWrite(found);
  if (locked) return refusal(locked, back);
  const id = parseId<'VisitPhotoId'>(form.get('id'));
  if (!id) throw new NotFound();
  if (form.get('keterangan').trim().length > LONGEST_CAPTION)
    return againWith(visit, found, { keterangan: t('visit.refusal.too_long') });
  const brought = await bringPhoto(visit);
  if (!brought.ok) return againWith(visit, found, { berkas: brought.why });
  const photo = { id, visitId: found.id, file: brought.value, caption: form.get('keterangan') };
  const outcome = await db.transact((tx) => addPhoto(tx, viewer, photo, now));
  if (!outcome.ok) return refusal(outcome.why, back);
  await forgetUpload(visit);
  return redirect(`${back}#foto`, 'visit.done.photo');
}

export async function remove(visit: VisitVisit): Promise<Answer> {
  const found = await visitOf(visit);
  const id = parseId<'VisitPhotoId'>(visit.params.foto);
  if (!id) throw new NotFound();
  const input = { id, visitId: found.id };
  const outcome = await visit.db.transact((tx) => removePhoto(tx, visit.viewer, input, visit.now));
  if (!outcome.ok) return refusal(outcome.why, paths.one.to(found.id));
  return redirect(`${paths.one.to(found.id)}#foto`, 'visit.done.removePhoto');
}
