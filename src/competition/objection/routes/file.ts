import { dispositionOf, fileBytes, mediaOf } from '#files/index.ts';
import { type Answer, NotFound } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { objectionFile } from '../queries/file.ts';
import { isOrganiser } from '../rules/moves.ts';
import { type ObjectionVisit, objectionOf } from './visit.tsx';

/**
 * A file for whoever reads the objection, always as a download: it came from a stranger. Its name may tell whose it is, so the people
 * of the entry get it under another one unless they may know.
 */
export async function download(visit: ObjectionVisit): Promise<Answer> {
  const { objection } = await objectionOf(visit);
  const id = parseId<'ObjectionFileId'>(visit.params.lampiran);
  const file = id ? await objectionFile(visit.db.conn, objection.id, id) : null;
  const bytes = file && (await fileBytes(visit.config, file as never));
  if (!file || !bytes) throw new NotFound();
  const isNamed = file.side === 'statement' || objection.nameTold || isOrganiser(objection, visit.viewer);
  const plain = `${t('objection.one.file', { n: file.place })}.${mediaOf(file.mediaType).ext}`;
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': dispositionOf(isNamed ? file.originalName : plain, false),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
