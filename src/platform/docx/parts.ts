/** One pixel in the colour of the house, as PNG: stretched, it is a bar. */
export const PIXEL: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPgik8BAAFEAM6zBq7nAAAAAElFTkSuQmCC',
  'base64',
);

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const contentTypes = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

export const rootRelations = `${XML}<Relationships ${RELATIONS}><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

export const relations = `${XML}<Relationships ${RELATIONS}><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rIdBar" Type="${OFFICE}/image" Target="media/bar.png"/></Relationships>`;

type Style = { readonly id: string; readonly name: string; readonly size: number; readonly level: number };
const heading = ({ id, name, size, level }: Style): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/>${level >= 0 ? `<w:outlineLvl w:val="${level}"/>` : ''}</w:pPr><w:rPr><w:b/><w:color w:val="0B4F54"/><w:sz w:val="${size}"/></w:rPr></w:style>`;

const LINE = 'w:val="single" w:sz="4" w:space="0" w:color="CBD8D8"';

/** Styles by their usual names, so that a word processor makes a table of contents of the headings. */
export const styles = (lang: string): string =>
  `${XML}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="${lang}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${heading({ id: 'Title', name: 'Title', size: 48, level: -1 })}${heading({ id: 'Heading1', name: 'heading 1', size: 32, level: 0 })}${heading({ id: 'Heading2', name: 'heading 2', size: 24, level: 1 })}<w:style w:type="table" w:styleId="Tabel"><w:name w:val="Tabel"/><w:pPr><w:spacing w:after="0"/></w:pPr><w:tblPr><w:tblBorders><w:top ${LINE}/><w:bottom ${LINE}/><w:insideH ${LINE}/></w:tblBorders></w:tblPr></w:style><w:style w:type="table" w:styleId="Polos"><w:name w:val="Polos"/><w:pPr><w:spacing w:after="0"/></w:pPr></w:style></w:styles>`;
