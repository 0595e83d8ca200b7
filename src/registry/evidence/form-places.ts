import { copyForms } from '../out/model.ts';
import { formPlace } from './rules.ts';

/** Codes of the fields of each form that want evidence. */
export const formPlaces: readonly { readonly form: string; readonly places: readonly string[] }[] = copyForms
  .map((form) => ({
    form: form.code,
    places: form.items.filter((it) => it.evidence).map((it) => formPlace(form.code, it.key)),
  }))
  .filter((it) => it.places.length > 0);
