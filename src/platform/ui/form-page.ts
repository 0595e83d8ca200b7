import { type Answer, type Page, show } from '../http/route.ts';
import { errorTitle } from './error-summary.tsx';
import type { FieldErrors } from './field.tsx';

/** A page with a form. With errors its title says so first, and it answers 422 unless the page tells another status. */
export function formPage(page: Page, errors: FieldErrors): Answer {
  if (Object.keys(errors).length === 0) return show(page);
  return show({ ...page, title: errorTitle(page.title), status: page.status ?? 422 });
}
