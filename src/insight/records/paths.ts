import { listFile } from '#platform/export/address.ts';
import { figureAddress } from '#platform/figure.ts';

export const paths = {
  list: figureAddress,
  file: listFile(figureAddress.pattern),
} as const;
