import type { EvidenceId } from '#files/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { parseId } from '#platform/ids.ts';
import {
  FIRST_ACCESS,
  type Kit,
  type KitAccess,
  type KitKind,
  type KitSetting,
  kitAccesses,
  kitKinds,
} from '../model.ts';

/** What somebody ticked and chose for one evidence. */
type TypedItem = { readonly isChosen: boolean; readonly kind: KitKind; readonly place: string };
export type TypedKit = {
  readonly access: KitAccess;
  readonly note: string;
  readonly items: ReadonlyMap<string, TypedItem>;
};

export function typedKit({ access, note, items }: Kit): TypedKit {
  const typed = items.map(({ evidenceId, kind }, at) => {
    return [evidenceId, { isChosen: true, kind, place: String(at + 1) }] as const;
  });
  return { access, note, items: new Map(typed) };
}

const LAST = 1000;
const placeOf = (text: string): number => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : LAST);

/** The kit as it is to be kept: what is ticked, in the order of its numbers; without a number it stands last. */
export function settingIn(form: FormValues): { readonly setting: KitSetting; readonly typed: TypedKit } {
  const items = new Map<string, TypedItem>();
  for (const name of form.names()) {
    const id = parseId<'EvidenceId'>(/^jenis\.(.+)$/.exec(name)?.[1]);
    if (!id) continue;
    const kind = kitKinds.find((it) => it === form.get(name)) ?? 'other';
    items.set(id, { isChosen: form.get(`pilih.${id}`) === 'ya', kind, place: form.get(`urutan.${id}`) });
  }
  const access = kitAccesses.find((it) => it === form.get('akses')) ?? FIRST_ACCESS;
  const note = form.get('catatan');
  const chosen = [...items]
    .filter(([, it]) => it.isChosen)
    .toSorted(([, a], [, b]) => placeOf(a.place) - placeOf(b.place))
    .map(([id, { kind }]) => ({ evidenceId: id as EvidenceId, kind }));
  const revision = /^\d{1,9}$/.test(form.get('revision')) ? Number(form.get('revision')) : 0;
  return { setting: { access, note, items: chosen, revision }, typed: { access, note, items } };
}
