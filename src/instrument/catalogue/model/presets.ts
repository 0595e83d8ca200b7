import * as z from 'zod';
import index2026 from '../../../../presets/instruments/iid-2026.json' with { type: 'json' };
import hubMaturity from '../../../../presets/instruments/kematangan-hub.json' with { type: 'json' };
import institutionalisation from '../../../../presets/instruments/pelembagaan.json' with { type: 'json' };
import { instrumentDocument } from './document.ts';

const instrumentPreset = z.strictObject({
  source: z.string().min(20),
  code: z.string(),
  name: z.string(),
  name_en: z.string(),
  document: instrumentDocument,
});
export type InstrumentPreset = z.infer<typeof instrumentPreset>;

/** Instruments to begin from, each with its source; they carry no dates. */
export const instrumentPresets: readonly InstrumentPreset[] = [institutionalisation, index2026, hubMaturity].map((it) =>
  instrumentPreset.parse(it),
);

export function instrumentPresetOf(code: string): InstrumentPreset | null {
  return instrumentPresets.find((it) => it.code === code) ?? null;
}
