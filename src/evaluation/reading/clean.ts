import { PDFArray, type PDFContext, PDFDict, PDFDocument, PDFName, PDFRef, PDFStream } from '@cantoo/pdf-lib';

const named = (...names: readonly string[]) => names.map((name) => PDFName.of(name));

/** Entries that tell who made a thing, when and with what, or that hold files: in the catalog, on pages, on pictures. */
const telling = named('Metadata', 'PieceInfo', 'LastModified', 'Thumb', 'AF', 'Names');
/** Who wrote a note in the margin, when, and the file that hangs on it. */
const ofNotes = named('T', 'NM', 'CreationDate', 'M', 'FS');
const [RECT, SUBTYPE] = [PDFName.of('Rect'), PDFName.of('Subtype')];

/**
 * The PDF without its information dictionary, XMP packets, private data of programs, names of who wrote notes, and attached
 * files; null for one that cannot be read, such as a locked one: what cannot be cleaned is not shown blind. What stands on its
 * pages stays.
 */
export async function cleanPdf(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const { context } = document;
    if (context.trailerInfo.Encrypt) return null;
    context.trailerInfo.Info = undefined;
    for (const [, object] of context.enumerateIndirectObjects()) strip(object);
    forgetUnused(context);
    return await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  } catch {
    return null;
  }
}

function dictOf(object: unknown): PDFDict | null {
  if (object instanceof PDFDict) return object;
  return object instanceof PDFStream ? object.dict : null;
}

function strip(object: unknown): void {
  const dict = dictOf(object);
  if (!dict) return;
  for (const name of telling) dict.delete(name);
  if (dict.has(RECT) && dict.has(SUBTYPE)) for (const name of ofNotes) dict.delete(name);
}

/** Takes away what nothing on the way from the catalog leads to any more; else it would still lie in the file. */
function forgetUnused(context: PDFContext): void {
  const seen = new Set<PDFRef>();
  const waiting: unknown[] = [context.trailerInfo.Root];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at instanceof PDFRef) {
      if (seen.has(at)) continue;
      seen.add(at);
      waiting.push(context.lookup(at));
    } else waiting.push(...partsOf(at));
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!seen.has(ref)) context.delete(ref);
}

function partsOf(object: unknown): readonly unknown[] {
  if (object instanceof PDFArray) return object.asArray();
  return dictOf(object)?.values() ?? [];
}
