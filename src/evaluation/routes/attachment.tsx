import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { SubjectDoor } from '../door.ts';
import { paths } from '../paths.ts';
import { NotCleanPage } from '../views/not-clean-page.tsx';
import { doorOf } from './reading.ts';
import { ownSheet } from './sheet.tsx';
import type { EvaluationVisit } from './visit.tsx';

/** Kinds of files that a browser may show by itself; all others are saved. */
const shownTypes: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];

/** The files of a subject, by their number on the sheet: what they are called stays hidden in blind reading. */
export function attachmentRoutes(doors: readonly SubjectDoor[]): readonly Route<Viewer>[] {
  return [
    {
      method: 'get',
      path: paths.sheetFile.pattern,
      guard: signedIn,
      event: 'evaluation.attachment',
      handle: (visit) => download(visit, doors),
    },
  ];
}

async function download(visit: EvaluationVisit, doors: readonly SubjectDoor[]): Promise<Answer> {
  const { sheet, round } = await ownSheet(visit);
  const no = /^[1-9]\d{0,3}$/.test(visit.params.no ?? '') ? Number(visit.params.no) : 0;
  const door = doorOf(doors, round);
  const { subjectId } = sheet.subject;
  const reading = await door?.readingOf(visit.db.conn, subjectId, { blind: round.blind });
  const file = reading?.files[no - 1];
  const stored = file ? await door?.fileOf(visit.db.conn, visit.config, subjectId, file.id) : null;
  if (!file || !stored) throw new NotFound();
  const bytes = round.blind ? await blindBytes(stored, file.mediaType) : stored;
  if (!bytes) return notClean(paths.sheet.to(sheet.id));
  const isShown = shownTypes.includes(file.mediaType);
  const ending = file.mediaType === 'application/pdf' ? '.pdf' : '';
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': isShown ? file.mediaType : 'application/octet-stream',
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename="lampiran-${no}${ending}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}

/** Pictures lost what they told when they came in (files); a PDF loses it here; of other kinds we know too little. */
async function blindBytes(bytes: Uint8Array, mediaType: string): Promise<Uint8Array | null> {
  // Read when a paper is first asked for: what takes PDFs apart holds 17 MB, and few processes ever need it.
  if (mediaType === 'application/pdf') return (await import('../reading/clean.ts')).cleanPdf(bytes);
  return mediaType.startsWith('image/') ? bytes : null;
}

function notClean(back: string): Answer {
  const title = t('evaluation.reading.notClean');
  return show({
    title,
    status: 409,
    noindex: true,
    width: 'reading',
    body: <NotCleanPage title={title} back={back} />,
  });
}
