import { fileAddress } from '#platform/export/address.ts';
import { type ExportFormat, exportFormats } from '#platform/export/list.ts';
import { recordApiPaths, paths as registryPaths } from '#registry/index.ts';
import { descentPaths } from '#replication/index.ts';

/** What anybody may take along, each with its page, its files and its address for programs. */
export const openSets = [
  { name: 'innovations', page: registryPaths.catalogue.to(), api: recordApiPaths.innovations.to(), isHarvested: true },
  { name: 'problems', page: registryPaths.problems.to(), api: recordApiPaths.problems.to(), isHarvested: false },
  { name: 'exchange', page: descentPaths.exchange.to(), api: null, isHarvested: false },
] as const satisfies readonly OpenSet[];

type OpenSet = {
  readonly name: string;
  readonly page: string;
  readonly api: string | null;
  /** Whether OAI-PMH tells of it. */
  readonly isHarvested: boolean;
};

/** Forms that programs read; the others are for people. */
export const openFormats: readonly ExportFormat[] = exportFormats.filter((it) => it !== 'pdf');

export const fileOf = (page: string, format: ExportFormat): string => fileAddress(page, format);
