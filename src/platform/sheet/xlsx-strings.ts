import { type Collector, collect, detached, unescapeText } from './cell-text.ts';
import { scanXml } from './xml.ts';
import type { Archive } from './zip.ts';

/** The texts that cells of a workbook share; null stands for one beyond the limit, which no cell may use. */
export async function readSharedStrings(archive: Archive, part: string, limit: number): Promise<(string | null)[]> {
  const texts: (string | null)[] = [];
  const current: Collector = { text: '', tooLong: false };
  let inText = false;
  let inGuide = false;
  await scanXml(archive, part, {
    open(name) {
      if (name === 'si') Object.assign(current, { text: '', tooLong: false });
      else if (name === 't') inText = !inGuide;
      else if (name === 'rPh') inGuide = true;
    },
    text(value) {
      if (inText) collect(current, value, limit);
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inGuide = false;
      if (name !== 'si') return;
      const whole = unescapeText(current.text);
      texts.push(current.tooLong || whole.length > limit ? null : detached(whole));
    },
  });
  return texts;
}
