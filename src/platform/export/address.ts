import { type ExportFormat, exportFormats } from './list.ts';

/** Name of the parameter that bears the file's name in the pattern of the address. */
export const FILE_PARAM = 'berkas';

/** The address of a list's files: beside the page of the list, with the same query. */
export function listFile(list: string) {
  return {
    pattern: `${list}/:${FILE_PARAM}{unduh\\.[\\w-]+}`,
    to: (format: string, query = '') => `${list}/unduh.${format}${query}`,
  };
}

/** The file of the list whose page has this address, query and all. */
export function fileAddress(page: string, format: ExportFormat): string {
  const at = page.indexOf('?');
  return at === -1 ? listFile(page).to(format) : listFile(page.slice(0, at)).to(format, page.slice(at));
}

/** The format that the name of a file asks for; null for one that we do not make. */
export function formatOf(file: string | undefined): ExportFormat | null {
  return exportFormats.find((format) => file === `unduh.${format}`) ?? null;
}
