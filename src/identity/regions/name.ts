import { type Region, regionByCode } from './list.ts';

/** The region's name with its level ("Kabupaten Deli Serdang"); the code itself when it is unknown; '' for none. */
export function regionName(code: string | null): string {
  if (code === null) return '';
  return regionByCode(code)?.name ?? code;
}

/** Name with the province behind it, for lists over more than one province. */
export function regionFullName(code: string | null): string {
  const region: Region | null = code === null ? null : regionByCode(code);
  if (!region?.parent) return regionName(code);
  return `${region.name}, ${regionName(region.parent)}`;
}
