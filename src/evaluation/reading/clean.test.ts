import { PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../../tests/support/pdf.ts';
import { cleanPdf } from './clean.ts';

const SECRET = 'Melati Sinaga';

/** A page that tells of its author in every place that a PDF has for it. */
async function telling(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([300, 200]);
  page.drawText('Isi halaman tetap ada', { x: 20, y: 100, size: 14 });
  document.setAuthor(SECRET);
  document.setTitle(`SK ${SECRET}`);
  document.setSubject(SECRET);
  document.setKeywords([SECRET]);
  document.setCreator(SECRET);
  const { context, catalog } = document;
  const xmp = context.stream(`<x:xmpmeta><dc:creator>${SECRET}</dc:creator></x:xmpmeta>`, {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  catalog.set(PDFName.of('Metadata'), context.register(xmp));
  page.node.set(PDFName.of('PieceInfo'), context.obj({ Program: { Private: PDFString.of(SECRET) } }));
  const note = context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 10, 10], T: PDFHexString.fromText(SECRET) });
  page.node.set(PDFName.of('Annots'), context.obj([context.register(note)]));
  await document.attach(new TextEncoder().encode(SECRET), `${SECRET}.txt`, { mimeType: 'text/plain' });
  return document.save({ useObjectStreams: false });
}

const texts = (bytes: Uint8Array): string => {
  const plain = Buffer.from(bytes).toString('latin1');
  return plain + Buffer.from(bytes).toString('utf16le') + hexTexts(plain);
};

/** Strings that a PDF writes as hexadecimal, in both of its encodings. */
function hexTexts(plain: string): string {
  return [...plain.matchAll(/<([0-9A-Fa-f\s]{8,})>/g)]
    .map((it) => {
      const bytes = Buffer.from((it[1] ?? '').replaceAll(/\s/g, ''), 'hex');
      return bytes.toString('latin1') + Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
    })
    .join('\n');
}

describe('a PDF in blind reading', () => {
  test('tells nothing of its author any more, and keeps its pages', async () => {
    const before = await telling();
    expect(texts(before)).toContain(SECRET);
    const after = await cleanPdf(before);
    expect(after).not.toBeNull();
    expect(texts(after ?? new Uint8Array())).not.toContain(SECRET);
    const read = await readPdf(after ?? new Uint8Array());
    expect([read.author, read.title]).toEqual(['', '']);
    expect(read.text).toContain('Isi halaman tetap ada');
  });

  test('that is none, or locked, is not shown', async () => {
    expect(await cleanPdf(new TextEncoder().encode('bukan PDF'))).toBeNull();
    const locked = '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R/Encrypt 2 0 R>>\n%%EOF\n';
    expect(await cleanPdf(new TextEncoder().encode(locked))).toBeNull();
  });
});
