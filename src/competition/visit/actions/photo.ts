import { type KeptFile, nameFile } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { LONGEST_CAPTION, MOST_PHOTOS, type PhotoId, type VisitId, type VisitRefusal } from '../model/visit.ts';
import { whyNotWrite } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { holdVisit } from './hold.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, VisitRefusal>>;

export type NewPhoto = {
  /** Comes with the form, so that a double click makes one. */
  readonly id: PhotoId;
  readonly visitId: VisitId;
  readonly file: KeptFile;
  readonly caption: string;
};

/** Puts a photo to the visit; it is kept as it was made anew by us, without what the camera wrote into it. */
export async function addPhoto(tx: Tx, who: Viewer, photo: NewPhoto, now: Date): Result {
  const visit = await holdVisit(tx, who, photo.visitId);
  if (!visit) return refused('not_found');
  const forbidden = whyNotWrite(visit);
  if (forbidden) return refused(forbidden);
  if (visit.photos.some((it) => it.id === photo.id)) return done(null);
  if (visit.photos.length >= MOST_PHOTOS) return refused('photos_most');
  const caption = photo.caption.trim();
  if (caption.length > LONGEST_CAPTION) return refused('too_long');
  const taken = await tables(tx).selectFrom('visit_photo').select('id').where('id', '=', photo.id).executeTakeFirst();
  if (taken) return refused('id_taken');
  const fileId = await nameFile(tx, who, photo.file, now);
  const row = { id: photo.id, visit_id: visit.id, file_id: fileId, caption };
  await tables(tx)
    .insertInto('visit_photo')
    .values({ ...row, added_by: who.person?.id ?? null, added_at: now })
    .execute();
  const after = { file: photo.file.originalName, sha256: photo.file.sha256, caption };
  await leaveTrace(tx, who, { id: visit.id, verb: 'add_photo', after }, now);
  return done(null);
}

/** Takes a photo off; the log tells which it was. */
export async function removePhoto(
  tx: Tx,
  who: Viewer,
  { id, visitId }: { readonly id: PhotoId; readonly visitId: VisitId },
  now: Date,
): Result {
  const visit = await holdVisit(tx, who, visitId);
  const photo = visit?.photos.find((it) => it.id === id);
  if (!visit || !photo) return refused('not_found');
  const forbidden = whyNotWrite(visit);
  if (forbidden) return refused(forbidden);
  await tables(tx).deleteFrom('visit_photo').where('id', '=', id).execute();
  await leaveTrace(tx, who, { id: visitId, verb: 'remove_photo', before: { caption: photo.caption } }, now);
  return done(null);
}
