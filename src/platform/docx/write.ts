import { zipStream } from '../sheet/index.ts';
import { contentTypes, PIXEL, relations, rootRelations, styles } from './parts.ts';

/** What a document is made of, in its order; words only, and bars as pictures with their words. */
export type DocxBlock =
  | { readonly kind: 'title' | 'heading' | 'caption' | 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly lines: readonly string[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly { readonly label: string; readonly right: boolean; readonly share: number }[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'bars';
      readonly rows: readonly { readonly label: string; readonly text: string; readonly share: number }[];
    };

export type DocxDocument = {
  readonly title: string;
  readonly author: string;
  readonly lang: 'id-ID' | 'en-GB';
  readonly made: Date;
  readonly blocks: readonly DocxBlock[];
};

/** Characters that XML does not know are left out: what people paste may hold them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const run = (text: string, bold = false): string =>
  `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
const paragraph = (inner: string, style = '', right = false): string => {
  const properties = `${style ? `<w:pStyle w:val="${style}"/>` : ''}${right ? '<w:jc w:val="right"/>' : ''}`;
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${inner}</w:p>`;
};

/** Width of the text between the margins, in twentieths of a point, and of the longest bar, in English metric units. */
const PAGE = 9638;
const BAR = 2_400_000;
const BAR_HEIGHT = 130_000;

function cell(width: number, content: string, shaded = false): string {
  const shade = shaded ? '<w:shd w:val="clear" w:color="auto" w:fill="E6EDED"/>' : '';
  return `<w:tc><w:tcPr><w:tcW w:w="${Math.round(width)}" w:type="dxa"/>${shade}</w:tcPr>${content}</w:tc>`;
}

const HEAD = '<w:trPr><w:tblHeader/></w:trPr>';
const tableOf = (style: string, widths: readonly number[], rows: readonly string[]): string => {
  const grid = widths.map((it) => `<w:gridCol w:w="${Math.round(it)}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${PAGE}" w:type="dxa"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>${paragraph('')}`;
};

function table({ columns, rows }: Extract<DocxBlock, { kind: 'table' }>): string {
  const shares = columns.reduce((sum, it) => sum + it.share, 0) || 1;
  const widths = columns.map((it) => (it.share / shares) * PAGE);
  const line = (texts: readonly string[], isHead: boolean) =>
    `<w:tr>${isHead ? HEAD : ''}${columns
      .map((it, at) => cell(widths[at] ?? 0, paragraph(run(texts[at] ?? '', isHead), '', it.right), isHead))
      .join('')}</w:tr>`;
  const head = line(
    columns.map((it) => it.label),
    true,
  );
  return tableOf('Tabel', widths, [head, ...rows.map((it) => line(it, false))]);
}

/** A bar is one small picture, stretched: it needs no font, and says its number to those who do not see it. */
function picture(id: number, words: string, share: number): string {
  const width = Math.max(1, Math.round(share * BAR));
  const words64 = xmlText(words);
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width}" cy="${BAR_HEIGHT}"/><wp:docPr id="${id}" name="Batang ${id}" descr="${words64}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${id}" name="Batang ${id}" descr="${words64}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdBar"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width}" cy="${BAR_HEIGHT}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}

function bars({ rows }: Extract<DocxBlock, { kind: 'bars' }>, nextId: () => number): string {
  const widths = [PAGE * 0.4, PAGE * 0.46, PAGE * 0.14];
  const lines = rows.map(({ label, text, share }) => {
    const bar = share > 0 ? picture(nextId(), `${label}: ${text}`, share) : '';
    return `<w:tr>${cell(widths[0] ?? 0, paragraph(run(label)))}${cell(widths[1] ?? 0, paragraph(bar))}${cell(widths[2] ?? 0, paragraph(run(text), '', true))}</w:tr>`;
  });
  return tableOf('Polos', widths, lines);
}

const styleOf = { title: 'Title', heading: 'Heading1', caption: 'Heading2', text: '' } as const;

function blockXml(block: DocxBlock, nextId: () => number): string {
  switch (block.kind) {
    case 'list':
      return block.lines.map((it) => paragraph(run(`•  ${it}`))).join('');
    case 'table':
      return table(block);
    case 'bars':
      return bars(block, nextId);
    default:
      return paragraph(run(block.text), styleOf[block.kind]);
  }
}

function documentXml({ blocks }: DocxDocument): string {
  let id = 0;
  const nextId = () => {
    id += 1;
    return id;
  };
  const body = blocks.map((it) => blockXml(it, nextId)).join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

const coreXml = ({ title, author, made, lang }: DocxDocument): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(author)}</dc:creator><dc:language>${lang}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${made.toISOString()}</dcterms:created></cp:coreProperties>`;

/** A document for word processors (ECMA-376, transitional): the same data give the same bytes. */
export async function writeDocx(document: DocxDocument): Promise<Uint8Array> {
  const parts = [
    { name: '[Content_Types].xml', text: [contentTypes] },
    { name: '_rels/.rels', text: [rootRelations] },
    { name: 'docProps/core.xml', text: [coreXml(document)] },
    { name: 'word/document.xml', text: [documentXml(document)] },
    { name: 'word/styles.xml', text: [styles(document.lang)] },
    { name: 'word/_rels/document.xml.rels', text: [relations] },
    { name: 'word/media/bar.png', text: [PIXEL], isPacked: true },
  ];
  const pieces: Uint8Array[] = [];
  for await (const piece of zipStream(parts)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}
