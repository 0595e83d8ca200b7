import type { Viewer } from '#identity/index.ts';
import type { Owned } from '../../origin/model.ts';
import { speaksFor } from '../../origin/rules.ts';
import type { KitAccess } from '../model.ts';

/**
 * Why the viewer may not take the kit. Those who speak for the record always may; `agreed` asks whether the viewer's institution has an
 * agreement on copying it.
 */
export function whyNotTake(
  { access, owner, hasAgreed }: { readonly access: KitAccess; readonly owner: Owned; readonly hasAgreed: boolean },
  viewer: Viewer,
): 'sign_in' | 'not_agreed' | null {
  if (access === 'public') return null;
  if (!viewer.person || !viewer.acting) return 'sign_in';
  if (access === 'signed_in' || speaksFor(owner, viewer)) return null;
  return hasAgreed ? null : 'not_agreed';
}
