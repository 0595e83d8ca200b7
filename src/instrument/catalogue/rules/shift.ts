import type { InstrumentDocument } from '../model/document.ts';

const noPeriod = { opens: null, closes: null, verifiedBy: null };

/** The document for another year: the year stands in its titles where the old one stood, and its period is set anew. */
export function shiftedTo(document: InstrumentDocument, year: number): InstrumentDocument {
  const named = (text: string) => text.replaceAll(String(document.year), String(year));
  if (year === document.year) return document;
  return { ...document, year, title: named(document.title), title_en: named(document.title_en), period: noPeriod };
}
