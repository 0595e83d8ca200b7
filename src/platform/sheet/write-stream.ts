import { cellAddress } from './address.ts';
import { looksLikeFormula } from './guard.ts';
import type { StreamedValue } from './model.ts';
import { sheetNames } from './sheet-name.ts';
import { writtenDay, writtenText } from './written-text.ts';
import { type ZipPart, zipStream } from './zip-stream.ts';

/** A sheet whose rows come one after the other, in pieces of many; `width` is in characters. */
export interface StreamedSheet {
  readonly name: string;
  readonly columns: readonly { readonly header: string; readonly width?: number }[];
  readonly rows: AsyncIterable<readonly (readonly StreamedValue[])[]>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const USUAL_WIDTH = 16;
/** Excel follows no more links in a sheet (Excel specifications and limits); those beyond are shown as text. */
const MOST_LINKS = 65_530;

/** Places of the styles in `STYLES`. */
const style = { heading: 1, asText: 2, day: 3, time: 4, link: 5 } as const;
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><u/><sz val="11"/><color rgb="FF0B57D0"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8ECF1"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf fontId="2" applyFont="1"/></cellXfs></styleSheet>`;

const part = (name: string, text: string): ZipPart => ({ name, text: [text] });

/**
 * Writes a workbook as the rows of its sheets come, one sheet after the other: a bold header that stays in sight, dates as dates, links as
 * links. A text is always a text, whatever it begins with. Holds the addresses of the links and a few rows, not the tables.
 */
export function streamBook(...sheets: readonly StreamedSheet[]): AsyncGenerator<Uint8Array> {
  return zipStream(partsOf(sheets));
}

function* partsOf(sheets: readonly StreamedSheet[]): Generator<ZipPart> {
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  const numbers = sheets.map((_, at) => at + 1);
  const types = numbers.map(
    (no) => `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="${SHEET}.worksheet+xml"/>`,
  );
  yield part(
    '[Content_Types].xml',
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/>${types.join('')}</Types>`,
  );
  yield part('_rels/.rels', relations([`officeDocument" Target="xl/workbook.xml`]));
  const listed = numbers.map((no) => `<sheet name="${escaped(names[no - 1] ?? '')}" sheetId="${no}" r:id="r${no}"/>`);
  yield part(
    'xl/workbook.xml',
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets></workbook>`,
  );
  yield part(
    'xl/_rels/workbook.xml.rels',
    relations([...numbers.map((no) => `worksheet" Target="worksheets/sheet${no}.xml`), 'styles" Target="styles.xml']),
  );
  yield part('xl/styles.xml', STYLES);
  for (const [at, sheet] of sheets.entries()) yield* sheetParts(sheet, at + 1);
}

function* sheetParts(sheet: StreamedSheet, no: number): Generator<ZipPart> {
  const links: string[] = [];
  yield { name: `xl/worksheets/sheet${no}.xml`, text: sheetXml(sheet, links) };
  if (links.length > 0)
    yield part(
      `xl/worksheets/_rels/sheet${no}.xml.rels`,
      relations(
        links.map((link) => `hyperlink" TargetMode="External" Target="${escaped(link.slice(link.indexOf(' ') + 1))}`),
      ),
    );
}

function relations(targets: readonly string[]): string {
  const all = targets.map((target, place) => `<Relationship Id="r${place + 1}" Type="${OFFICE}/${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

/** `links` is filled on the way: the address of the cell, a space, and where it leads. */
async function* sheetXml({ columns, rows }: StreamedSheet, links: string[]): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, place) =>
      `<col min="${place + 1}" max="${place + 1}" width="${width ?? USUAL_WIDTH}" customWidth="1"/>`,
  );
  const heading = columns.map(({ header }, place) => textCell(cellAddress(place, 1), header, style.heading));
  yield `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${heading.join('')}</row>`;
  let number = 1;
  for await (const some of rows) {
    const texts = some.map((row) => {
      number += 1;
      return `<row r="${number}">${row.map((value, place) => cell(cellAddress(place, number), value, links)).join('')}</row>`;
    });
    yield texts.join('');
  }
  yield `</sheetData>${linkElements(links)}</worksheet>`;
}

function linkElements(links: readonly string[]): string {
  if (links.length === 0) return '';
  const all = links.map((link, place) => `<hyperlink ref="${link.slice(0, link.indexOf(' '))}" r:id="r${place + 1}"/>`);
  return `<hyperlinks>${all.join('')}</hyperlinks>`;
}

function cell(address: string, value: StreamedValue, links: string[]): string {
  if (value === null || value === '') return '';
  if (typeof value === 'string') return textCell(address, value, looksLikeFormula(value) ? style.asText : 0);
  if (typeof value === 'boolean') return `<c r="${address}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number')
    return Number.isFinite(value) ? numberCell(address, value, 0) : textCell(address, String(value), 0);
  if ('href' in value) return linkCell(address, value.href, links);
  return 'date' in value ? dayCell(address, value.date) : timeCell(address, value.time);
}

function linkCell(address: string, href: string, links: string[]): string {
  const isLink = links.length < MOST_LINKS && /^(?:https?|mailto):\S+$/.test(href);
  if (isLink) links.push(`${address} ${href}`);
  return textCell(address, href, isLink ? style.link : 0);
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** The day from which workbooks count, so that 1 March 1900 is 61. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

function dayCell(address: string, day: string): string {
  const moment = writtenDay(day);
  return moment ? numberCell(address, serial(moment), style.day) : textCell(address, day, 0);
}

function timeCell(address: string, time: string): string {
  const moment = writtenDay(time.slice(0, 10)) ? new Date(`${time}Z`) : null;
  if (!moment || Number.isNaN(moment.getTime())) return textCell(address, time, 0);
  return numberCell(address, serial(moment), style.time);
}

const serial = (moment: Date): number => (moment.getTime() - DAY_ZERO) / DAY_MS;

function numberCell(address: string, value: number, styled: number): string {
  return `<c r="${address}"${styled ? ` s="${styled}"` : ''}><v>${value}</v></c>`;
}

function textCell(address: string, text: string, styled: number): string {
  return `<c r="${address}" t="inlineStr"${styled ? ` s="${styled}"` : ''}><is><t xml:space="preserve">${escaped(writtenText(text))}</t></is></c>`;
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML cannot carry is written as `_x0000_` (ECMA-376 part 1, 22.9.2.19). */
function escaped(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be escaped
    /[&<>"\u0000-\u0008\u000B-\u001F]/g,
    (char) => named[char] ?? `_x${char.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`,
  );
}
