import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One piece of the tree by which a screen reader goes through a page. */
export type Tagged = { readonly role: string; readonly alt?: string; readonly children?: readonly Tagged[] };

export type ReadPdf = {
  readonly pages: number;
  /** Width and height of the first page in points. */
  readonly size: readonly number[];
  readonly text: string;
  readonly title: string;
  readonly author: string;
  readonly created: string;
  readonly language: string | null;
  readonly isTagged: boolean;
  readonly tags: readonly Tagged[];
  readonly links: readonly string[];
};

/** Reads a PDF as another program would. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS }).promise;
  const { info } = await document.getMetadata();
  const said = info as { Title?: string; Author?: string; CreationDate?: string; Language?: string };
  const { view } = await document.getPage(1);
  const [texts, tags, links]: [string[], Tagged[], string[]] = [[], [], []];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    texts.push(content.items.map((it) => ('str' in it ? it.str + (it.hasEOL ? '\n' : '') : '')).join(''));
    const tree = (await page.getStructTree()) as unknown as Tagged | null;
    if (tree) tags.push(...flat(tree));
    for (const note of await page.getAnnotations()) if (note.url) links.push(String(note.url));
  }
  const mark = (await document.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null;
  const read = {
    pages: document.numPages,
    size: view.slice(2),
    text: texts.join('\n'),
    title: said.Title ?? '',
    author: said.Author ?? '',
    created: said.CreationDate ?? '',
    language: said.Language ?? null,
    isTagged: mark?.get('Marked') === true,
    tags,
    links,
  };
  await document.loadingTask.destroy();
  return read;
}

function flat(tree: Tagged): readonly Tagged[] {
  return [tree, ...(tree.children ?? []).filter((it) => it.role !== undefined).flatMap(flat)];
}
