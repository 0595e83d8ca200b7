import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { readRows, type SheetRow } from '#platform/sheet/index.ts';
import { sheetRefusalText } from '#platform/ui/sheet-refusal.ts';
import { type CertificateKind, MOST_RECIPIENTS } from '../model.ts';
import { type ReadList, readList } from '../rules/list.ts';

export const MAX_LIST_BYTES = 5 * 1024 * 1024;
/** Title rows above the header, and the header. */
const HEAD_ROWS = 31;

export type GivenList = { readonly bytes: Uint8Array; readonly bare: boolean };

/** The list in the file or the box; else what is wrong with it as a whole, in the reader's language. */
export async function readGiven({ bytes, bare }: GivenList, kind: CertificateKind): Promise<ReadList | string> {
  const limits = { rows: MOST_RECIPIENTS + HEAD_ROWS, fileBytes: MAX_LIST_BYTES };
  const rows: SheetRow[] = [];
  // Names hold commas before degrees: what is typed is cut at tabs and semicolons alone.
  const delimiter = bare ? (bytes.includes(TAB) ? ('\t' as const) : (';' as const)) : undefined;
  for await (const row of readRows(bytes, { limits, ...(delimiter ? { delimiter } : {}) })) {
    if (!row.ok) return row.why.code === 'too_many_rows' ? tooMany() : sheetRefusalText(row.why);
    rows.push(row.value);
  }
  const read = readList(rows, { kind, bare });
  if (read === 'list_too_long') return tooMany();
  if (read === 'no_rows') return t('certificate.listed.no_rows');
  return read === 'no_name_column' ? t('certificate.listed.no_name_column') : read;
}

const TAB = 9;
const tooMany = () => t('certificate.listed.list_too_long', { most: formatNumber(MOST_RECIPIENTS) });
