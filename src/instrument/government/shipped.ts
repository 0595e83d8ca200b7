import * as z from 'zod';
import preset from '../../../presets/index-editions.json' with { type: 'json' };
import catalogue from '../../../presets/instruments/iid-2026.json' with { type: 'json' };
import { type InstrumentDocument, instrumentDocument } from '../catalogue/model/document.ts';
import { type IndexEdition, indexEditionSchema } from './model/edition.ts';
import { effortSchema } from './model/effort.ts';

const presetSchema = z.object({ effort: effortSchema, editions: z.array(z.record(z.string(), z.unknown())).min(1) });

const { effort, editions } = presetSchema.parse(preset);

/** The editions of the index that are shipped, the newest first; the office changes its own copies. */
export const shippedEditions: readonly IndexEdition[] = editions.map((it) =>
  indexEditionSchema.parse({ ...it, effort }),
);

/** The shipped catalogue: it names the items where the hub has published no instrument of its own. */
export const shippedCatalogue: InstrumentDocument = instrumentDocument.parse(catalogue.document);

/** The key of the index among the instruments of a hub. */
export const INDEX_KEY = shippedCatalogue.key;
