import { listFile } from '#platform/export/address.ts';
import { paths as runPaths } from '../bulk/paths.ts';
import { paths as cataloguePaths } from '../catalogue/paths.ts';
import { paths as erasurePaths } from '../erasure/paths.ts';
import { paths as handoverPaths } from '../handover/paths.ts';
import { paths as importPaths } from '../import/paths.ts';
import type { InnovationId } from '../model/ids.ts';
import { paths as registryPaths } from '../paths.ts';

/** Addresses of what leaves the hub: lists as files, and copy sheets of a record. */
export const paths = {
  recordsFile: listFile(registryPaths.records.pattern),
  problemsFile: listFile(registryPaths.problems.pattern),
  importsFile: listFile(importPaths.list.pattern),
  importedFile: listFile(importPaths.import.pattern),
  recordHistoryFile: listFile(registryPaths.history.pattern),
  problemHistoryFile: listFile(registryPaths.problemHistory.pattern),
  runsFile: listFile(runPaths.list.pattern),
  runFile: listFile(runPaths.one.pattern),
  offersFile: listFile(handoverPaths.list.pattern),
  erasuresFile: listFile(erasurePaths.list.pattern),
  catalogueFile: listFile(cataloguePaths.list.pattern),
  recordPdf: { pattern: '/inovasi/:id/unduh.pdf', to: (id: InnovationId) => `/inovasi/${id}/unduh.pdf` },
  recordJson: { pattern: '/inovasi/:id/unduh.json', to: (id: InnovationId) => `/inovasi/${id}/unduh.json` },
  workPdf: {
    pattern: '/kelola/inovasi/:id/unduh.pdf',
    to: (id: InnovationId, version?: number) => `/kelola/inovasi/${id}/unduh.pdf${version ? `?versi=${version}` : ''}`,
  },
  workJson: {
    pattern: '/kelola/inovasi/:id/unduh.json',
    to: (id: InnovationId, version?: number) => `/kelola/inovasi/${id}/unduh.json${version ? `?versi=${version}` : ''}`,
  },
  searchFile: listFile(cataloguePaths.search.pattern),
  sheets: { pattern: '/kelola/inovasi/:id/salin', to: (id: InnovationId) => `/kelola/inovasi/${id}/salin` },
  sheet: {
    pattern: '/kelola/inovasi/:id/salin/:formulir',
    to: (id: InnovationId, form: string) => `/kelola/inovasi/${id}/salin/${form}`,
  },
  sheetBook: {
    pattern: '/kelola/inovasi/:id/salin/:formulir/unduh.xlsx',
    to: (id: InnovationId, form: string) => `/kelola/inovasi/${id}/salin/${form}/unduh.xlsx`,
  },
  sheetText: {
    pattern: '/kelola/inovasi/:id/salin/:formulir/unduh.txt',
    to: (id: InnovationId, form: string) => `/kelola/inovasi/${id}/salin/${form}/unduh.txt`,
  },
} as const;
