import * as z from 'zod';
import kippSpecial2022 from '../../../../presets/editions/kipp-2022-khusus.json' with { type: 'json' };
import kippGeneral2022 from '../../../../presets/editions/kipp-2022-umum.json' with { type: 'json' };
import kippGeneral2023 from '../../../../presets/editions/kipp-2023-umum.json' with { type: 'json' };
import regencyStarter from '../../../../presets/editions/regency-starter.json' with { type: 'json' };
import replication2021 from '../../../../presets/editions/replikasi-2021.json' with { type: 'json' };
import { editionDocument } from './document.ts';

const editionPreset = z.strictObject({
  source: z.string().min(20),
  code: z.string(),
  name: z.string(),
  name_en: z.string(),
  document: editionDocument,
});
export type EditionPreset = z.infer<typeof editionPreset>;

/** Editions to begin from, each with its source; they carry no dates. */
export const editionPresets: readonly EditionPreset[] = [
  regencyStarter,
  kippGeneral2023,
  kippGeneral2022,
  kippSpecial2022,
  replication2021,
].map((it) => editionPreset.parse(it));

export function editionPresetOf(code: string): EditionPreset | null {
  return editionPresets.find((it) => it.code === code) ?? null;
}
