import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';

/** What a test may bend about one part of a packed file. */
export interface PartTwist {
  readonly stored?: boolean;
  /** What the directory says the part unpacks to, whatever is true. */
  readonly claimedSize?: number;
  readonly flags?: number;
  readonly method?: number;
}

export type Parts = Record<string, string | Uint8Array>;

/** Packs parts into a ZIP file by hand, so that a test can make it lie. */
export function packed(parts: Parts, twists: Record<string, PartTwist> = {}): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const twist = twists[name] ?? {};
    const raw = Buffer.from(content as string);
    const data = twist.stored ? raw : deflateRawSync(raw, { level: 9 });
    const head = header(raw, data, Buffer.from(name), twist);
    const local = Buffer.concat([signature(0x04034b50), head, Buffer.from(name), data]);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(offset);
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), head, Buffer.alloc(10), place, Buffer.from(name));
    bodies.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  return new Uint8Array(Buffer.concat([...bodies, entries, directoryEnd(bodies.length, entries.length, offset)]));
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** The 26 bytes that the local header and the directory have in common. */
function header(raw: Buffer, data: Buffer, name: Buffer, twist: PartTwist): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(twist.flags ?? 0, 2);
  head.writeUInt16LE(twist.method ?? (twist.stored ? 0 : 8), 4);
  head.writeUInt32LE(crc32(raw), 10);
  head.writeUInt32LE(data.length, 14);
  head.writeUInt32LE(twist.claimedSize ?? raw.length, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
}

function directoryEnd(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook with one sheet, whose XML the test writes. */
export function workbookParts(
  sheetXml: string,
  more: { strings?: string; styles?: string; book?: string } = {},
): Parts {
  return {
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml':
      more.book ?? '<workbook xmlns:r="x"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst>${more.strings ?? ''}</sst>`,
    'xl/styles.xml': more.styles ?? '<styleSheet/>',
    'xl/worksheets/sheet1.xml': sheetXml,
  };
}

/** A workbook with one sheet, its rows given as XML. */
export function workbook(rowsXml: string, more: { strings?: string; styles?: string; book?: string } = {}): Uint8Array {
  return packed(workbookParts(`<worksheet><sheetData>${rowsXml}</sheetData></worksheet>`, more));
}
